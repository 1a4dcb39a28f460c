import type { OrderReference } from "../domain/order-reference"
import type { Address } from "../domain/parties"
import { WidgetError } from "../domain/widget-error"
import type { State } from "../state/state"
import type { Guest, WidgetVisit } from "./widget-visit"
import { receive } from "./widget-visit"

export interface AddressBook {
  readonly order: OrderReference
  readonly created: boolean
  readonly addresses: readonly Address[]
  /** Position of the chosen one; null when none is chosen or the chosen one is not in the book any more. */
  readonly chosen: number | null
}

function same(one: Address, other: Address): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function view({ account, created }: Guest, order: OrderReference): AddressBook {
  const { address } = order
  const position = address ? account.addresses.findIndex((known) => same(known, address)) : -1
  return { order, created, addresses: account.addresses, chosen: position < 0 ? null : position }
}

function put(state: State, order: OrderReference, address: Address): OrderReference {
  return state.putOrderReference({
    ...order,
    address,
    billingAddress: order.address ? order.billingAddress : address,
    shipped: true,
  })
}

function mayChange(order: OrderReference): void {
  if (order.status.state === "Draft") return
  throw new WidgetError(
    "AddressNotModifiable",
    `The order reference ${order.id} is in state ${order.status.state}: its address cannot be changed.`,
  )
}

/**
 * The address book of a buyer in the checkout. A draft without an address gets the first one.
 * @throws WidgetError
 */
export function openAddressBook(state: State, visit: WidgetVisit): AddressBook {
  const guest = receive(state, visit, true)
  if (visit.readOnly) return view(guest, guest.order)
  mayChange(guest.order)
  const [first] = guest.account.addresses
  const shipped = state.putOrderReference({ ...guest.order, shipped: true })
  return view(guest, shipped.address || !first ? shipped : put(state, shipped, first))
}

/** The buyer picks the address at a position of the book. @throws WidgetError */
export function chooseAddress(state: State, visit: WidgetVisit, position: number): AddressBook {
  const guest = receive(state, { ...visit, readOnly: true }, true)
  mayChange(guest.order)
  const address = guest.account.addresses[position]
  if (!address) throw new WidgetError("InvalidParameterValue", "There is no such address.")
  return view(guest, put(state, guest.order, address))
}
