import type { Authorization } from "../domain/authorization"
import type { BuyerAccount } from "../domain/buyer-account"
import type { Capture } from "../domain/capture"
import type { Due, DueKind } from "../domain/due"
import type { Region } from "../domain/environment"
import type { Notice } from "../domain/notice"
import type { OrderReference } from "../domain/order-reference"
import type { Outcome } from "../domain/outcome"
import type { Refund } from "../domain/refund"
import type { Session } from "../domain/session"
import type { NotificationConfiguration } from "./notification-configuration"
import { Agenda } from "./agenda"
import type { Clock } from "./clock"
import type { ForcedOutcome } from "./forced-outcomes"
import type { Replay } from "./replay"
import type { Settings } from "./settings"
import type { ChangeListener } from "./table"
import { Table } from "./table"

/** Everything Amazon remembers. Nothing in here reads or writes outside the process. */
export class World {
  readonly orderReferences: Table<OrderReference>
  readonly authorizations: Table<Authorization>
  readonly captures: Table<Capture>
  readonly refunds: Table<Refund>
  /** By reference id: one namespace for all kinds of request. */
  readonly replays: Table<Replay>
  /** Things that will happen, by sequence number. */
  readonly due: Table<Due>
  readonly notificationConfigurations: Table<NotificationConfiguration>
  /** Buyers that are signed in, by access token. */
  readonly sessions: Table<Session>
  /** Accounts made from outside, by identifier. */
  readonly buyers: Table<BuyerAccount>
  /** Identifiers of order references by the merchant's order number. */
  readonly bySellerOrderId = new Map<string, Set<string>>()
  readonly agenda = new Agenda()
  /** Requests by action name. */
  readonly requests = new Map<string, number>()
  forcedOutcomes: ForcedOutcome[] = []
  /** Makes what changed since the last time outlive the process; does nothing without a state file. */
  commit: () => void = () => undefined
  private notices: Notice[] = []
  private sequence = 0

  constructor(
    readonly region: Region,
    readonly sellerId: string,
    readonly clock: Clock,
    public settings: Settings,
    changed: ChangeListener = () => undefined,
  ) {
    this.orderReferences = new Table("orderReferences", changed)
    this.authorizations = new Table("authorizations", changed)
    this.captures = new Table("captures", changed)
    this.refunds = new Table("refunds", changed)
    this.replays = new Table("replays", changed)
    this.due = new Table("due", changed)
    this.notificationConfigurations = new Table("notificationConfigurations", changed)
    this.sessions = new Table("sessions", changed)
    this.buyers = new Table("buyers", changed)
  }

  now(): number {
    return this.clock.now()
  }

  putOrderReference(order: OrderReference): OrderReference {
    this.orderReferences.put(order.id, order)
    this.indexOrderReference(order)
    return order
  }

  /** Keeps the look-up by the merchant's order number. */
  indexOrderReference(order: OrderReference): void {
    const { sellerOrderId } = order.attributes
    if (!sellerOrderId) return
    const known = this.bySellerOrderId.get(sellerOrderId) ?? new Set<string>()
    known.add(order.id)
    this.bySellerOrderId.set(sellerOrderId, known)
  }

  /** Lets something happen `after` milliseconds of simulated time. */
  schedule(kind: DueKind, objectId: string, after: number, outcome: Outcome | null = null): void {
    this.sequence += 1
    const due: Due = { at: this.now() + after, sequence: this.sequence, kind, objectId, outcome }
    this.due.put(String(due.sequence), due)
    this.agenda.push(due)
  }

  /** The earliest thing due until `instant`, taken off the agenda. */
  takeDue(instant: number): Due | null {
    const next = this.agenda.peek()
    if (!next || next.at > instant) return null
    this.agenda.pop()
    this.due.delete(String(next.sequence))
    return next
  }

  /** Takes a thing due from a state file. */
  loadDue(due: Due): void {
    this.sequence = Math.max(this.sequence, due.sequence)
    this.agenda.push(due)
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
    for (const table of [
      this.orderReferences,
      this.authorizations,
      this.captures,
      this.refunds,
      this.replays,
      this.due,
      this.sessions,
      this.buyers,
    ]) {
      table.clear()
    }
    this.bySellerOrderId.clear()
    this.agenda.clear()
    this.requests.clear()
    this.forcedOutcomes = []
    this.notices = []
    this.clock.reset()
  }
}
