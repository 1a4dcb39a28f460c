import type { Context } from "@medusajs/framework/types"
import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { Checks } from "../ledger/checks"
import { transactionOf } from "../ledger/ledger-records"
import { ForeignNotificationError, type Accepted, type Delivery } from "./accept-notification"
import { newArrivalRow } from "./arrival-row"
import { subscriptionRow, type NewNotificationRow } from "./notification-row"
import { storeArrivals, type Arrival, type Stored } from "./store-arrivals"
import { storeNotifications } from "./store-notifications"
import { Together } from "./together"
import { mostStrangeTopics, topicTrust } from "./topic-trust"

/** How often it is written down that a topic was seen. */
const seenAgainMs = 60 * 60_000

/** The door of the inbox: messages are stored, if their topic is trusted. They are read later. */
export class Arrivals extends Checks {
  readonly #arrivals = new Together<Arrival, Stored>((arrivals) =>
    storeArrivals(this.database_(), arrivals, new Date(Date.now() - seenAgainMs)),
  )

  /**
   * Stores a message with a notification in it, if its topic is trusted.
   * @throws ForeignNotificationError when another topic is trusted for the account
   */
  async storeMessage(accepted: Accepted, delivery: Delivery): Promise<void> {
    const { account, envelope } = accepted
    const pinned = account.options.ipn?.topicArns ?? []
    const row = newArrivalRow(accepted, delivery, new Date())
    const isPinned = pinned.includes(envelope.topicArn)
    const store = () => this.#arrivals.add({ row, isPinned })
    let stored: Stored = pinned.length && !isPinned ? "unusual" : await store()
    if (stored === "unusual" && (await this.isTrusted_(account.key, envelope.topicArn, pinned))) {
      stored = await store()
    }
    if (stored === "unusual") throw strange()
  }

  /**
   * Stores what SNS asks or tells about a subscription, once, if its topic is trusted.
   * @returns the stored row; null for one that was stored before
   * @throws ForeignNotificationError when another topic is trusted for the account
   */
  async storeSubscription(
    accepted: Accepted,
    delivery: Delivery,
  ): Promise<NewNotificationRow | null> {
    const { account, envelope } = accepted
    const pinned = account.options.ipn?.topicArns ?? []
    if (!(await this.isTrusted_(account.key, envelope.topicArn, pinned))) throw strange()
    const row = subscriptionRow(accepted, delivery, new Date())
    const [stored] = await storeNotifications(this.database_(), [row])
    return stored ?? null
  }

  /** Judges a topic and writes down that it was seen. */
  @InjectTransactionManager()
  protected async isTrusted_(
    account: string,
    topicArn: string,
    pinned: readonly string[],
    @MedusaContext() sharedContext: Context = {},
  ): Promise<boolean> {
    const knex = transactionOf(sharedContext)
    const known = await this.listTopics({ account }, { take: null }, sharedContext)
    const trust = topicTrust(topicArn, pinned, known)
    const own = known.find(({ topic_arn }) => topic_arn === topicArn)
    const now = new Date()
    if (own) {
      const old = now.getTime() - own.last_seen_at.getTime() > seenAgainMs
      if (old) await this.updateTopics({ id: own.id, last_seen_at: now }, sharedContext)
    } else if (trust !== "strange" || known.length < mostStrangeTopics) {
      await knex("amazon_pay_topic")
        .insert({
          id: generateEntityId("", "apotop"),
          account,
          topic_arn: topicArn,
          trusted: trust === "learn",
          last_seen_at: now,
        })
        .onConflict()
        .ignore()
    }
    if (trust !== "learn") return trust === "trusted"
    // Two first messages at once: one topic was learnt, and only that one is trusted.
    const [learnt] = await this.listTopics({ account, trusted: true }, { take: 1 }, sharedContext)
    return learnt?.topic_arn === topicArn
  }
}

const strange = () =>
  new ForeignNotificationError(
    "The notification comes from a topic that is not the one trusted for its account.",
  )
