/** What tests use of the scripts that place and ship the demo's orders. Node loads them; TypeScript does not read them. */

declare module "*/order-flow/two-parcel-order.mjs" {
  export interface Shop {
    medusa: string
    admin: import("*/order-flow/admin-session.mjs").AdminSession
    facts: import("*/order-flow/store-facts.mjs").StoreFacts
    amazon: import("*/order-flow/simulated-amazon.mjs").SimulatedAmazon
  }
  export interface Transcript {
    heading: (text: string) => void
    line: (who: string, text: string) => void
  }
  /** Places an order and ships it in two parcels. `broken` are the checks that do not hold. */
  export function twoParcelOrder(
    shop: Shop,
    options: { currency: string; transcript: Transcript },
  ): Promise<{ checks: readonly unknown[]; broken: () => unknown[] }>
}

declare module "*/order-flow/declined-parcel.mjs" {
  /** Places an order of which Amazon declines a parcel, and shows the mail to its buyer. */
  export const declinedParcel: typeof import("*/order-flow/two-parcel-order.mjs").twoParcelOrder
}

declare module "*/order-flow/admin-session.mjs" {
  export type AdminSession = (path: string, body?: object) => Promise<unknown>
  export function adminSession(
    store: string,
    login: { email: string; password: string },
  ): Promise<AdminSession>
}

declare module "*/order-flow/store-facts.mjs" {
  export interface StoreFacts {
    publishableKey: string
  }
  export function storeFacts(
    admin: import("*/order-flow/admin-session.mjs").AdminSession,
  ): Promise<StoreFacts>
}

declare module "*/order-flow/simulated-amazon.mjs" {
  export interface SimulatedAmazon {
    newOrderReference: (address?: object) => Promise<string>
  }
  export function simulatedAmazon(url: string): SimulatedAmazon
}
