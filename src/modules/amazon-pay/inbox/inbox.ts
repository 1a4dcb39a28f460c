import type { Context } from "@medusajs/framework/types"
import { InjectManager, InjectTransactionManager, MedusaContext } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { unexpected } from "../errors"
import { leaseSeconds } from "../ledger/lease-times"
import { deleteOldRows } from "./delete-old-rows"
import { Intake } from "./intake"
import { notificationRowSchema, type NotificationRow } from "./notification-row"
import { mostAttempts, nextAttempt, unmatchedAfterMs } from "./retry-times"

const ids = z.array(z.object({ id: z.string() }))

/** What came of an attempt to work on a notification. */
export type Attempted =
  | { done: string }
  /** Nothing here to match it with yet. */
  | { wait: string }
  | { failed: string }

/** The inbox: messages are stored once, worked on until it succeeds or a person is needed, and kept for a while. */
export class Inbox extends Intake {
  /**
   * A person trusts a topic of an account, whether it has sent anything yet or not; the one that was trusted before no longer
   * is. Who did is kept with it.
   */
  @InjectTransactionManager()
  async trustTopic(
    account: string,
    topicArn: string,
    askedBy: string,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<void> {
    const now = new Date()
    await this.addTopic_({ account, topicArn, trusted: false, now }, sharedContext)
    const known = await this.listTopics({ account }, { take: null }, sharedContext)
    const chosen = known.find(({ topic_arn }) => topic_arn === topicArn)
    if (!chosen) throw unexpected(`The topic ${topicArn} could not be written down.`)
    const others = known.filter(({ id, trusted }) => trusted && id !== chosen.id)
    for (const { id } of others) await this.updateTopics({ id, trusted: false }, sharedContext)
    await this.updateTopics({ id: chosen.id, trusted: true, confirmed_at: now }, sharedContext)
    await this.recordAuditEntry(
      {
        account,
        amazon_order_reference_id: null,
        action: "trust-topic",
        subject_id: topicArn,
        asked_by: askedBy,
      },
      sharedContext,
    )
  }

  /** What is to be worked on of one order reference now: oldest change at Amazon first. */
  @InjectManager()
  async openNotifications(
    by: { amazon_order_reference_id: string } | { id: string },
    @MedusaContext() sharedContext: Context = {},
  ): Promise<NotificationRow[]> {
    const rows = await this.listNotifications(
      { ...by, state: ["received", "waiting"] },
      { take: 200, order: { object_changed_at: "ASC", received_at: "ASC" } },
      sharedContext,
    )
    const now = Date.now()
    return rows
      .map((row) => notificationRowSchema.parse(row))
      .filter(
        ({ attempts, next_check_at }) => attempts === 0 || (next_check_at?.getTime() ?? 0) <= now,
      )
  }

  /**
   * Amazon's ids of the order references that have notifications to be worked on now. Longest due first; each once, however
   * many there are of it.
   */
  async dueNotifications(now: Date, take: number): Promise<string[]> {
    const { rows } = await this.database_().raw<{ rows: unknown }>(
      `select amazon_order_reference_id as id from amazon_pay_notification
       where next_check_at <= ? and amazon_order_reference_id is not null and deleted_at is null
       group by 1 order by min(next_check_at) limit ?`,
      [now, take],
    )
    return ids.parse(rows).map(({ id }) => id)
  }

  /** Another process works on the order now: what is due of it comes again when a dead one's lease has run out. */
  @InjectManager()
  async notificationsComeAgain(
    amazonOrderReferenceId: string,
    now: Date,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<void> {
    const next_check_at = new Date(Date.now() + leaseSeconds * 1_000)
    await this.updateNotifications(
      {
        selector: {
          amazon_order_reference_id: amazonOrderReferenceId,
          next_check_at: { $lte: now },
        },
        data: { next_check_at },
      },
      sharedContext,
    )
  }

  /** Writes down what came of an attempt. */
  @InjectManager()
  async settleNotification(
    row: NotificationRow,
    attempted: Attempted,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<void> {
    await this.settleNotification_(row, attempted, sharedContext)
  }

  @InjectTransactionManager()
  protected async settleNotification_(
    { id, attempts: before, received_at }: NotificationRow,
    attempted: Attempted,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<void> {
    const now = new Date()
    const attempts = before + 1
    const over = { attempts, next_check_at: null, processed_at: now }
    if ("done" in attempted) {
      await this.updateNotifications(
        { id, state: "processed", outcome: attempted.done, problem: null, ...over },
        sharedContext,
      )
      return
    }
    const waits = "wait" in attempted
    const givenUp = waits
      ? now.getTime() - received_at.getTime() > unmatchedAfterMs
      : attempts >= mostAttempts
    await this.updateNotifications(
      {
        id,
        problem: waits ? attempted.wait : attempted.failed,
        ...(givenUp
          ? { state: waits ? "unmatched" : "dead", ...over }
          : {
              state: waits ? "waiting" : "received",
              attempts,
              next_check_at: nextAttempt(attempts, now),
            }),
      },
      sharedContext,
    )
  }

  /**
   * Puts a notification back into work, with all of its tries. When it came stays what it was: a person who has it worked
   * on again says nothing about Amazon's deliveries, and one that still matches nothing has waited for long enough.
   * @returns null when there is none of that id
   */
  @InjectManager()
  async reopenNotification(
    id: string,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<NotificationRow | null> {
    const [row] = await this.listNotifications({ id }, { take: 1 }, sharedContext)
    if (!row) return null
    if (!row.amazon_order_reference_id || row.is_sample) return notificationRowSchema.parse(row)
    const reopened = await this.updateNotifications(
      {
        id,
        state: "received",
        outcome: null,
        problem: null,
        attempts: 0,
        next_check_at: new Date(),
        processed_at: null,
      },
      sharedContext,
    )
    return notificationRowSchema.parse(reopened)
  }

  /**
   * Empties the bodies of messages that have been kept for long enough, some at a time.
   * @returns how many were emptied
   */
  @InjectManager()
  async forgetBodies(
    account: string,
    before: Date,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<number> {
    const old = await this.listNotifications(
      { account, received_at: { $lt: before }, body: { $ne: null } },
      { take: 500, select: ["id"], order: { received_at: "ASC" } },
      sharedContext,
    )
    if (!old.length) return 0
    await this.updateNotifications(
      old.map(({ id }) => ({ id, body: null })),
      sharedContext,
    )
    return old.length
  }

  /** Deletes what has been kept for long enough, and what is too much. See `deleteOldRows`. */
  async deleteOldNotifications(account: string, keepDays: number, now: Date): Promise<number> {
    return await deleteOldRows(this.database_(), { account, keepDays, now })
  }
}
