import type {
  BigNumberInput,
  MedusaContainer,
  PaymentDTO,
  UpdatePaymentDTO,
} from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../modules/amazon-pay"
import { graceMs } from "../modules/amazon-pay/ledger/next-check"
import { amountText } from "../modules/amazon-pay/money"
import { untilStable, type Looked } from "./until-stable"
import { ledgerOfPayment } from "../medusa/ledger-of-payment"
import { repairCollection } from "./repair-collection"
import { paymentRows, sumOfRows } from "./payment-rows"
import { sortRows } from "./sorted-rows"

/**
 * Makes what Medusa says of a payment what was charged and given back for it: takes away the rows that a dead process
 * left and nothing at Amazon stands behind, and sets right what Medusa has added up. Medusa also counts the row of
 * one who is refused a moment later. Payments that are not Amazon Pay's are left alone.
 * @param freshSince rows that are younger and have no outcome yet are left to whoever made them; a minute unless given
 * @returns whether all is done; false while a row waits for its outcome
 * @throws MedusaError UNEXPECTED_STATE when others keep changing it
 */
export async function repairPayment(
  container: MedusaContainer,
  paymentId: string,
  freshSince = new Date(Date.now() - graceMs),
): Promise<boolean> {
  return await untilStable(`What Medusa says of payment ${paymentId}`, () =>
    repairOnce(container, paymentId, freshSince),
  )
}

async function repairOnce(
  container: MedusaContainer,
  paymentId: string,
  freshSince: Date,
): Promise<Looked> {
  const payments = container.resolve(Modules.PAYMENT)
  const payment = await payments.retrievePayment(paymentId, { relations: ["captures", "refunds"] })
  const captures = paymentRows(payment.captures)
  const refunds = paymentRows(payment.refunds)
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  // Before the ledger: who has ended meanwhile has written down what came of it.
  const asking = await engine.askingRows([...captures, ...refunds].map(({ id }) => id))
  // After the rows: an operation is written down after its row.
  const ledger = await ledgerOfPayment(container, payment)
  if (!ledger) return "right"
  const charged = sortRows("capture", captures, ledger, freshSince, asking)
  const returned = sortRows("refund", refunds, ledger, freshSince, asking)
  const surplus = [...charged.surplus, ...returned.surplus]
  if (charged.surplus.length) await payments.deleteCaptures(charged.surplus)
  if (returned.surplus.length) await payments.deleteRefunds(returned.surplus)
  if (surplus.length) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(
        `Amazon Pay: ${surplus.join(", ")} of payment ${paymentId} is taken away: Amazon has done nothing for it.`,
      )
  }
  const booked = sumOfRows(captures.filter(({ id }) => charged.booked.includes(id)))
  const open = new Set([...charged.open, ...returned.open])
  const timed = await repairCapturedAt(container, payment, booked)
  const summed = await repairCollection(container, payment.payment_collection_id, open)
  if (surplus.length || timed || summed) return "repaired"
  return open.size ? "awaited" : "right"
}

/** Medusa makes no further capture of a payment that it takes for captured in full. */
async function repairCapturedAt(
  container: MedusaContainer,
  { id, raw_amount, amount, captured_at, canceled_at, currency_code }: PaymentDTO,
  booked: BigNumberInput,
): Promise<boolean> {
  const whole = amountText(raw_amount ?? amount, currency_code)
  const full = MathBN.gte(amountText(booked, currency_code), whole)
  if (canceled_at || full === Boolean(captured_at)) return false
  const repaired: UpdatePaymentDTO & { captured_at: Date | null } = {
    id,
    captured_at: full ? new Date() : null,
  }
  await container.resolve(Modules.PAYMENT).updatePayment(repaired)
  return true
}
