import { addressOf } from "./addresses"
import type { Scene } from "./store-suite"

/** What tests read of the Store API's answers; which of it is there depends on the call. */
export interface StoreAnswer {
  type?: string
  code?: string
  message?: string
  status?: string
  reason_code?: string
  next?: string
  order_reference?: {
    id: string
    state: string
    total: string
    currency_code: string
    constraints: { code: string; message: string; next: string }[]
  }
  cart?: {
    id: string
    email: string | null
    total: number
    tax_total: number
    customer?: { id: string }
    shipping_address: Record<string, string | null> | null
    billing_address: Record<string, string | null> | null
    payment_collection?: { payment_sessions?: { id: string }[] }
  }
  [key: string]: unknown
}

export interface Page {
  status: number
  body: StoreAnswer
  /** As it came over the wire. */
  text: string
  headers: Headers
}

/** The storefront's page where a buyer pays: it speaks the plugin's Store API. */
export class CheckoutPage {
  /** Of a customer who is logged in. */
  token: string | undefined
  key: string | undefined
  /** The address that the proxy in front of the store says it comes from; every test's own unless it is said. */
  client: string | undefined

  constructor(private readonly scene: Scene) {}

  config(query: Record<string, string> = {}): Promise<Page> {
    return this.ask("GET", `/store/amazon-pay/config?${new URLSearchParams(query).toString()}`)
  }

  choose(cartId: string, id: string, token?: string, more: object = {}): Promise<Page> {
    return this.ask("POST", `/store/amazon-pay/carts/${cartId}/order-reference`, {
      amazon_order_reference_id: id,
      ...(token === undefined ? {} : { access_token: token }),
      ...more,
    })
  }

  confirm(cartId: string, at = "https://shop.example/checkout"): Promise<Page> {
    return this.ask("POST", `/store/amazon-pay/carts/${cartId}/confirm`, {
      success_url: `${at}?paid=1`,
      failure_url: at,
    })
  }

  status(cartId: string): Promise<Page> {
    return this.ask("GET", `/store/amazon-pay/carts/${cartId}/status`)
  }

  /** @param signal of a visitor who may hang up */
  async ask(method: string, path: string, body?: object, signal?: AbortSignal): Promise<Page> {
    const response = await fetch(`${this.scene.base}${path}`, {
      method,
      headers: {
        "content-type": "application/json",
        "x-publishable-api-key": this.key ?? this.scene.shop.publishableKey,
        "x-forwarded-for": this.client ?? addressOf("the checkout page"),
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
      },
      ...(signal ? { signal } : {}),
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const text = await response.text()
    return {
      status: response.status,
      body: JSON.parse(text) as StoreAnswer,
      text,
      headers: response.headers,
    }
  }

  /** A customer with an account, logged in on this page. */
  async logIn(email: string): Promise<void> {
    const password = "a password for tests"
    this.token = undefined
    const registered = await this.ask("POST", "/auth/customer/emailpass/register", {
      email,
      password,
    })
    this.token = String(registered.body.token)
    await this.ask("POST", "/store/customers", { email })
    const loggedIn = await this.ask("POST", "/auth/customer/emailpass", { email, password })
    this.token = String(loggedIn.body.token)
  }
}
