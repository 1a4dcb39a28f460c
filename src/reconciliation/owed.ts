import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"
import type { Snapshot } from "../modules/amazon-pay"
import { givenBack, keptOfCaptures } from "../modules/amazon-pay/decisions/given-back"
import { chargedCaptures } from "../modules/amazon-pay/decisions/holds"
import { amountText } from "../modules/amazon-pay/money"
import { isUnresolved } from "../modules/amazon-pay/vocabulary"
import { currencyDigits } from "../mws"
import type { OrderFacts } from "../charging/order-facts"
import { promisedElsewhere, type Ledgers } from "../charging/order-money"
import { owedForParcels, type OwedForParcels } from "../charging/owed-for-parcels"
import type { Trigger } from "../charging/parcel-charge"
import { payingFor } from "../medusa/payable"
import { excessOfPayments, canOf, partOf, sharesOf, type Part } from "../charging/shares"
import { rounded } from "../charging/line-amounts"

/**
 * What an order owes, as far as one of its order references is to pay it, and what Amazon can still be asked for of that.
 * Amounts in major units, decimal text with the currency's digits. Over all order references of an order `rest` comes to
 * what is owed and no other payment stands for, and `obtainable` to what parcels would be charged of it.
 */
export interface Owed extends Pick<OwedForParcels, "parcels" | "unknown"> {
  /** In all, were everything shipped. */
  rest: string
  /** What Amazon takes of it: on a hold, or by a new authorization. */
  obtainable: string
  /** What the order owes over all order references, and no other payment stands for. */
  inAll: string
  /** The same with what other payments stand for, and have not taken yet. */
  withPromised: string
  /** What of `inAll` Amazon lets none of the order's payments be charged for: a payment that is still to be made has to bring it. */
  uncovered: string
  /** What of that is due though no parcel is to be charged for it any more: everything has left. */
  dueBeside: string
  /** What was charged to the order reference and not given back, beyond what the order costs. */
  over: string
}

export const nothingOwed: Owed = {
  ...{
    parcels: [],
    unknown: [],
    rest: "0",
    obtainable: "0",
    inAll: "0",
    withPromised: "0",
    uncovered: "0",
    dueBeside: "0",
    over: "0",
  },
}

/**
 * @param trigger when parcels are charged; for accounts where people or the checkout charge, a packed parcel has left
 */
export function owedOf(
  order: OrderFacts,
  ledgers: Ledgers,
  { reference }: Snapshot,
  trigger: Trigger | undefined,
): Owed {
  const text = (amount: BigNumberInput) =>
    amountText(MathBN.max(amount, 0), reference.currency_code)
  const { parcels, unknown, owes, due } = owedForParcels(order, ledgers, trigger ?? "fulfillment")
  const own = [...ledgers].find(([, ledger]) => ledger.reference.id === reference.id)
  const inAll = MathBN.max(MathBN.sub(owes, promisedElsewhere(order, ledgers)), 0)
  const shared = sharesIn(order, ledgers, inAll)
  const { can, cannot } = own ? shareIn(shared, own[0]) : { can: 0, cannot: 0 }
  return {
    parcels,
    unknown,
    rest: text(MathBN.add(can, cannot)),
    obtainable: text(can),
    inAll: text(inAll),
    withPromised: text(owes),
    uncovered: text(MathBN.sub(inAll, MathBN.sum(0, ...shared.shares.map(canOf)))),
    dueBeside: text(
      MathBN.min(inAll, MathBN.sub(due, MathBN.sum(0, ...parcels.map(({ amount }) => amount)))),
    ),
    over: text(own ? overcharged(order, ledgers, own[1]) : 0),
  }
}

interface Shared {
  shares: Part[]
  rest: BigNumberInput
  /** The payment to which falls what none can be charged for. */
  last: string | undefined
}

/** What falls to each payment of what is owed. */
function sharesIn(order: OrderFacts, ledgers: Ledgers, owed: BigNumberInput): Shared {
  const paying = payingFor(order, ledgers)
  const parts = paying.flatMap(({ id, canceled }) => {
    const ledger = ledgers.get(id)
    return ledger ? [partOf(id, ledger, canceled)] : []
  })
  const payable = paying.map(({ id }) => id)
  const beyond = excessOfPayments(order, ledgers, payable)
  const last = parts.at(-1)?.paymentId ?? order.payments.findLast(({ id }) => ledgers.has(id))?.id
  return { ...sharesOf(owed, parts, beyond), last }
}

/**
 * What falls to one of them. What Amazon lets no payment be charged for falls to the last one: what the order has grown by, or was
 * taken and given back.
 */
function shareIn(
  { shares, rest, last }: Shared,
  paymentId: string,
): { can: BigNumberInput; cannot: BigNumberInput } {
  const share = shares.find((one) => one.paymentId === paymentId)
  return {
    can: share ? canOf(share) : 0,
    cannot: MathBN.add(share?.lost ?? 0, paymentId === last ? rest : 0),
  }
}

/**
 * What Amazon has charged over all payments beyond what the order costs, as far as it was charged to this order reference
 * and not to a later one. A refund that is not answered yet counts as made.
 */
function overcharged(order: OrderFacts, ledgers: Ledgers, ledger: Snapshot): BigNumberInput {
  const costs = order.canceled
    ? 0
    : rounded(MathBN.max(order.costs, 0), currencyDigits(order.currencyCode))
  const kept = order.payments.map(({ id, captured, refunded }) => {
    const one = ledgers.get(id)
    return { one, net: one ? netOf(one) : MathBN.sub(captured, refunded) }
  })
  let over: BigNumberInput = MathBN.sub(MathBN.sum(0, ...kept.map(({ net }) => net)), costs)
  for (const { one, net } of kept.reverse()) {
    if (!one) continue
    const part = MathBN.max(MathBN.min(over, net), 0)
    if (one.reference.id === ledger.reference.id) return part
    over = MathBN.sub(over, part)
  }
  return 0
}

/** What Amazon has charged for good, less what was given back or is being given back, or was tried to in vain. */
function netOf(ledger: Snapshot): BigNumberInput {
  const open = ledger.operations.filter(
    ({ kind, state }) => kind === "refund" && isUnresolved(state),
  )
  const completed = chargedCaptures(ledger).filter(({ state }) => state === "completed")
  const refunds = [...givenBack(ledger), ...open]
  return keptOfCaptures(completed, refunds, ledger.reference.currency_code)
}
