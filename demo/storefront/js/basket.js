import { Refusal } from "./store.js"

const FIELDS = [
  "id,completed_at,email,currency_code,region_id",
  "subtotal,item_subtotal,shipping_subtotal,tax_total,total,item_total,shipping_total",
  "*items,*shipping_address,*shipping_methods,*payment_collection",
].join(",")

/** The cart of one market, kept by its id in this browser. */
export class Basket {
  /**
   * @param {import("./store.js").Ask} ask
   * @param {import("./markets.js").Market} market
   */
  constructor(ask, market) {
    this.ask = ask
    this.market = market
    this.key = `tarn.cart.${market.country}`
  }

  /** @returns {string | null} */
  get id() {
    return localStorage.getItem(this.key)
  }

  /**
   * The cart with its totals, also when it has become an order; null when there is none.
   * @returns {Promise<any>}
   */
  async read() {
    if (this.id === null) return null
    try {
      return (await this.ask(`/store/carts/${this.id}?fields=${FIELDS}`)).cart
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 404) throw error
      this.forget()
      return null
    }
  }

  /** @returns {Promise<any>} the cart, if it can still be filled */
  async open() {
    const cart = await this.read()
    if (!cart?.completed_at) return cart
    this.forget()
    return null
  }

  /**
   * @param {string} variantId
   * @param {number} quantity
   */
  async add(variantId, quantity) {
    const cart = (await this.open()) ?? (await this.create())
    await this.ask(`/store/carts/${cart.id}/line-items`, { variant_id: variantId, quantity })
  }

  /**
   * @param {string} lineId
   * @param {number} quantity none takes the line out
   */
  async change(lineId, quantity) {
    const path = `/store/carts/${this.id}/line-items/${lineId}`
    if (quantity === 0) await this.ask(path, undefined, "DELETE")
    else await this.ask(path, { quantity })
  }

  forget() {
    localStorage.removeItem(this.key)
  }

  /** With its country, by which the store knows what it can send and what the taxes are. */
  async create() {
    const { cart } = await this.ask("/store/carts", {
      region_id: this.market.regionId,
      shipping_address: { country_code: this.market.country },
    })
    localStorage.setItem(this.key, cart.id)
    return cart
  }
}

/** @param {any} cart */
export function countOf(cart) {
  const lines = /** @type {{ quantity: number }[]} */ (cart?.items ?? [])
  return lines.reduce((sum, { quantity }) => sum + quantity, 0)
}
