/**
 * The plugin's store API as the kit reads it: `/store/amazon-pay/…`, and the few of Medusa's own answers that a
 * checkout needs. The only place in the kit that knows how these answers are spelt.
 */

export type Region = "na" | "eu" | "uk" | "jp"

/** `GET /store/amazon-pay/config?cart_id=…`. Holds no secret. */
export interface AmazonPayConfig {
  readonly provider_id: string
  readonly client_id: string
  readonly seller_id: string
  readonly region: Region
  readonly sandbox: boolean
  /** null: the kit takes Amazon's own for the region and environment. */
  readonly script_url: string | null
  readonly login_script_url: string | null
  readonly scopes: readonly string[]
  /** Such as `de-DE`. */
  readonly language: string
  readonly languages: readonly string[]
  /** ISO 4217; the wallet shows it where it is not the account's own currency. */
  readonly presentment_currency: string | null
  /** Why Amazon Pay is not offered for this cart; null where it is. */
  readonly not_offered: ConstraintView | null
}

/** What the buyer or the shop does next. */
export const nextSteps = [
  "place-order",
  "challenge",
  "choose-payment-method",
  "choose-address",
  "other-payment-method",
  /** With another order reference: this one is over, or no longer fits the cart. */
  "start-again",
  "contact",
  "retry",
  /** The order is placed, and Amazon decides on its payment. */
  "wait",
] as const
export type NextStep = (typeof nextSteps)[number]

export interface ConstraintView {
  /** Amazon's name, such as `PaymentMethodNotAllowed`. */
  readonly code: string
  /** A sentence in the store's words. */
  readonly message: string
  readonly next: NextStep
}

export interface OrderReferenceView {
  readonly id: string
  /** Amazon's: `Draft`, `Open`, `Suspended`, `Canceled` or `Closed`. */
  readonly state: string
  /** Decimal text in the currency's major unit. */
  readonly total: string
  readonly currency_code: string
  readonly constraints: readonly ConstraintView[]
}

/** `POST /store/amazon-pay/carts/:id/order-reference`. */
export interface OrderReferenceAnswer {
  readonly order_reference: OrderReferenceView
  /** Medusa's cart, with what Amazon said written into it. */
  readonly cart: unknown
}

/** `POST /store/amazon-pay/carts/:id/confirm`. */
export interface ConfirmAnswer {
  readonly next: NextStep
}

export const checkoutStatuses = [
  "ready",
  "pending",
  "authorized",
  "soft-declined",
  "hard-declined",
  "challenge",
  "closed",
] as const
export type CheckoutStatus = (typeof checkoutStatuses)[number]

/** `GET /store/amazon-pay/carts/:id/status`. */
export interface StatusAnswer {
  readonly status: CheckoutStatus
  readonly reason_code: string | null
  readonly message: string
  readonly next: NextStep
}

export interface PaymentSessionView {
  readonly provider_id: string
  readonly status: string
  readonly amazon_order_reference_id: string | null
}

/** Medusa's payment collection of a cart. */
export interface PaymentCollectionView {
  readonly id: string
  readonly amount: string
  readonly currency_code: string
  readonly payment_sessions: readonly PaymentSessionView[]
}

/** What a checkout needs of Medusa's cart. */
export interface CartView {
  /** It became an order already. */
  readonly completed: boolean
  readonly payment_collection: PaymentCollectionView | null
}

/** `POST /store/carts/:id/complete`. */
export type CompletionView =
  | { readonly type: "order"; readonly order: { readonly id: string } & Record<string, unknown> }
  | { readonly type: "cart"; readonly message: string }
