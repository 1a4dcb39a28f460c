import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import type { Snapshot } from "../modules/amazon-pay"
import { nonFailedCaptures, openAuthorization } from "../modules/amazon-pay/decisions/holds"
import { withAllowance } from "../modules/amazon-pay/money"
import { currencyDigits } from "../mws"
import type { OrderFacts } from "./order-facts"
import { takenOf, type Ledgers } from "./order-money"
import { rounded, sumOf } from "./line-amounts"

/** What one payment can be asked for, or is asked for, of what an order owes (major units). */
export interface Part {
  paymentId: string
  /** Of what it was made for. */
  within: BigNumberInput
  /** Above that, of what no payment was made for. */
  above: BigNumberInput
  /** Of what it was made for, and Amazon takes no charge for as the order reference stands. */
  lost: BigNumberInput
  /** Medusa has cancelled it: it is asked for what no other one was made for, and nothing in another one's place. */
  canceled?: boolean
}

/** What Amazon takes of a payment: an open order reference up to its allowance, any other no more than what is held. */
export function partOf(paymentId: string, ledger: Snapshot, canceled = false): Part {
  const { state, total, currency_code } = ledger.reference
  const taken = takenOf(ledger)
  const left = atLeastZero(MathBN.sub(total, taken))
  if (state !== "Open") {
    const within = MathBN.min(left, state === "Canceled" ? 0 : heldOf(ledger))
    return { paymentId, within, above: 0, lost: MathBN.sub(left, within), canceled }
  }
  const most = MathBN.sub(withAllowance(total, currency_code), taken)
  return { paymentId, within: left, above: atLeastZero(MathBN.sub(most, left)), lost: 0, canceled }
}

/** The same of a payment that Medusa has cancelled, which is asked for no more than that (major units). */
export function cappedBy(part: Part, most: BigNumberInput): Part {
  if (!part.canceled) return part
  const within = MathBN.min(part.within, atLeastZero(most))
  const above = MathBN.min(part.above, atLeastZero(MathBN.sub(most, within)))
  return { ...part, within, above }
}

/** What a hold can still be captured for: an authorization takes one capture. */
function heldOf(ledger: Snapshot): BigNumberInput {
  const held = openAuthorization(ledger)
  const isAsked = nonFailedCaptures(ledger).some(
    ({ amazon_parent_id }) => amazon_parent_id !== null && amazon_parent_id === held?.amazon_id,
  )
  return isAsked ? 0 : (held?.amount ?? 0)
}

/**
 * Shares an amount among payments: first what every one was made for and can be charged; then, of what no payment was made
 * for, what Amazon lets an order reference be charged above its total; what is left falls to those that were made for it, in
 * vain. Payments that Medusa has cancelled come after all that.
 * @param beyond what no payment was made for
 * @returns a share for each part, and what falls to none
 */
export function sharesOf(
  amount: BigNumberInput,
  parts: readonly Part[],
  beyond: BigNumberInput,
): { shares: Part[]; rest: BigNumberInput } {
  let rest: BigNumberInput = atLeastZero(amount)
  const take = (most: BigNumberInput) => {
    const share = atLeastZero(MathBN.min(rest, most))
    rest = MathBN.sub(rest, share)
    return share
  }
  let grown: BigNumberInput = beyond
  const takeAbove = (most: BigNumberInput) => {
    const share = take(MathBN.min(most, grown))
    grown = MathBN.sub(grown, share)
    return share
  }
  const shares = [...parts]
  for (const isCanceled of [false, true]) {
    const some = parts.flatMap((part, at) =>
      Boolean(part.canceled) === isCanceled ? [{ part, at }] : [],
    )
    const within = some.map(({ part }) => take(part.within))
    const above = some.map(({ part }) => takeAbove(part.above))
    for (const [index, { part, at }] of some.entries()) {
      const lost = take(part.lost)
      shares[at] = { ...part, within: within[index] ?? 0, above: above[index] ?? 0, lost }
    }
  }
  return { shares, rest }
}

/** What is left of a part when a share of it is taken. */
export function less(part: Part, share: Part): Part {
  return {
    ...part,
    within: MathBN.sub(part.within, share.within),
    above: MathBN.sub(part.above, share.above),
    lost: MathBN.sub(part.lost, share.lost),
  }
}

/** What a share comes to that Amazon can be asked for. */
export function canOf({ within, above }: Part): BigNumberInput {
  return MathBN.add(within, above)
}

/** Whether an order reference takes no new authorization any more. */
export function hasEnded({ reference: { state } }: Snapshot): boolean {
  return state === "Closed" || state === "Canceled"
}

/** What a payment is to be charged, whether Amazon takes it at the moment or not. */
export function aimOf(paymentId: string, ledger: Snapshot, canceled = false): Part {
  const part = partOf(paymentId, ledger, canceled)
  return { ...part, within: MathBN.add(part.within, part.lost), lost: 0 }
}

export function noPart(paymentId: string): Part {
  return { paymentId, within: 0, above: 0, lost: 0 }
}

/**
 * What the order costs beyond what its payments were made for, and nobody has paid otherwise: what it has grown by. Money
 * that was given back is none of it.
 */
export function excessOfPayments(
  { total, payments, currencyCode }: OrderFacts,
  ledgers: Ledgers,
  payable: readonly string[],
): BigNumberInput {
  const madeFor = payments.map(({ id, amount, captured, canceled }) => {
    const ledger = ledgers.get(id)
    const taken = ledger ? takenOf(ledger) : captured
    if (canceled && !payable.includes(id)) return taken
    return MathBN.max(ledger ? ledger.reference.total : amount, taken)
  })
  const costs = rounded(total, currencyDigits(currencyCode))
  return MathBN.max(MathBN.sub(costs, sumOf(madeFor)), 0)
}

function atLeastZero(amount: BigNumberInput): BigNumberInput {
  return MathBN.max(amount, 0)
}
