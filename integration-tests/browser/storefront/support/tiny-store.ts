import type { IncomingMessage, ServerResponse } from "node:http"
import type { Merchant } from "../../../../packages/simulator/src/__tests__/support/client"
import { answer } from "./site"

export const providerId = "pp_amazon-pay_amazon-pay"

interface Cart {
  amount: string
  sessions: { provider_id: string; status: string; data: Record<string, unknown> }[]
  orderReferenceId: string | null
  authorizations: number
  /** How the last authorization ended. */
  decline: { reason: string; soft: boolean } | null
  orderId: string | null
}

type Body = Readonly<Record<string, string | undefined>>

/** In the middle of the answer: a browser would send a request again by itself that was not answered at all. */
function breakOff(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "application/json", "content-length": 100 })
  response.write("{", () => response.destroy())
}

/**
 * A counter with one clerk in the place of a Medusa store: it answers the store API's contract and does at Amazon what
 * a shop does, with signed requests to the simulator. Carts come to be when they are asked for.
 */
export class TinyStore {
  readonly carts = new Map<string, Cart>()
  /** Requests as `METHOD path`, in the order they came. */
  readonly asked: string[] = []
  /** Access tokens that were handed in. */
  readonly tokens: string[] = []
  amount = "94.50"
  /**
   * Breaks off the answer to requests that contain this text, as often as it says; `done` does the work all the same. With
   * `instead`, that is called in place of an answer, and none ever comes.
   */
  trouble: { path: string; times: number; done?: boolean; instead?: () => void } | null = null
  scriptUrl: string
  /** Why Amazon Pay is not offered. */
  notOffered: { code: string; message: string; next: string } | null = null

  constructor(
    private readonly merchant: Merchant,
    private readonly settings: { region: "na" | "eu"; currency: string; script: string },
  ) {
    this.scriptUrl = merchant.simulator.url + settings.script
  }

  /** @returns whether the request was the store's */
  handle = async (
    request: IncomingMessage,
    response: ServerResponse,
    body: string,
  ): Promise<boolean> => {
    const url = new URL(request.url ?? "/", "http://store.test")
    if (!url.pathname.startsWith("/store/")) return false
    const line = `${request.method ?? "GET"} ${url.pathname}`
    this.asked.push(line)
    const { trouble } = this
    const struck = trouble && line.includes(trouble.path) && trouble.times-- > 0
    const fail = trouble?.instead ?? (() => breakOff(response))
    if (struck && !trouble.done) {
      fail()
      return true
    }
    const [status, value] = await this.answer(line, (body ? JSON.parse(body) : {}) as Body)
    if (struck) fail()
    else answer(response, status, "application/json", JSON.stringify(value))
    return true
  }

  cart(id: string): Cart {
    const known = this.carts.get(id)
    if (known) return known
    const made: Cart = {
      amount: this.amount,
      sessions: [],
      orderReferenceId: null,
      authorizations: 0,
      decline: null,
      orderId: null,
    }
    this.carts.set(id, made)
    return made
  }

  private async answer(line: string, body: Body): Promise<[number, unknown]> {
    if (line === "GET /store/amazon-pay/config") return [200, this.config()]
    if (line === "POST /store/payment-collections") {
      return [200, { payment_collection: this.collection(body["cart_id"] ?? "") }]
    }
    const [, kind = "", cartId = "", what = ""] =
      /^\w+ \/store\/(amazon-pay\/carts|carts|payment-collections)\/([^/]+)\/?(.*)$/.exec(line) ??
      []
    const cart = this.cart(cartId.replace(/^pc_/, ""))
    if (kind === "payment-collections") return [200, this.openSession(cart, body)]
    if (kind === "carts") {
      return what === "complete" ? await this.complete(cart) : [200, this.cartView(cartId)]
    }
    if (what === "order-reference") return [200, await this.orderReference(cart, body)]
    if (what === "confirm") return [200, await this.confirm(cart, body)]
    return [200, await this.status(cart)]
  }

  private config(): object {
    return {
      provider_id: providerId,
      client_id: this.merchant.simulator.clientId,
      seller_id: this.merchant.simulator.sellerId,
      region: this.settings.region,
      sandbox: true,
      script_url: this.scriptUrl,
      scopes: ["profile", "payments:widget", "payments:shipping_address"],
      language: "en-GB",
      languages: ["en-GB"],
      ...(this.notOffered ? { not_offered: this.notOffered } : {}),
    }
  }

  private collection(cartId: string): object {
    const { amount, sessions } = this.cart(cartId)
    const currency_code = this.settings.currency.toLowerCase()
    // Medusa keeps what is less than a cent.
    const unrounded = Number(amount) - 0.0017
    return { id: `pc_${cartId}`, amount: unrounded, currency_code, payment_sessions: sessions }
  }

  private cartView(cartId: string): object {
    const { orderId } = this.cart(cartId)
    const completed_at = orderId ? "2026-01-01T00:00:00Z" : null
    return { cart: { id: cartId, completed_at, payment_collection: this.collection(cartId) } }
  }

  private openSession(cart: Cart, body: Body): object {
    const data = (body["data"] ?? {}) as unknown as Record<string, unknown>
    cart.sessions = [{ provider_id: body["provider_id"] ?? "", status: "pending", data }]
    return {}
  }

  private async details(id: string): Promise<{ state: string; constraints: string[] }> {
    const details = await this.merchant.call("GetOrderReferenceDetails", {
      AmazonOrderReferenceId: id,
    })
    return {
      state: details.under("OrderReferenceStatus", "State") ?? "",
      constraints: details.all("ConstraintID"),
    }
  }

  private async orderReference(cart: Cart, body: Body): Promise<object> {
    const id = body["amazon_order_reference_id"] ?? ""
    if (body["access_token"]) this.tokens.push(body["access_token"])
    cart.orderReferenceId = id
    await this.merchant.set(id, cart.amount, this.settings.currency)
    const { state, constraints } = await this.details(id)
    const total = { total: cart.amount, currency_code: this.settings.currency }
    return {
      order_reference: {
        id,
        state,
        ...total,
        constraints: constraints.map((code) => ({ code, message: code, next: "retry" })),
      },
      cart: { id: "cart" },
    }
  }

  private async confirm(cart: Cart, body: Body): Promise<object> {
    const id = cart.orderReferenceId ?? ""
    await this.merchant.call("ConfirmOrderReference", {
      AmazonOrderReferenceId: id,
      SuccessUrl: body["success_url"] ?? "",
      FailureUrl: body["failure_url"] ?? "",
    })
    return { next: (await this.details(id)).state === "Open" ? "place-order" : "challenge" }
  }

  private async status(cart: Cart): Promise<object> {
    const { state } = await this.details(cart.orderReferenceId ?? "")
    const said = (status: string, next: string) => ({ status, next, message: "" })
    if (cart.orderId) return said("authorized", "place-order")
    if (cart.decline) {
      const { soft, reason } = cart.decline
      const status = soft ? "soft-declined" : "hard-declined"
      return { ...said(status, "retry"), reason_code: reason }
    }
    return state === "Draft" ? said("challenge", "challenge") : said("ready", "place-order")
  }

  /** Confirms where that has not been done, authorizes, and makes the order. */
  private async complete(cart: Cart): Promise<[number, unknown]> {
    if (cart.orderId) return [200, { type: "order", order: { id: cart.orderId } }]
    const session = cart.sessions[0]
    if (session?.provider_id !== providerId) return [400, { message: "There is no session." }]
    const id = String(session.data["amazon_order_reference_id"])
    await this.merchant.call("ConfirmOrderReference", { AmazonOrderReferenceId: id })
    cart.authorizations += 1
    const reference = `${id.slice(4)}-a${cart.authorizations}`
    const { currency } = this.settings
    const made = await this.merchant.authorize(id, reference, cart.amount, {}, currency)
    const state = made.under("AuthorizationStatus", "State")
    if (state !== "Open") {
      const reason = made.under("AuthorizationStatus", "ReasonCode") ?? made.get("Code") ?? "?"
      cart.decline = { reason, soft: reason === "InvalidPaymentMethod" }
      session.status = "requires_more"
      return [400, { message: "Session was not authorized with the provider" }]
    }
    cart.decline = null
    cart.orderId = `order_${id}`
    return [200, { type: "order", order: { id: cart.orderId } }]
  }
}
