import { withAllowance } from "../money/allowance"
import type { Money } from "../money/money"
import { sum } from "../money/money"
import type { Authorization } from "./authorization"
import type { Capture } from "./capture"
import { isLive, tookMoney } from "./capture"
import type { Refund } from "./refund"

/** An authorization with the captures made of it. */
export interface AuthorizationTree {
  readonly authorization: Authorization
  readonly captures: readonly Capture[]
}

/** What an authorization still holds of its order: open ones in full, closed ones what was captured. */
function held({ authorization, captures }: AuthorizationTree): Money {
  switch (authorization.status.state) {
    case "Pending":
    case "Open":
      return authorization.amount
    case "Declined":
      return { units: 0n, currency: authorization.amount.currency }
    case "Closed":
      return sum(
        authorization.amount.currency,
        captures.filter(isLive).map((capture) => capture.amount),
      )
  }
}

/** Sum that counts against the order's limit. */
export function committed(total: Money, trees: readonly AuthorizationTree[]): Money {
  return sum(total.currency, trees.map(held))
}

/** Amazon's rule: order total plus the lower of 15 % and the currency's fixed sum. */
export function chargeLimit(total: Money): Money {
  return withAllowance(total)
}

/** Sum of what was really taken from the buyer. */
export function charged(total: Money, trees: readonly AuthorizationTree[]): Money {
  return sum(
    total.currency,
    trees.flatMap((tree) => tree.captures.filter(tookMoney).map((capture) => capture.amount)),
  )
}

/** Declined authorizations and those closed without a capture do not count. */
export function countedAuthorizations(trees: readonly AuthorizationTree[]): number {
  return trees.filter(({ authorization, captures }) => {
    const { state } = authorization.status
    return state === "Open" || state === "Pending" || captures.some(isLive)
  }).length
}

export function capturedAuthorizations(trees: readonly AuthorizationTree[]): number {
  return trees.filter(({ captures }) => captures.some(tookMoney)).length
}

/** Refunds that were or may still be paid out. */
export function liveRefunds(refunds: readonly Refund[]): readonly Refund[] {
  return refunds.filter((refund) => refund.status.state !== "Declined")
}

/** Amazon's rule: ten refunds for one capture. */
export const refundsPerCapture = 10

/** Amazon's rule: a capture may be refunded up to its amount plus 15 % or the currency's fixed sum. */
export function refundLimit(captured: Money): Money {
  return withAllowance(captured)
}
