import type { Context } from "@medusajs/framework/types"
import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { Checks } from "../ledger/checks"
import { transactionOf } from "../ledger/ledger-records"
import {
  ForeignNotificationError,
  UnconfirmedTopicError,
  type Accepted,
  type Delivery,
} from "./accept-notification"
import type { MerchantAccount } from "./merchant-account"
import { newArrivalRow } from "./arrival-row"
import { subscriptionRow, type NewNotificationRow } from "./notification-row"
import { storeArrivals, type Arrival, type Stored } from "./store-arrivals"
import { storeNotifications } from "./store-notifications"
import { Together } from "./together"
import { isAmazonPays, mostStrangeTopics, topicTrust, type TopicTrust } from "./topic-trust"

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
   * @throws UnconfirmedTopicError when nobody has said yet which one is
   */
  async storeMessage(accepted: Accepted, delivery: Delivery): Promise<void> {
    const { account, envelope } = accepted
    const pinned = account.options.ipn?.topicArns ?? []
    const row = newArrivalRow(accepted, delivery, new Date())
    const isPinned = pinned.includes(envelope.topicArn)
    const store = () => this.#arrivals.add({ row, isPinned })
    let stored: Stored = pinned.length && !isPinned ? "unusual" : await store()
    if (stored === "unusual") {
      requireTrusted(await this.judgeTopic_(account, envelope.topicArn))
      stored = await store()
    }
    if (stored === "unusual") throw new UnconfirmedTopicError()
    accepted.keepCertificate()
  }

  /**
   * Stores what SNS asks or tells about a subscription, once, if its topic is trusted.
   * @returns the stored row; null for one that was stored before
   * @throws ForeignNotificationError, UnconfirmedTopicError as for a message
   */
  async storeSubscription(
    accepted: Accepted,
    delivery: Delivery,
  ): Promise<NewNotificationRow | null> {
    const { account, envelope } = accepted
    requireTrusted(await this.judgeTopic_(account, envelope.topicArn))
    accepted.keepCertificate()
    const row = subscriptionRow(accepted, delivery, new Date())
    const [stored] = await storeNotifications(this.database_(), [row])
    return stored ?? null
  }

  /** Judges a topic and writes down that it was seen. */
  @InjectTransactionManager()
  protected async judgeTopic_(
    { key: account, options }: MerchantAccount,
    topicArn: string,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<TopicTrust> {
    const { sellerId, ipn } = options
    const known = await this.listTopics({ account }, { take: null }, sharedContext)
    const trust = topicTrust(topicArn, { sellerId, pinned: ipn?.topicArns ?? [], known })
    const own = known.find(({ topic_arn }) => topic_arn === topicArn)
    const now = new Date()
    if (own) {
      const isOld = now.getTime() - own.last_seen_at.getTime() > seenAgainMs
      if (isOld || trust === "learn") {
        const learnt = trust === "learn" ? { trusted: true } : {}
        await this.updateTopics({ id: own.id, last_seen_at: now, ...learnt }, sharedContext)
      }
    } else if (trust === "trusted" || isAmazonPays(topicArn, sellerId)) {
      await this.addTopic_({ account, topicArn, trusted: trust === "learn", now }, sharedContext)
    } else {
      // Anybody can make any number of these: they have room of their own, in which the latest take the place of the oldest.
      const strange = known.filter(
        (topic) => !topic.trusted && !isAmazonPays(topic.topic_arn, sellerId),
      )
      const oldest = strange.reduce(
        (first, topic) => (topic.last_seen_at < first.last_seen_at ? topic : first),
        strange[0] ?? { id: "", last_seen_at: now },
      )
      const isFull = strange.length >= mostStrangeTopics
      const isRecent = now.getTime() - oldest.last_seen_at.getTime() <= seenAgainMs
      if (isFull && isRecent) return trust
      if (isFull) await this.deleteTopics(oldest.id, sharedContext)
      await this.addTopic_({ account, topicArn, trusted: false, now }, sharedContext)
    }
    if (trust !== "learn") return trust
    // Two first messages at once: one topic was learnt, and only that one is trusted.
    const [learnt] = await this.listTopics({ account, trusted: true }, { take: 1 }, sharedContext)
    return learnt?.topic_arn === topicArn ? "trusted" : "unconfirmed"
  }

  @InjectTransactionManager()
  protected async addTopic_(
    topic: { account: string; topicArn: string; trusted: boolean; now: Date },
    @MedusaContext() sharedContext: Context = {},
  ): Promise<void> {
    const { account, topicArn, trusted, now } = topic
    await transactionOf(sharedContext)("amazon_pay_topic")
      .insert({
        id: generateEntityId("", "apotop"),
        account,
        topic_arn: topicArn,
        trusted,
        last_seen_at: now,
      })
      .onConflict()
      .ignore()
  }
}

/** @throws ForeignNotificationError, UnconfirmedTopicError */
function requireTrusted(trust: TopicTrust): void {
  if (trust === "unconfirmed") throw new UnconfirmedTopicError()
  if (trust === "strange") {
    throw new ForeignNotificationError(
      "The notification comes from a topic that is not the one trusted for its account.",
    )
  }
}
