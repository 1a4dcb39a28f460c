import type { Model } from "./model"

export function dollars(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`
}

function sums(cents: readonly number[]): Record<string, string> {
  if (cents.length === 0) return {}
  return { USD: dollars(cents.reduce((sum, one) => sum + one, 0)) }
}

/** What the simulator's tree of the order must show. */
export function expectedTree(model: Model): object {
  return {
    State: model.state,
    ReasonCode: model.reason,
    Authorizations: model.authorizations.map((authorization) => ({
      Amount: dollars(authorization.amount),
      State: authorization.state,
      ReasonCode: authorization.reason,
      Captures: (authorization.capture ? [authorization.capture] : []).map((capture) => ({
        Amount: dollars(capture.amount),
        State: capture.state,
        ReasonCode: capture.reason,
        Refunds: capture.refunds.map((refund) => ({
          Amount: dollars(refund.amount),
          State: refund.state,
        })),
      })),
    })),
  }
}

/** What the simulator's ledger must show. */
export function expectedLedger(model: Model): object {
  const captures = model.captures()
  return {
    captured: sums(captures.filter(({ state }) => state !== "Pending").map(({ amount }) => amount)),
    refunded: sums(
      captures.flatMap(({ refunds }) =>
        refunds.filter(({ state }) => state === "Completed").map(({ amount }) => amount),
      ),
    ),
  }
}
