import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import type { OperationRow } from "../modules/amazon-pay"
import { isUnresolved } from "../modules/amazon-pay/vocabulary"
import type { OrderFacts } from "./order-facts"
import { shareOf } from "./order-line"
import { orderMoney, type Ledgers } from "./order-money"
import { packedLines, type ParcelQuestion } from "./parcel-amount"
import { amountOfPaidReturns } from "./returned-goods"
import { sumOf, lineAmounts } from "./line-amounts"

/**
 * What Medusa asks for again of goods that left (major units): their money was given back, and Medusa has not credited it. It
 * credits nothing while another change of the order is open; a person has to say what becomes of it.
 * @param question the order's, with no parcel in question
 */
export function askedAgain(
  order: OrderFacts,
  ledgers: Ledgers,
  question: ParcelQuestion,
): BigNumberInput {
  // Medusa credits a refund a moment after it was asked for; Amazon decides on it later.
  const isCrediting = [...ledgers.values()].some(({ operations }) => operations.some(isOpenRefund))
  if (isCrediting) return 0
  const { captured, refunded } = orderMoney(order, ledgers)
  const { creditedRefunds, askedBack, shipping } = order
  const uncredited = MathBN.sub(refunded, creditedRefunds)
  const gone = [...question.charged, ...question.waiting]
  if (MathBN.lte(uncredited, 0) || !gone.length) return 0
  const lines = packedLines(question)
  const goods = sumOf(lines.map((line) => shareOf(line, MathBN.sub(line.quantity, line.returned))))
  const credit = MathBN.add(
    MathBN.max(MathBN.sub(MathBN.add(goods, shipping), order.total), 0),
    creditedRefunds,
  )
  const worth = MathBN.sub(
    sumOf(lineAmounts({ ...question, lines }, gone)),
    amountOfPaidReturns(lines, gone),
  )
  const unpaid = MathBN.sub(
    MathBN.sub(worth, credit),
    MathBN.add(askedBack, MathBN.sub(captured, refunded)),
  )
  return MathBN.max(MathBN.min(unpaid, uncredited), 0)
}

function isOpenRefund({ kind, state }: OperationRow): boolean {
  return kind === "refund" && (state === "pending" || isUnresolved(state))
}
