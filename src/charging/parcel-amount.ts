import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import { balanceOf, type Money } from "./balance"
import { quantityIn, type Contents } from "./contents"
import { withDigitalGoods } from "./digital-goods"
import type { OrderLine, PackedLine } from "./order-line"
import { paidParcels } from "./paid-parcels"
import { unpaidReturns, withoutUnpaidReturns } from "./returned-goods"
import { lineAmounts, type Priced } from "./line-amounts"

export type { Contents } from "./contents"
export type { OrderLine } from "./order-line"

/** An order, its parcels and its money at one moment. */
export interface ParcelQuestion extends Omit<Priced, "lines">, Money {
  lines: readonly OrderLine[]
  /** Parcels that were charged and not cancelled, first charged first. The one in question is not among them. */
  charged: Contents[]
  /** Other parcels that have left, oldest first. */
  waiting: Contents[]
  parcel: Contents
}

/**
 * What to charge for one parcel: its items by quantity at what they cost in this order, the shipping with the
 * first parcel, less what was taken before and has paid for nothing yet; and with the parcel that completes
 * the order whatever the order still owes, so that roundings never make the sum differ from the total.
 * Never more than the order still owes.
 * @returns major units as decimal text with exactly `digits` digits; "0" (with digits) when nothing is due
 */
export function parcelAmount(question: ParcelQuestion): string {
  return parcelDue(question).due
}

/**
 * What the parcel is charged, what the order still owes in all, this parcel included, and what other parcels that count as
 * charged cost beyond all that was taken.
 * @returns major units as decimal text with exactly `digits` digits
 */
export function parcelDue(question: ParcelQuestion): {
  due: string
  owes: string
  missing: string
} {
  const { digits } = question
  const lines = packedLines(question)
  const order = { ...question, lines }
  const paid = paidParcels(order, question)
  const { unapplied, owes, ...balance } = balanceOf(order, paid)
  const missing = text(balance.missing, digits)
  const all = text(owes, digits)
  if (completes(lines, paid, question.parcel)) return { due: all, owes: all, missing }

  const parcel = withoutUnpaidReturns(lines, paid, question.parcel)
  const amount = lineAmounts(order, [...paid, parcel]).at(-1) ?? 0
  const due = text(MathBN.min(MathBN.max(MathBN.sub(amount, unapplied), 0), owes), digits)
  return { due, owes: all, missing }
}

/** An order's lines with how much of each has left, or is to. */
export function packedLines({
  lines,
  charged,
  waiting,
  parcel,
}: Pick<ParcelQuestion, "lines" | "charged" | "waiting" | "parcel">): PackedLine[] {
  const parcels = [...charged, ...waiting, parcel]
  return lines.map((line) => ({
    ...line,
    packed: MathBN.convert(quantityIn(parcels, line.id)).toFixed(),
  }))
}

/** Whether everything the buyer has to pay for is in these parcels. */
function completes(lines: readonly PackedLine[], paid: Contents[], parcel: Contents): boolean {
  const held = withDigitalGoods(lines, [...paid, parcel])
  return lines.every((line) =>
    MathBN.gte(MathBN.add(quantityIn(held, line.id), unpaidReturns(line, paid)), line.quantity),
  )
}

/** Rounded down: what another payment took may have more digits, and a fraction more would be too much. */
function text(amount: BigNumberInput, digits: number): string {
  return MathBN.convert(amount).toFixed(digits, 1 /* down */)
}
