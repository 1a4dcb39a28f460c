import type {
  AmazonPayConfig,
  CartView,
  CompletionView,
  ConfirmAnswer,
  OrderReferenceAnswer,
  PaymentCollectionView,
  StatusAnswer,
} from "./contract.ts"
import {
  readCart,
  readCompletion,
  readConfig,
  readConfirmAnswer,
  readOrderReferenceAnswer,
  readPaymentCollection,
  readStatusAnswer,
} from "./read-answer.ts"
import type { StoreFetch, StoreRequest } from "./store-fetch.ts"

export interface ReturnAddresses {
  readonly success_url: string
  readonly failure_url: string
}

/** How long an answer is waited for, in milliseconds. */
const patience = 20_000
/** Amazon may take eight seconds to authorize, and Medusa its own time. */
const completionPatience = 60_000

/**
 * What a page needs to show Amazon's button.
 * @param query the cart or the account; the store has to know which account is meant
 */
export async function readStoreConfig(
  store: StoreFetch,
  query: { readonly cart_id?: string; readonly provider_id?: string },
): Promise<AmazonPayConfig> {
  const signal = AbortSignal.timeout(patience)
  return readConfig(await store.fetch("/store/amazon-pay/config", { query, signal }))
}

/** Everything the kit asks of the store, for one cart. Throws what its `StoreFetch` throws. */
export class StoreClient {
  constructor(
    private readonly store: StoreFetch,
    private readonly cartId: string,
  ) {}

  async config(): Promise<AmazonPayConfig> {
    return await readStoreConfig(this.store, { cart_id: this.cartId })
  }

  /** Tells the store which order reference this cart is paid with, and has it read at Amazon. */
  async orderReference(id: string, accessToken: string | null): Promise<OrderReferenceAnswer> {
    const token = accessToken === null ? {} : { access_token: accessToken }
    const body = { amazon_order_reference_id: id, ...token }
    return readOrderReferenceAnswer(await this.post(this.amazonPay("order-reference"), body))
  }

  async confirm(addresses: ReturnAddresses): Promise<ConfirmAnswer> {
    return readConfirmAnswer(await this.post(this.amazonPay("confirm"), { ...addresses }))
  }

  async status(): Promise<StatusAnswer> {
    return readStatusAnswer(await this.ask(this.amazonPay("status")))
  }

  async cart(): Promise<CartView> {
    const fields = "id,completed_at,*payment_collection,*payment_collection.payment_sessions"
    return readCart(await this.ask(this.cartPath(), { query: { fields } }))
  }

  /** Medusa answers the one the cart has, if it has one. */
  async newPaymentCollection(): Promise<PaymentCollectionView> {
    const made = await this.post("/store/payment-collections", { cart_id: this.cartId })
    return readPaymentCollection(made)
  }

  async openSession(collectionId: string, providerId: string, id: string): Promise<void> {
    const path = `/store/payment-collections/${encodeURIComponent(collectionId)}/payment-sessions`
    const data = { amazon_order_reference_id: id }
    await this.post(path, { provider_id: providerId, data })
  }

  /** Places the order. Asking again for a cart that became an order answers that order. */
  async complete(): Promise<CompletionView> {
    const request = { method: "POST", body: {} }
    return readCompletion(
      await this.ask(`${this.cartPath()}/complete`, request, completionPatience),
    )
  }

  private cartPath(): string {
    return `/store/carts/${encodeURIComponent(this.cartId)}`
  }

  private amazonPay(what: string): string {
    return `/store/amazon-pay/carts/${encodeURIComponent(this.cartId)}/${what}`
  }

  private post(path: string, body: Record<string, unknown>): Promise<unknown> {
    return this.ask(path, { method: "POST", body })
  }

  private ask(path: string, request: StoreRequest = {}, within = patience): Promise<unknown> {
    return this.store.fetch(path, { ...request, signal: AbortSignal.timeout(within) })
  }
}
