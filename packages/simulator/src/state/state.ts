import type { Authorization } from "../domain/authorization"
import type { BuyerAccount } from "../domain/buyer-account"
import type { Capture } from "../domain/capture"
import type { DueKind } from "../domain/due"
import type { Region } from "../domain/environment"
import type { Notice } from "../domain/notice"
import type { OrderReference } from "../domain/order-reference"
import type { Outcome } from "../domain/outcome"
import type { Refund } from "../domain/refund"
import type { Session } from "../domain/session"
import type { Clock } from "./clock"
import type { ForcedOutcome } from "./forced-outcomes"
import type { NotificationConfiguration } from "./notification-configuration"
import type { Replay } from "./replay"
import { Scheduler } from "./scheduler"
import type { Settings } from "./settings"

/** Objects of one kind by identifier; values are immutable and replaced as a whole. */
export class Store<Value> extends Map<string, Value> {
  /** Sets a value. @returns the value */
  put(id: string, value: Value): Value {
    this.set(id, value)
    return value
  }
}

/** Everything Amazon remembers. Nothing in here reads or writes outside the process. */
export class State {
  readonly orderReferences = new Store<OrderReference>()
  readonly authorizations = new Store<Authorization>()
  readonly captures = new Store<Capture>()
  readonly refunds = new Store<Refund>()
  /** By reference id: one namespace for all kinds of request. */
  readonly replays = new Store<Replay>()
  readonly notificationConfigurations = new Store<NotificationConfiguration>()
  /** Buyers that are signed in, by access token. */
  readonly sessions = new Store<Session>()
  /** Accounts made from outside, by identifier. */
  readonly buyers = new Store<BuyerAccount>()
  /** Requests by action name. */
  readonly requests = new Store<number>()
  /** Identifiers of order references by the merchant's order number. */
  readonly bySellerOrderId = new Map<string, Set<string>>()
  /** Things that will happen. */
  readonly scheduler = new Scheduler()
  forcedOutcomes: ForcedOutcome[] = []
  /** Has what changed written to the state file; does nothing without one. */
  save: () => void = () => undefined
  private notices: Notice[] = []

  constructor(
    readonly region: Region,
    readonly sellerId: string,
    readonly clock: Clock,
    public settings: Settings,
  ) {}

  now(): number {
    return this.clock.now()
  }

  /** Keeps the look-up by the merchant's order number, too. */
  putOrderReference(order: OrderReference): OrderReference {
    const { sellerOrderId } = order.attributes
    if (sellerOrderId) {
      const known = this.bySellerOrderId.get(sellerOrderId) ?? new Set<string>()
      this.bySellerOrderId.set(sellerOrderId, known.add(order.id))
    }
    return this.orderReferences.put(order.id, order)
  }

  /** Lets something happen `after` milliseconds of simulated time. */
  schedule(kind: DueKind, objectId: string, after: number, outcome: Outcome | null = null): void {
    this.scheduler.add({ at: this.now() + after, kind, objectId, outcome })
  }

  tell(notice: Notice): void {
    this.notices.push(notice)
  }

  /** What the merchant is to be told since the last call. */
  takeNotices(): readonly Notice[] {
    const taken = this.notices
    this.notices = []
    return taken
  }

  countRequest(action: string): void {
    this.requests.set(action, (this.requests.get(action) ?? 0) + 1)
  }

  /** Forgets every object, the clock's offset and the counts; settings and notification addresses stay. */
  clear(): void {
    for (const store of [
      this.orderReferences,
      this.authorizations,
      this.captures,
      this.refunds,
      this.replays,
      this.sessions,
      this.buyers,
      this.requests,
      this.bySellerOrderId,
      this.scheduler,
    ]) {
      store.clear()
    }
    this.forcedOutcomes = []
    this.notices = []
    this.clock.reset()
  }
}
