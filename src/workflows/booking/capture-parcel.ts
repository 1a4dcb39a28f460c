import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../../modules/amazon-pay"
import { ChargedElsewhereError } from "../../modules/amazon-pay/errors"
import { accountOfProvider, type Account } from "../accounts"
import type { OrderFacts } from "../parcel/order-facts"
import type { Ledgers } from "../parcel/order-money"
import { leavesAt, parcelCharges, type Moment } from "../parcel/parcel-charge"
import { readLedgers } from "../parcel/read-ledgers"
import { readOrder } from "../parcel/read-order"
import { restorePayment } from "../parcel/restore-payment"
import { bookParcel } from "./book-parcel"
import { settlePayment } from "./settle-payment"

/** What was charged for a parcel to one payment. */
export interface ParcelCapture {
  payment_id: string
  /** Major units, as decimal text. */
  amount: string
}

export interface ParcelOfOrder {
  fulfillment_id: string
  /** Missing for a fulfillment that belongs to no order, such as a return's. */
  order_id: string | null
}

/**
 * Charges exactly what a parcel holds, and lets Medusa book each charge once it is made: a parcel that two payments pay
 * for is two charges, and should the second fail, the first stands in Medusa as it does at Amazon. Charging the same
 * parcel again finds the first charges. Orders not paid with Amazon Pay, and accounts that charge at another moment,
 * are left alone. Runs under the order's lock.
 * @returns what was charged and booked now
 * @throws MedusaError NOT_ALLOWED when Amazon declined or refused, or takes no more charges for the order
 * @throws UnknownOutcomeError when Amazon gave no answer
 */
export async function captureParcel(
  container: MedusaContainer,
  { order_id, fulfillment_id }: ParcelOfOrder,
  moment: Moment,
): Promise<ParcelCapture[]> {
  if (!order_id) return []
  const parcel = { order_id, fulfillment_id }
  try {
    return await chargeParcel(container, parcel, moment)
  } catch (error) {
    if (!(error instanceof ChargedElsewhereError)) throw error
    // What was charged elsewhere is in the ledger now, and counts when the parcel's share is worked out once more.
    return await chargeParcel(container, parcel, moment)
  }
}

async function chargeParcel(
  container: MedusaContainer,
  { order_id, fulfillment_id }: { order_id: string; fulfillment_id: string },
  moment: Moment,
): Promise<ParcelCapture[]> {
  const order = await readOrder(container, order_id)
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const ledgers = await readLedgers(engine, order)
  const accounts = payableBy(container, order, ledgers, moment)
  const trigger = moment === "by-hand" ? leavesAt([...accounts.values()]) : moment
  const payable = [...accounts.keys()]
  const captures: ParcelCapture[] = []

  for (const charge of parcelCharges(order, ledgers, {
    fulfillmentId: fulfillment_id,
    trigger,
    payable,
  })) {
    const account = accounts.get(charge.paymentId)
    const ledger = ledgers.get(charge.paymentId)
    if (!account || !ledger) continue
    const payment = order.payments.find(({ id }) => id === charge.paymentId)
    if (payment?.canceled) await restorePayment(container, order, payment.id)
    await engine.aimAt(ledger.reference.id, charge.toCharge)
    const capture = await engine.captureAmount(account.options, ledger.reference.id, {
      amount: charge.amount,
      fulfillmentId: fulfillment_id,
    })
    // Pending at Amazon is booked when Amazon completes it; booked before needs no second booking.
    if (capture.state !== "completed" || capture.booked_id) continue
    await bookParcel(container, charge.paymentId, fulfillment_id)
    await settlePayment(container, charge.paymentId)
    captures.push({ payment_id: charge.paymentId, amount: capture.amount ?? charge.amount })
  }
  return captures
}

/**
 * The accounts of the payments that may be charged at this moment, by payment id. Payments that Medusa cancelled
 * count only when the order has no other: the last of them, if Amazon still takes charges for it.
 */
function payableBy(
  container: MedusaContainer,
  { payments }: OrderFacts,
  ledgers: Ledgers,
  moment: Moment,
): Map<string, Account> {
  const live = payments.filter(({ canceled }) => !canceled)
  const open = payments.filter(({ id }) => ledgers.get(id)?.reference.state === "Open").slice(-1)
  return new Map(
    (live.length ? live : open).flatMap(({ id, providerId }) => {
      const account = accountOfProvider(container, providerId)
      const isTheMoment = moment === "by-hand" || account?.options.capture === moment
      return account && isTheMoment ? [[id, account]] : []
    }),
  )
}
