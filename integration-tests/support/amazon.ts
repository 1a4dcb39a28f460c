import { createMwsClient } from "medusa-payment-amazon-pay/mws"
import { startSimulator, type Simulator } from "amazon-pay-simulator"

export interface CaptureNode {
  AmazonCaptureId: string
  CaptureReferenceId: string
  Amount: string
  State: string
  ReasonCode: string | null
  Refunds: { RefundReferenceId: string; Amount: string; State: string }[]
}
export interface AuthorizationNode {
  AmazonAuthorizationId: string
  Amount: string
  State: string
  ReasonCode: string | null
  Captures: CaptureNode[]
}
export interface OrderReferenceTree {
  State: string
  ReasonCode: string | null
  OrderTotal: { Amount: string; CurrencyCode: string } | null
  Authorizations: AuthorizationNode[]
}
export interface SimulatedLedger {
  captured: Record<string, string>
  refunded: Record<string, string>
  requests: Record<string, number>
}
export interface SentNotification {
  id: string
  type: string
  objectId: string
  attempts: { status: number | null }[]
  body: string
}

/** Where the carts of `cartOf` go that pay in dollars, as Amazon keeps it. */
const addressOfCarts = {
  name: "Susie Smith",
  addressLine1: "410 Terry Ave N",
  city: "Seattle",
  postalCode: "98109",
  countryCode: "US",
}

const halfAnHour = 30 * 60_000

/**
 * Amazon decides on authorizations and refunds when a test lets time pass, and not by itself while a slow machine is at
 * something else.
 */
export const unhurried = { authorizationDelay: halfAnHour, refundDelay: halfAnHour }

/** How the store of a test file takes money. */
export interface Modes {
  capture?: string
  authorization?: string
  remainder?: string
  /** What becomes of a fulfillment that cannot be charged. */
  guard?: string
  /** Whether the store has a provider for mails. */
  mails?: boolean
  /** What becomes of an order that does not go where its buyer chose at Amazon. */
  address?: string
  /** Of the merchant account, and of the Amazon it is with. */
  region?: "na" | "eu" | "uk" | "jp"
  /** Which of Medusa's locking modules the store has; for the one with Redis `startRedis` comes first. */
  locking?: "in-memory" | "postgres" | "redis"
  /** Whether people at the dashboard have roles; without them everybody may do everything. */
  roles?: boolean
}

/** The simulated Amazon of a test file, over its control API. */
export class Amazon {
  /** Whether it has held callers to quotas, or may have: the store's client then keeps to them for as long as it lives. */
  hasThrottled = false

  constructor(public simulator: Simulator) {}

  /** Starts one and tells the store that boots next how to reach it. */
  static async start(modes: Modes): Promise<Amazon> {
    const region = modes.region ?? "na"
    const simulator = await startSimulator({ region, settings: unhurried })
    Object.assign(process.env, {
      AMAZON_PAY_ENDPOINT: simulator.url,
      AMAZON_PAY_SELLER_ID: simulator.sellerId,
      AMAZON_PAY_ACCESS_KEY: simulator.accessKey,
      AMAZON_PAY_SECRET_KEY: simulator.secretKey,
      AMAZON_PAY_CLIENT_ID: simulator.clientId,
      AMAZON_PAY_CERTIFICATE_URL: simulator.certificateUrl,
      AMAZON_PAY_REGION: region,
      AMAZON_PAY_CAPTURE: modes.capture ?? "fulfillment",
      AMAZON_PAY_AUTHORIZATION: modes.authorization ?? "sync-then-async",
      AMAZON_PAY_REMAINDER: modes.remainder ?? "on-demand",
      AMAZON_PAY_GUARD: modes.guard ?? "warn",
      AMAZON_PAY_ADDRESS: modes.address ?? "warn",
      AMAZON_PAY_LOCKING: modes.locking ?? "in-memory",
    })
    if (modes.roles) process.env.MEDUSA_FF_RBAC = "true"
    else delete process.env.MEDUSA_FF_RBAC
    if (modes.mails) process.env.AMAZON_PAY_MAILS = "true"
    else delete process.env.AMAZON_PAY_MAILS
    return new Amazon(simulator)
  }

  /** What the widgets would have made: an order reference in Draft, of a buyer who has everything sent where their carts say. */
  async orderReference(body: object = {}): Promise<string> {
    return (await this.visit({ address: addressOfCarts, ...body })).id
  }

  /** The same, with the token of the buyer's login. */
  async visit(body: object = {}): Promise<{ id: string; token: string }> {
    const made = await this.control<{ AmazonOrderReferenceId: string; AccessToken: string }>(
      "POST",
      "/order-references",
      body,
    )
    return { id: made.AmazonOrderReferenceId, token: made.AccessToken }
  }

  /**
   * The same seller's other shop, which this store knows nothing of, takes an order.
   * @param charged what that shop charges at once, major units; it charges nothing otherwise
   */
  async placedElsewhere(amazonOrderReferenceId: string, charged?: string): Promise<void> {
    const client = this.#client()
    const orderTotal = { amount: charged ?? "10.00", currencyCode: "USD" }
    await client.setOrderReferenceDetails({ amazonOrderReferenceId, orderTotal })
    await client.confirmOrderReference({ amazonOrderReferenceId })
    if (charged) {
      await client.authorize({
        ...{ amazonOrderReferenceId, authorizationReferenceId: "of-the-other-shop" },
        ...{ authorizationAmount: orderTotal, transactionTimeout: 0, captureNow: true },
      })
    }
    await client.close()
  }

  /** Somebody authorizes an order without this store. */
  async authorizedElsewhere(amazonOrderReferenceId: string, amount: string): Promise<void> {
    const client = this.#client()
    const authorizationReferenceId = `elsewhere-${amount.replace(".", "-")}`
    await client.authorize({
      ...{ amazonOrderReferenceId, authorizationReferenceId, transactionTimeout: 0 },
      authorizationAmount: { amount, currencyCode: "USD" },
    })
    await client.close()
  }

  #client() {
    const { url, sellerId, accessKey, secretKey } = this.simulator
    const account = { sellerId, accessKey, secretKey, region: "na", sandbox: true } as const
    return createMwsClient({ ...account, endpoint: url })
  }

  tree(id: string): Promise<OrderReferenceTree> {
    return this.control("GET", `/order-references/${id}`)
  }

  ledger(): Promise<SimulatedLedger> {
    return this.control("GET", "/ledger")
  }

  notifications(): Promise<SentNotification[]> {
    return this.control("GET", "/notifications")
  }

  advance(duration: string): Promise<unknown> {
    return this.control("POST", "/clock", { advance: duration })
  }

  async control<T = unknown>(method: string, path: string, body?: object): Promise<T> {
    if (/"status":503|"quotaFactor":\d/.test(JSON.stringify(body ?? {}))) this.hasThrottled = true
    const answer = await fetch(`${this.simulator.url}/_sim${path}`, {
      method,
      headers: { "content-type": "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const json: unknown = await answer.json()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(json)}`)
    return json as T
  }
}
