import type { Authorization } from "../domain/authorization"
import type { BillingAgreement } from "../domain/billing-agreement"
import type { Capture } from "../domain/capture"
import type { Due, DueKind } from "../domain/due"
import type { Region } from "../domain/environment"
import type { Notice } from "../domain/notice"
import type { OrderReference } from "../domain/order-reference"
import type { Outcome } from "../domain/outcome"
import type { Refund } from "../domain/refund"
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
  readonly billingAgreements: Table<BillingAgreement>
  /** By reference id: one namespace for all kinds of request. */
  readonly replays: Table<Replay>
  /** Things that will happen, by sequence number. */
  readonly due: Table<Due>
  readonly notificationConfigurations: Table<NotificationConfiguration>
  /** Identifiers of order references and billing agreements by access token. */
  readonly tokens = new Map<string, string>()
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
    this.billingAgreements = new Table("billingAgreements", changed)
    this.replays = new Table("replays", changed)
    this.due = new Table("due", changed)
    this.notificationConfigurations = new Table("notificationConfigurations", changed)
  }

  now(): number {
    return this.clock.now()
  }

  putOrderReference(order: OrderReference): OrderReference {
    this.orderReferences.put(order.id, order)
    this.indexOrderReference(order)
    return order
  }

  /** Keeps the look-ups by token and by the merchant's order number. */
  indexOrderReference(order: OrderReference): void {
    this.tokens.set(order.accessToken, order.id)
    const { sellerOrderId } = order.attributes
    if (!sellerOrderId) return
    const known = this.bySellerOrderId.get(sellerOrderId) ?? new Set<string>()
    known.add(order.id)
    this.bySellerOrderId.set(sellerOrderId, known)
  }

  putBillingAgreement(agreement: BillingAgreement): BillingAgreement {
    this.billingAgreements.put(agreement.id, agreement)
    this.tokens.set(agreement.accessToken, agreement.id)
    return agreement
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
      this.billingAgreements,
      this.replays,
      this.due,
    ]) {
      table.clear()
    }
    this.tokens.clear()
    this.bySellerOrderId.clear()
    this.agenda.clear()
    this.requests.clear()
    this.forcedOutcomes = []
    this.notices = []
    this.clock.reset()
  }
}
