import type { ReturnVisit } from "../amazon/return.ts"
import { forgetToken, keepToken, readToken } from "../amazon/token.ts"
import type { StoreClient } from "../store/store-client.ts"
import { confirmOrder } from "./confirm-order.ts"
import type { CheckoutEvent, Command } from "./events.ts"
import type { Tools } from "./load-tools.ts"
import { loadTools } from "./load-tools.ts"
import type { Memory } from "./memory.ts"
import type { CheckoutNotice, CheckoutOptions } from "./options.ts"
import type { Order } from "./place-order.ts"
import { complete, prepare } from "./place-order.ts"
import { notOffered, problem, problemOf } from "./problem.ts"
import { readOrder } from "./read-order.ts"
import type { CheckoutState, Return } from "./state.ts"

/** What the chores need of the checkout they work for. */
export interface Household {
  readonly options: CheckoutOptions
  readonly client: StoreClient
  readonly memory: Memory
  readonly getState: () => CheckoutState
  readonly tell: (event: CheckoutEvent) => void
  readonly notice: (notice: CheckoutNotice) => void
}

/** This page's address without its fragment. */
export function here(): string {
  return window.location.href.split("#")[0] ?? ""
}

/** What a page load means for an order that was being placed. */
const unfinished: Readonly<Record<string, Return>> = { placing: "interrupted", left: "left" }

/** Carries out what the reducer asks for, and says what came of it. */
export class Chores {
  tools: Tools | null = null
  /** The address this page was opened with, until it was made use of. */
  visit: ReturnVisit | null = null
  /** Of a login in a window of this page; Amazon's own copy is in a cookie. */
  private token: string | null = null

  constructor(private readonly house: Household) {}

  run(command: Command): void {
    switch (command) {
      case "load":
        void this.load()
        return
      case "read-order-reference":
        void this.readOrderReference()
        return
      case "confirm":
        void this.confirm()
        return
      case "complete":
        void this.complete()
        return
      case "read-status":
        void this.readStatus()
        return
      case "sign-out-of-amazon":
        this.signOutOfAmazon()
    }
  }

  keepToken(token: string): void {
    this.token = token
    keepToken(document, token)
  }

  private async load(): Promise<void> {
    try {
      const { client, options } = this.house
      const config = await client.config()
      const refusal = notOffered(config)
      if (refusal) {
        this.house.tell({ type: "load-failed", problem: refusal })
        return
      }
      this.tools = await loadTools(config, options.loadWithin)
    } catch (error) {
      this.house.tell({ type: "load-failed", problem: problemOf(error) })
      return
    }
    this.house.tell(this.loaded())
  }

  /** What this page load begins with: a login or challenge that ends here, a checkout that was left. */
  private loaded(): CheckoutEvent {
    const { login = null, authentication = null } = this.visit ?? {}
    this.visit = null
    if (login && "token" in login) this.keepToken(login.token)
    const remembered = this.house.memory.read()
    return {
      type: "loaded",
      signedIn: this.accessToken() !== null,
      orderReferenceId: remembered?.orderReferenceId ?? null,
      consent: remembered?.consent ?? null,
      returned: authentication ?? unfinished[remembered?.progress ?? ""] ?? null,
      problem: login && "error" in login ? problem("sign-in-failed") : null,
    }
  }

  private accessToken(): string | null {
    return this.token ?? readToken(document)
  }

  private async readOrderReference(): Promise<void> {
    const { client, tell, notice, getState } = this.house
    const id = getState().orderReferenceId
    if (id === null) return
    try {
      const answer = await readOrder(client, id, this.accessToken())
      const { state, total, currency_code: currencyCode, constraints } = answer.order_reference
      const said = { id, state, constraints, total: { amount: total, currencyCode } }
      tell({ type: "order-reference-read", ...said })
      notice({ type: "cart-updated", cart: answer.cart })
    } catch (error) {
      tell({ type: "reading-failed", id, problem: problemOf(error) })
    }
  }

  private async confirm(): Promise<void> {
    const { client, tell, getState, options } = this.house
    const { orderReferenceId: id, consent } = getState()
    if (!this.tools || id === null) return
    const { amazon, config } = this.tools
    const { successUrl = here(), failureUrl = here() } = options
    const addresses = { success_url: successUrl, failure_url: failureUrl }
    const order = { id, consent }
    const confirmation = await confirmOrder(amazon.payments, client, config, order, addresses)
    // What happened is remembered before the browser leaves.
    tell(confirmation.event)
    confirmation.proceed()
  }

  private async complete(): Promise<void> {
    const { client, tell, getState, notice, options } = this.house
    const { orderReferenceId: id, consent } = getState()
    if (!this.tools || id === null) return
    const hindrance = await prepare(client, this.tools.config, id, consent)
    const placed = (order: Order): void => {
      // Before the shop hears of it, which may leave the page at once.
      if (!(options.staySignedIn ?? false)) this.signOutOfAmazon()
      notice({ type: "order-placed", order })
    }
    tell(hindrance ?? (await complete(client, placed)))
  }

  private async readStatus(): Promise<void> {
    const { client, tell } = this.house
    try {
      tell({ type: "status-read", answer: await client.status() })
    } catch (error) {
      tell({ type: "status-failed", problem: problemOf(error) })
    }
  }

  private signOutOfAmazon(): void {
    this.token = null
    this.tools?.amazon.login.logout()
    forgetToken(document)
  }
}
