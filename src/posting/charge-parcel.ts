import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../modules/amazon-pay"
import { ChargedElsewhereError, isAnswer } from "../modules/amazon-pay/errors"
import type { CaptureAsk } from "../modules/amazon-pay/decisions/capture-step"
import { versionsOf } from "../modules/amazon-pay/decisions/ledger-version"
import type { Account } from "../medusa/accounts"
import type { OrderFacts } from "../charging/order-facts"
import type { Ledgers } from "../charging/order-money"
import { leavesAt, parcelCharges, type Moment, type ParcelCharge } from "../charging/parcel-charge"
import { parcelWords } from "../charging/parcel-words"
import { payableBy } from "../medusa/payable"
import { isAwaited } from "../charging/refused-parcel"
import { readLedgers } from "../medusa/read-ledgers"
import { readOrder } from "../medusa/read-order"
import { bookParcel } from "./book-parcel"
import { restorePayment } from "./restore-payment"
import { closeOutPayment } from "./close-out-payment"

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
  parcel: { order_id: string; fulfillment_id: string },
  moment: Moment,
): Promise<ParcelCapture[]> {
  let plan = await planParcel(container, parcel, moment)
  const captures: ParcelCapture[] = []
  const asked = new Set<string>()
  let refusal: Error | undefined
  for (let charge; (charge = nextOf(plan, parcel, moment, asked));) {
    asked.add(keyOf(charge))
    try {
      captures.push(...(await makeCharge(container, parcel, moment, plan, charge)))
    } catch (error) {
      if (!isAnswer(error) || error instanceof ChargedElsewhereError) throw error
      // What one payment is not charged may be another one's, and keeps none from its share.
      refusal ??= error
      plan = await planParcel(container, parcel, moment)
    }
  }
  if (refusal && plan.charges.some(({ kind }) => kind !== "begun")) throw refusal
  return captures
}

/** The next payment to be asked, and last those that Amazon takes no charge for: that ends in an error that says so. */
function nextOf(
  { charges, ledgers }: ParcelPlan,
  { fulfillment_id }: { fulfillment_id: string },
  moment: Moment,
  asked: ReadonlySet<string>,
): ParcelCharge | undefined {
  const open = charges.filter((charge) => !asked.has(keyOf(charge)))
  const isAskedNow = ({ kind, paymentId }: ParcelCharge) => {
    if (kind === "lost") return false
    if (kind === "begun" || moment === "by-hand") return true
    const ledger = ledgers.get(paymentId)
    return kind === "new" && !(ledger && isAwaited(ledger, fulfillment_id, new Date()))
  }
  return open.find(isAskedNow) ?? open.find(({ kind }) => kind === "lost")
}

/** One charge of a payment for the parcel, whatever became of the charges before. */
function keyOf({ paymentId, kind }: ParcelCharge): string {
  return `${paymentId} ${kind === "refused" ? "new" : kind}`
}

async function makeCharge(
  container: MedusaContainer,
  parcel: { order_id: string; fulfillment_id: string },
  moment: Moment,
  first: ParcelPlan,
  charge: ParcelCharge,
): Promise<ParcelCapture[]> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const { paymentId } = charge
  const account = first.accounts.get(paymentId)
  const ledger = first.ledgers.get(paymentId)
  if (!account || !ledger) return []
  // What another process, or the share before, has charged since changes what is left of this one.
  let known: ParcelPlan | null = first
  const capture = await engine.captureShare(account.options, ledger.reference.id, async () => {
    const plan: ParcelPlan = known ?? (await planParcel(container, parcel, moment))
    known = null
    return await askFor(container, parcel, plan, charge)
  })
  // Pending at Amazon is booked when Amazon completes it; booked before needs no second booking.
  if (capture?.state !== "completed" || capture.booked_id) return []
  await bookParcel(container, paymentId, parcel.fulfillment_id)
  await closeOutPayment(container, paymentId)
  return [{ payment_id: paymentId, amount: capture.amount ?? charge.amount }]
}

/** A parcel's charges with what they were worked out from. */
interface ParcelPlan {
  order: OrderFacts
  ledgers: Ledgers
  accounts: Map<string, Account>
  charges: ParcelCharge[]
}

async function planParcel(
  container: MedusaContainer,
  { order_id, fulfillment_id }: { order_id: string; fulfillment_id: string },
  moment: Moment,
): Promise<ParcelPlan> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const order = await readOrder(container, order_id)
  const ledgers = await readLedgers(engine, order)
  const accounts = payableBy(container, order, ledgers, moment)
  const trigger = moment === "by-hand" ? leavesAt([...accounts.values()]) : moment
  const payable = [...accounts.keys()]
  const charges = parcelCharges(order, ledgers, { fulfillmentId: fulfillment_id, trigger, payable })
  return { order, ledgers, accounts, charges }
}

/** What to ask a payment for, as the plan has it now; null when the plan has nothing more for it. */
async function askFor(
  container: MedusaContainer,
  { fulfillment_id }: { fulfillment_id: string },
  { order, ledgers, charges }: ParcelPlan,
  wanted: ParcelCharge,
): Promise<CaptureAsk | null> {
  const { paymentId } = wanted
  const charge = charges.find((one) => keyOf(one) === keyOf(wanted))
  const ledger = ledgers.get(paymentId)
  if (!charge || !ledger) return null
  const { amount, toCharge, parcelAmount, kind } = charge
  if (kind === "begun") return { amount, fulfillmentId: fulfillment_id, parcelAmount }
  const payment = order.payments.find(({ id }) => id === paymentId)
  if (payment?.canceled) await restorePayment(container, order, payment.id)
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  await engine.setChargeTarget(ledger.reference.id, toCharge)
  const versions = versionsOf(ledgers.values())
  const words = await parcelWords(container, order, fulfillment_id)
  return { amount, fulfillmentId: fulfillment_id, parcelAmount, versions, words }
}
