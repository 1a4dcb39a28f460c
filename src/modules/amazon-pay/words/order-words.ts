import type { Language } from "./languages"

/** What people call the order that an order reference pays for. */
export interface OrderWords {
  /** As merchant and buyer know it: Medusa's display id, or the shop's own; null while the cart is no order. */
  number: string | null
  /** The sales channel's name, or the store's; null where both are still what Medusa calls every one. */
  storeName: string | null
  language: Language
}

/** What an operation's text says beside its order. */
export interface OperationWords {
  /** Which parcel is charged: "2", and "2/2" once it is known how many there are. */
  parcel?: string | undefined
  /** What is in it. */
  items?: string | undefined
  /** What a person wrote about it. */
  note?: string | undefined
}
