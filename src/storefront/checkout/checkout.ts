import { readReturn, tokenIn } from "../amazon/return.ts"
import { StoreClient } from "../store/store-client.ts"
import { plainFetch } from "../store/store-fetch.ts"
import type { AmazonPayConfig } from "../store/contract.ts"
import { Chores, here } from "./chores.ts"
import type { CheckoutEvent } from "./events.ts"
import type { Tools } from "./load-tools.ts"
import { buttonLanguage } from "./load-tools.ts"
import { Memory, toRemember } from "./memory.ts"
import type { CheckoutNotice, CheckoutOptions } from "./options.ts"
import { isStoreFetch } from "./options.ts"
import { problem } from "./problem.ts"
import { reduce } from "./reduce.ts"
import { authorize, opensWindow } from "./sign-in.ts"
import type { CheckoutState } from "./state.ts"
import { canPlace, initialState } from "./state.ts"

/** Regions in which a buyer's bank may want to see them. */
function authenticates({ region }: AmazonPayConfig): boolean {
  return region === "eu" || region === "uk"
}

/**
 * A checkout with Amazon Pay: its state, and what the buyer and the shop can do. It draws nothing; pages subscribe
 * to it. Can be made anywhere, but only a browser can start it.
 */
export class AmazonPayCheckout {
  private state: CheckoutState = initialState
  private readonly listeners = new Set<() => void>()
  private readonly memory: Memory
  private readonly chores: Chores
  private begun = false

  constructor(readonly options: CheckoutOptions) {
    const { store, cartId } = options
    this.memory = new Memory(() => window.sessionStorage, cartId)
    this.chores = new Chores({
      options,
      client: new StoreClient(isStoreFetch(store) ? store : plainFetch(store), cartId),
      memory: this.memory,
      getState: this.getState,
      tell: this.tell,
      notice: this.notice,
    })
  }

  /** The same object until something changes. */
  readonly getState = (): CheckoutState => this.state

  /** Amazon's script and the store's settings, once both are there. */
  getTools(): Tools | null {
    return this.chores.tools
  }

  /** The language of the texts, such as `de-AT`. */
  getLanguage(): string {
    return this.options.language ?? this.getTools()?.config.language ?? "en-US"
  }

  /** The nearest to it of those Amazon's button speaks. */
  getButtonLanguage(): string {
    return buttonLanguage(this.getTools()?.config, this.getLanguage())
  }

  /** @returns ends the subscription */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Begins, or goes on after `stop`. */
  start(): void {
    window.addEventListener("pageshow", this.pageShown)
    if (this.begun) return
    this.begun = true
    this.chores.visit = readReturn(window.location.href, this.memory.endLogin())
    const { address } = this.chores.visit
    // What Amazon added is read; a token has no business in the history.
    if (address !== window.location.href) {
      window.history.replaceState(window.history.state, "", address)
    }
    this.chores.run("load")
  }

  /** The page shows it no longer. Nothing that was asked of the store is taken back. */
  stop(): void {
    window.removeEventListener("pageshow", this.pageShown)
  }

  /** Begins the login. Must be called while a click is being handled, or the browser blocks the window. */
  readonly signIn = (): void => {
    this.tell({ type: "sign-in" })
    const tools = this.getTools()
    if (this.state.step !== "signing-in" || !tools) return
    const state = this.memory.beginLogin()
    if (!opensWindow(this.options.login)) {
      authorize(tools, state, this.options.returnUrl ?? here())
      return
    }
    authorize(tools, state, (response) => {
      this.memory.endLogin()
      const token = tokenIn(response, state)
      if (token) this.chores.keepToken(token)
      this.tell(
        token
          ? { type: "signed-in" }
          : { type: "sign-in-failed", problem: problem("sign-in-failed") },
      )
    })
  }

  readonly signOut = (): void => this.tell({ type: "sign-out" })

  /** The buyer agrees, or no longer agrees, to pay the total that is shown. */
  readonly setConsent = (agreed: boolean): void =>
    this.tell({ type: agreed ? "consent-given" : "consent-withdrawn" })

  /** Places the order, if all that is needed is there. Must be called while a click is being handled. */
  readonly placeOrder = (): void => {
    const tools = this.getTools()
    if (!tools || !canPlace(this.state)) return
    this.tell({ type: "place", authenticate: authenticates(tools.config) })
  }

  /** To be called when the shop changed the cart, such as after a shipping option was chosen. */
  readonly cartChanged = (): void => this.tell({ type: "cart-changed" })

  /**
   * Keeps the order button from being pressed until the buyer has done something for the shop.
   * @param wish a sentence that tells the buyer what, or null when it is done
   */
  readonly hold = (wish: string | null): void => this.tell({ type: "held", wish })

  readonly retry = (): void => this.tell({ type: "retry" })

  /** Something happened: the widgets say so here. */
  readonly tell = (event: CheckoutEvent): void => {
    const before = this.state
    const { state, commands } = reduce(before, event)
    this.state = state
    const remembered = toRemember(state)
    // Before the commands: one of them may leave the page.
    if (remembered !== undefined) this.memory.write(remembered)
    for (const command of commands) this.chores.run(command)
    this.announce(before, state)
  }

  private announce(before: CheckoutState, state: CheckoutState): void {
    if (state === before) return
    if (state.step !== before.step) this.notice({ type: "step", step: state.step })
    if (state.problem && state.problem !== before.problem) {
      this.notice({ type: "problem", problem: state.problem })
    }
    for (const listener of [...this.listeners]) listener()
  }

  private readonly notice = (notice: CheckoutNotice): void => this.options.onNotice?.(notice)

  private readonly pageShown = (event: PageTransitionEvent): void => {
    if (event.persisted) this.tell({ type: "page-restored" })
  }
}
