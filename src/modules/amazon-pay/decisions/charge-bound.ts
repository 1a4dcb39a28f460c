import type { OperationRow, Snapshot } from "../ledger/rows"
import {
  addAmounts,
  isAtLeast,
  isPositive,
  lesserAmount,
  subtractAmounts,
  withAllowance,
  type AmountText,
} from "../money"
import { fullRefunds, keptOf } from "./given-back"
import { amountOf, nonFailedCaptures } from "./holds"

/** What Medusa says of an order's money, apart from what its Amazon payments took. Major units. */
export interface Owed {
  /** What the order costs, as `owedTotal` counts it. */
  total: AmountText
  /** What of it is asked back with nothing in exchange. */
  askedBack: AmountText
  /** What of it Medusa has credited beside refunds. */
  creditedRefunds: AmountText
  /** What payments of other providers took and did not give back. */
  takenElsewhere: AmountText
}

/** What a charge is held against, besides its own ledger. */
export interface Beside {
  /** Null while there is no order: the cart's total is owed then. */
  owed: Owed | null
  /** The ledgers of the other order references that pay, or were to pay, for the same order. */
  others: readonly Snapshot[]
}

/**
 * What may still be charged to an order reference: what Medusa says is outstanding for the order, and no more than Amazon
 * allows for the order reference (protocol reference §6.3). Every charge that was not declined or refused counts as made,
 * also one that Amazon decides on and one whose outcome nobody knows. A refund makes room in the order, as it does in
 * Medusa's books, but not at Amazon.
 * @param what goods that leave are charged although others are asked back: a request is no return. They are charged although a
 * capture was given back whole before: a refund beside which Medusa has
 * credited its amount keeps a person from charging it again, but no parcel from being charged. A refund of a part is good will,
 * and goods are not charged with it either.
 * @returns major units with exactly the currency's digits; never negative
 */
export function chargeBound(
  own: Snapshot,
  { owed, others }: Beside,
  what: "goods" | "amount",
): AmountText {
  const { total, currency_code } = own.reference
  const costs = owed
    ? subtractAmounts(
        addAmounts(
          what === "goods"
            ? [owed.total, undoneOf(owed, [own, ...others], currency_code)]
            : [subtractAmounts(owed.total, owed.askedBack, currency_code)],
          currency_code,
        ),
        owed.takenElsewhere,
        currency_code,
      )
    : addAmounts([total], currency_code)
  const outstanding = [own, ...others].reduce(
    (rest, ledger) => subtractAmounts(rest, keptOf(ledger), currency_code),
    costs,
  )
  const allowed = subtractAmounts(
    withAllowance(total, currency_code),
    amountOf(nonFailedCaptures(own), currency_code),
    currency_code,
  )
  const bound = lesserAmount(outstanding, allowed)
  return isPositive(bound) ? bound : addAmounts([], currency_code)
}

/**
 * Whether a charge that has no answer is still owed: without it there is room for all of it. The order may have been paid
 * another way, or come to cost less, since it was asked for.
 */
export function isStillOwed(charge: OperationRow, own: Snapshot, beside: Beside): boolean {
  const operations = own.operations.filter(({ id }) => id !== charge.id)
  const what = charge.fulfillment_id === null ? "amount" : "goods"
  const left = chargeBound({ ...own, operations }, beside, what)
  return isAtLeast(left, charge.amount ?? "0")
}

/** What of Medusa's credit is there because captures were given back whole (major units): goods that leave are charged with it. */
export function undoneOf(
  { creditedRefunds }: Pick<Owed, "creditedRefunds">,
  ledgers: Iterable<Snapshot>,
  currency: string,
): AmountText {
  return lesserAmount(creditedRefunds, amountOf([...ledgers].flatMap(fullRefunds), currency))
}
