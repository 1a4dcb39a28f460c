import type { StoreAddress, StoreFetch } from "../store/store-fetch.ts"
import type { Problem } from "./problem.ts"
import type { Step } from "./state.ts"

/** What a shop may want to hear of, as data. */
export type CheckoutNotice =
  | { readonly type: "step"; readonly step: Step }
  | { readonly type: "problem"; readonly problem: Problem }
  /** The store wrote Amazon's address into the cart; shipping options may be others now. */
  | { readonly type: "cart-updated"; readonly cart: unknown }
  | {
      readonly type: "order-placed"
      readonly order: { readonly id: string } & Record<string, unknown>
    }

export interface CheckoutOptions {
  readonly cartId: string
  /** The store's address, or `sdk.client` of `@medusajs/js-sdk`. */
  readonly store: StoreAddress | StoreFetch
  /** Such as `de-DE`; the store's setting by default. */
  readonly language?: string
  /**
   * `auto`, the default, takes a window where there is a mouse and the page is secure, and leaves the page
   * otherwise.
   */
  readonly login?: "auto" | "popup" | "redirect"
  /** Where a login by redirect comes back to; this page by default. Amazon must know it. */
  readonly returnUrl?: string
  /** Where the bank's challenge comes back to; this page by default. */
  readonly successUrl?: string
  readonly failureUrl?: string
  /** Nothing is sent: the wallet stands without an address book. */
  readonly digital?: boolean
  /** The order is placed and the buyer stays signed in to Amazon on this site; signed out by default. */
  readonly staySignedIn?: boolean
  /** How long Amazon's script is waited for, in milliseconds; 10,000 by default. */
  readonly loadWithin?: number
  readonly onNotice?: (notice: CheckoutNotice) => void
}

export function isStoreFetch(store: StoreAddress | StoreFetch): store is StoreFetch {
  return "fetch" in store && typeof store.fetch === "function"
}
