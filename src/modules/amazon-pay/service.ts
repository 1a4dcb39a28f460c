import type { AuthorizationDetails, OrderReferenceDetails } from "../../mws"
import { chargebackEvent } from "./ledger/domain-events"
import { disputedCharge } from "./decisions/disputed-charge"
import { unresolvedOperation } from "./decisions/holds"
import type { ReportedState } from "./decisions/reported-state"
import { finishWhenPaid } from "./engine/after-charge"
import { answerPatienceMs, awaitAnswers } from "./engine/await-answers"
import { processDue, type ProcessedDue } from "./engine/process-due"
import { syncReported, type SyncedReport } from "./engine/sync-reported"
import { nameOrder } from "./engine/name-order"
import { syncOrderReference } from "./engine/sync-order-reference"
import { textOf } from "./errors"
import type { OrderReferenceRow } from "./ledger/rows"
import { acceptNotification, type Delivery } from "./inbox/accept-notification"
import { chargebackIn } from "./inbox/reported-chargeback"
import { confirmSubscription } from "./inbox/confirm-subscription"
import type { MerchantAccount } from "./inbox/merchant-account"
import {
  notificationRowSchema,
  TO_BE_CONFIRMED,
  type NotificationRow,
} from "./inbox/notification-row"
import type { AmazonPayOptions } from "./options"
import { Payments } from "./payments"

/** Emitted when an order reference has notifications that are to be worked on. */
export const NOTIFICATION_RECEIVED = "amazon-pay.notification.received"

/**
 * The plugin's module: the ledger, the inbox, and the payment engine that drives Amazon through them. Callers say for
 * which merchant account. Here is what Amazon tells of its own accord, and what is found out by looking.
 */
export class AmazonPayModuleService extends Payments {
  readonly __hooks = {
    onApplicationShutdown: async () => {
      await this.clients_.close()
    },
  }

  /** Waits until every call under way for an order reference is answered, but not for ever. See `awaitAnswers`. */
  async awaitAnswers(orderReferenceId: string, receivedAt: Date): Promise<void> {
    await awaitAnswers(this, orderReferenceId, receivedAt)
  }

  /** Whether a notification is to wait for the answer to a call under way: that tells more, and saves a read. */
  async awaitsAnswer(orderReferenceId: string, { received_at }: NotificationRow): Promise<boolean> {
    if (Date.now() - received_at.getTime() >= answerPatienceMs) return false
    return unresolvedOperation(await this.snapshot(orderReferenceId)) !== undefined
  }

  /** Follows a notification's hint. See `syncReported`. */
  async syncReported(
    options: AmazonPayOptions,
    orderReferenceId: string,
    reported: ReportedState,
  ): Promise<SyncedReport> {
    const synced = await syncReported(this.background_(options), orderReferenceId, reported)
    if (synced.outcome === "read" && synced.operation?.kind === "capture") {
      await finishWhenPaid(this.context_(options), orderReferenceId)
    }
    return synced
  }

  /**
   * Takes a message of Amazon SNS in: checks it, stores it, and has it worked on afterwards.
   * @param accounts those it may be for
   * @returns the stored row; null for a message that was stored before
   * @throws IpnError, ForeignNotificationError when it must not come again (unless `retryable`)
   * @throws anything else when it could not be stored and Amazon should send it again
   */
  async receiveMessage(
    accounts: MerchantAccount[],
    delivery: Delivery,
  ): Promise<NotificationRow | null> {
    const row = await this.storeMessage(await acceptNotification(accounts, delivery))
    if (!row) return null
    if (row.outcome === TO_BE_CONFIRMED) return await this.confirmIfWanted_(accounts, row)
    if (row.state === "dead") {
      this.logger_.warn(`Amazon Pay: notification ${row.id}: ${row.problem ?? ""}`)
    }
    // Not waited for: should this process die, the reconciler finds the row.
    this.emitReceived_(row)
    return row
  }

  /**
   * Tells SNS that messages of a topic are wanted here, as a person has decided.
   * @returns null when no such question is open
   * @throws MedusaError NOT_ALLOWED when SNS does not answer
   */
  async confirmSubscription(id: string): Promise<NotificationRow | null> {
    const [row] = await this.listNotifications({ id }, { take: 1 })
    if (row?.outcome !== TO_BE_CONFIRMED || !row.subscribe_url) return null
    await confirmSubscription(row.subscribe_url)
    return notificationRowSchema.parse(
      await this.updateNotifications({ id, outcome: "confirmed", subscribe_url: null }),
    )
  }

  /**
   * The message is stored: should it not be confirmed now, a person finds it.
   * @returns how it stands then
   */
  protected async confirmIfWanted_(
    accounts: MerchantAccount[],
    row: NotificationRow,
  ): Promise<NotificationRow> {
    const { options } = accounts.find(({ key }) => key === row.account) ?? {}
    if (!options?.ipn?.confirmSubscriptions) return row
    try {
      return (await this.confirmSubscription(row.id)) ?? row
    } catch (error) {
      this.logger_.warn(`Amazon Pay: ${textOf(error)}`)
      return row
    }
  }

  /**
   * Works on a notification again that failed, or that nothing matched. Who asked for it is kept.
   * @returns null when there is none of that id
   */
  async replayNotification(id: string, askedBy: string): Promise<NotificationRow | null> {
    const row = await this.reopenNotification(id)
    if (row?.state !== "received") return row
    const { account, amazon_order_reference_id } = row
    await this.recordAuditEntry({
      account,
      amazon_order_reference_id,
      action: "replay",
      subject_id: id,
      asked_by: askedBy,
    })
    this.emitReceived_(row)
    return row
  }

  /**
   * A chargeback has to be answered: it is kept, and the store is told, once for everything new that Amazon says of it. Amazon has no
   * call that tells of one, so it is held against the ledger: what was never charged cannot be taken back.
   * @returns whether it is known now
   */
  async recordChargeback(orderReferenceId: string, row: NotificationRow): Promise<boolean> {
    const snapshot = await this.snapshot(orderReferenceId)
    const isCharged = snapshot.operations.some(
      ({ kind, state }) => kind === "capture" && state === "completed",
    )
    if (!isCharged) return false
    const told = chargebackIn(row)
    const reference = await this.keepChargeback(orderReferenceId, told)
    const charge = disputedCharge(snapshot, told)
    if (reference) {
      await this.emitEvents_([chargebackEvent(reference, told, { charge, notificationId: row.id })])
    }
    return true
  }

  /** Reads an order reference from Amazon. See `syncOrderReference`. */
  async syncOrderReference(
    options: AmazonPayOptions,
    before: OrderReferenceRow,
  ): Promise<OrderReferenceDetails> {
    return await syncOrderReference(this.background_(options), before)
  }

  /**
   * Reads an authorization from Amazon for what the ledger does not keep.
   * @throws MwsError when it cannot be read
   */
  async readAuthorization(options: AmazonPayOptions, id: string): Promise<AuthorizationDetails> {
    const { client } = this.background_(options)
    return await client.getAuthorizationDetails({ amazonAuthorizationId: id })
  }

  /** Tells Amazon the number of an order that was made after the confirmation. See `nameOrder`. */
  async nameOrder(options: AmazonPayOptions, orderReferenceId: string): Promise<void> {
    await nameOrder(this.background_(options), orderReferenceId)
  }

  /** Finishes what is due of an order reference's operations. See `processDue`. */
  async processDue(
    options: AmazonPayOptions,
    orderReferenceId: string,
    now: Date,
  ): Promise<ProcessedDue> {
    const processed = await processDue(this.background_(options), orderReferenceId, now)
    if (processed.looked.some(({ kind }) => kind === "capture")) {
      await finishWhenPaid(this.context_(options), orderReferenceId)
    }
    return processed
  }

  /** Has a notification worked on now. Not waited for: should the event be lost, the reconciler finds the row. */
  protected emitReceived_({ id, state, amazon_order_reference_id }: NotificationRow): void {
    if (state !== "received") return
    void this.emit_([{ name: NOTIFICATION_RECEIVED, data: { id, amazon_order_reference_id } }])
  }
}
