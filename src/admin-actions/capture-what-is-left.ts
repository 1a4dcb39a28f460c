import type { MedusaContainer } from "@medusajs/framework/types"
import { MathBN, Modules } from "@medusajs/framework/utils"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../modules/amazon-pay"
import { nonFailedCaptures } from "../modules/amazon-pay/decisions/holds"
import { refused } from "../modules/amazon-pay/errors"
import { amountText, lesserAmount, isPositive } from "../modules/amazon-pay/money"
import { accountOfProvider } from "../medusa/accounts"
import { ledgerOfPayment } from "../medusa/ledger-of-payment"
import { orderOfCollection } from "../medusa/order-collections"
import { boundOf } from "../charging/order-money"
import { readLedgers } from "../medusa/read-ledgers"
import { readOrder } from "../medusa/read-order"

/**
 * What a capture of a whole payment, as Medusa's own Capture button asks for it, captures: what is left of the payment. Once
 * a part of it was captured Medusa refuses the whole, and while Amazon decides on a part Medusa knows nothing of it.
 * @param asked major units; left out, the whole payment
 * @returns the amount to ask for instead; null for a capture that is no business of this plugin's, or asks for a part
 * @throws MedusaError NOT_ALLOWED when nothing is left
 */
export async function captureWhatIsLeft(
  container: MedusaContainer,
  paymentId: string,
  asked: number | undefined,
): Promise<string | null> {
  const [payment] = await container
    .resolve(Modules.PAYMENT)
    .listPayments({ id: [paymentId] }, { relations: ["captures"] })
  if (!payment || payment.captured_at || payment.canceled_at) return null
  if (!accountOfProvider(container, payment.provider_id)) return null
  if (asked !== undefined && !MathBN.eq(asked, payment.raw_amount ?? payment.amount)) return null
  const own = await ledgerOfPayment(container, payment)
  const orderId = own && (await orderOfCollection(container, payment.payment_collection_id))
  if (!orderId) return null
  const order = await readOrder(container, orderId)
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const bound = boundOf(order, await readLedgers(engine, order), own)
  const captured = MathBN.sum(
    0,
    ...(payment.captures ?? []).map(({ raw_amount, amount }) => raw_amount ?? amount),
  )
  const ofPayment = amountText(
    MathBN.sub(payment.raw_amount ?? payment.amount, captured),
    payment.currency_code,
  )
  const left = lesserAmount(bound, ofPayment)
  if (isPositive(left)) return left
  // What was begun is asked for again as it was: that is how its outcome is learnt, or that Amazon is still deciding.
  if (nonFailedCaptures(own).some(({ state }) => state !== "completed")) return null
  throw refused(
    "Nothing is left to be captured of this payment: what the order owes is charged. Look at the Amazon Pay panel of the order.",
  )
}
