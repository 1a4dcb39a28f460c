import { cartOf, contentsOf, twoParcels, type Basket, type Cart } from "./basket"
import type { Answer, Call, Session } from "./http"
import { AMAZON_PAY } from "./provider-id"
import type { ReadyCart } from "./ready-carts"
import type { Shop } from "./shop"

export { AMAZON_PAY }
export type { Cart }

/** A buyer at the storefront. */
export class Buyer {
  /** Carts that lie ready: making one takes a store about as long as making an order of it. */
  readyCarts: readonly ReadyCart[] = []

  constructor(
    private readonly store: Call,
    private readonly shop: Shop,
  ) {}

  region(currency: string): Shop["regions"][string] {
    const region = this.shop.regions[currency]
    if (!region) throw new Error(`The shop does not sell in ${currency}.`)
    return region
  }

  /**
   * One that lies ready, if there is one of this basket, or else one that is made now.
   * @param basket two parcels for dollars, unless it is said
   */
  async cart(basket?: Basket): Promise<Cart> {
    return this.readyCart(basket) ?? (await this.newCart(basket))
  }

  /** One of this basket that lies ready, if there is one: nobody is given it again. */
  readyCart(basket: Basket = {}): Cart | undefined {
    const asked = contentsOf(basket)
    const ready = this.readyCarts.find(({ contents }) => contents === asked)
    this.readyCarts = this.readyCarts.filter((one) => one !== ready)
    return ready
  }

  /** One that is made now. */
  async newCart({ currency = "usd", items = twoParcels }: Basket = {}): Promise<Cart> {
    const region = this.region(currency)
    const made = await this.store("POST", "/store/carts", cartOf(this.shop, region, items))
    const id = made.body.cart?.id ?? ""
    await this.store("POST", `/store/carts/${id}/shipping-methods`, {
      option_id: region.shippingOptionId,
    })
    const collection = await this.store("POST", "/store/payment-collections", { cart_id: id })
    return { id, collectionId: collection.body.payment_collection?.id ?? "" }
  }

  session(collectionId: string, data: object, provider = AMAZON_PAY): Promise<Answer> {
    return this.store("POST", `/store/payment-collections/${collectionId}/payment-sessions`, {
      provider_id: provider,
      data,
    })
  }

  add(cartId: string, sku: string): Promise<Answer> {
    return this.store("POST", `/store/carts/${cartId}/line-items`, {
      variant_id: this.shop.variants[sku],
      quantity: 1,
    })
  }

  async lastSession(cartId: string): Promise<Session | undefined> {
    const fields = "*payment_collection.payment_sessions"
    const { body } = await this.store("GET", `/store/carts/${cartId}?fields=${fields}`)
    return body.cart?.payment_collection?.payment_sessions.at(-1)
  }

  complete(cartId: string): Promise<Answer> {
    return this.store("POST", `/store/carts/${cartId}/complete`, {})
  }

  /** A whole checkout. @returns the order's id */
  async order(orderReferenceId: string, basket?: Basket): Promise<string> {
    const cart = await this.cart(basket)
    await this.session(cart.collectionId, { amazon_order_reference_id: orderReferenceId })
    const { status, body } = await this.complete(cart.id)
    if (body.type !== "order" || !body.order) {
      throw new Error(`The cart became no order: ${status} ${JSON.stringify(body)}`)
    }
    return body.order.id
  }
}
