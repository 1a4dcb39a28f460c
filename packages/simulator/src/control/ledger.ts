import { tookMoney } from "../domain/capture"
import type { Money } from "../money/money"
import { decimalText } from "../money/money"
import type { State } from "../state/state"

function totals(amounts: Iterable<Money>): Record<string, string> {
  const units = new Map<string, bigint>()
  for (const { currency, units: more } of amounts) {
    units.set(currency, (units.get(currency) ?? 0n) + more)
  }
  return Object.fromEntries(
    [...units].map(([currency, sum]) => [currency, decimalText({ units: sum, currency })]),
  )
}

function counts(objects: Iterable<{ readonly status: { readonly state: string } }>) {
  const found: Record<string, number> = {}
  for (const { status } of objects) found[status.state] = (found[status.state] ?? 0) + 1
  return found
}

/** What was really charged and given back, how many objects are in which state, and what was asked. */
export function ledger(state: State): object {
  const captures = [...state.captures.values()].filter(tookMoney)
  const refunds = [...state.refunds.values()].filter(({ status }) => status.state === "Completed")
  return {
    captured: totals(captures.map(({ amount }) => amount)),
    refunded: totals(refunds.map(({ amount }) => amount)),
    states: {
      OrderReference: counts(state.orderReferences.values()),
      Authorization: counts(state.authorizations.values()),
      Capture: counts(state.captures.values()),
      Refund: counts(state.refunds.values()),
    },
    requests: Object.fromEntries(state.requests),
  }
}
