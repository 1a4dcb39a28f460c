import type { OrderReference } from "../domain/order-reference"
import type { PaymentMethod } from "../domain/wallet"
import { WidgetError } from "../domain/widget-error"
import { currencyRules } from "../money/currency"
import type { State } from "../state/state"
import { buyerPicksPayment } from "./buyer"
import type { Guest, WidgetVisit } from "./widget-visit"
import { receive } from "./widget-visit"

export interface WalletVisit extends WidgetVisit {
  /** The currency the buyer is shown; null leaves what an earlier wallet said. */
  readonly presentmentCurrency: string | null
}

export interface WalletEntry {
  /** Position in the account's wallet. */
  readonly position: number
  readonly method: PaymentMethod
  /** It was declined, and another one is asked for. */
  readonly refused: boolean
}

export interface Wallet {
  readonly order: OrderReference
  readonly created: boolean
  readonly entries: readonly WalletEntry[]
  readonly chosen: number | null
}

function same(one: PaymentMethod, other: PaymentMethod | null): boolean {
  return one.name === other?.name && one.tail === other.tail
}

/** In another currency than the ledger's only these two can be used. */
function worksInAnyCurrency({ name }: PaymentMethod): boolean {
  return /^(visa|mastercard)/i.test(name)
}

function waitsForAnother(order: OrderReference): boolean {
  return order.status.state === "Suspended" && !order.paymentMethodChanged
}

function view({ account, created }: Guest, order: OrderReference): Wallet {
  const entries = account.paymentMethods
    .map((method, position) => ({
      position,
      method,
      refused: waitsForAnother(order) && same(method, order.paymentMethod),
    }))
    .filter(({ method }) => !order.presentmentCurrency || worksInAnyCurrency(method))
  const chosen = entries.find(
    ({ method, refused }) => !refused && same(method, order.paymentMethod),
  )
  return { order, created, entries, chosen: chosen?.position ?? null }
}

function mayChange(order: OrderReference): void {
  if (order.status.state === "Draft" || order.status.state === "Suspended") return
  throw new WidgetError(
    "PaymentMethodNotModifiable",
    `The order reference ${order.id} is in state ${order.status.state}: its payment method cannot be changed.`,
  )
}

function pick(state: State, order: OrderReference, method: PaymentMethod): OrderReference {
  return buyerPicksPayment(state, order.id, method) ?? order
}

function supported(currency: string | null): void {
  if (currency === null || currencyRules(currency)) return
  throw new WidgetError(
    "InvalidParameterValue",
    `The presentment currency ${currency} is not supported.`,
  )
}

function presented(state: State, order: OrderReference, currency: string | null): OrderReference {
  return currency === null
    ? order
    : state.putOrderReference({ ...order, presentmentCurrency: currency })
}

/**
 * The wallet of a buyer in the checkout. A draft without a payment method gets the first one; after a decline
 * nothing is preselected.
 * @throws WidgetError
 */
export function openWallet(state: State, visit: WalletVisit): Wallet {
  supported(visit.presentmentCurrency)
  // A wallet that creates the order reference by itself stands on a page without an address book.
  const guest = receive(state, visit, false)
  if (visit.readOnly) return view(guest, guest.order)
  mayChange(guest.order)
  const order = presented(state, guest.order, visit.presentmentCurrency)
  const shown = view(guest, order)
  const [first] = shown.entries
  if (order.status.state !== "Draft" || shown.chosen !== null || !first) return shown
  return view(guest, pick(state, order, first.method))
}

/** The buyer picks the payment method at a position of the wallet. @throws WidgetError */
export function choosePayment(state: State, visit: WidgetVisit, position: number): Wallet {
  const guest = receive(state, { ...visit, readOnly: true }, false)
  mayChange(guest.order)
  const entry = view(guest, guest.order).entries.find((known) => known.position === position)
  if (!entry || entry.refused) {
    throw new WidgetError("InvalidParameterValue", "There is no such payment method.")
  }
  return view(guest, pick(state, guest.order, entry.method))
}
