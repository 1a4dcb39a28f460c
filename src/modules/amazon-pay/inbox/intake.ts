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
} from "./accept-notification"
import type { MerchantAccount } from "./merchant-account"
import type { NewNotificationRow } from "./notification-row"
import { readMessage, refusedMessage } from "./read-message"
import { NotStoredError, storeNotification } from "./store-notification"
import { isAmazonPays, mostStrangeTopics, topicTrust, type TopicTrust } from "./topic-trust"

/** How often it is written down that a topic was seen. */
const seenAgainMs = 60 * 60_000

/** Takes messages into the inbox: each is stored before it is answered, masked, if its topic is trusted. */
export class Intake extends Checks {
  /**
   * Stores a message, once, if its topic is trusted.
   * @returns the stored row; null for a message that was stored before
   * @throws ForeignNotificationError when another topic is trusted for the account
   * @throws UnconfirmedTopicError when nobody has said yet which one is
   * @throws NotStoredError when it has to come again
   */
  async storeMessage(accepted: Accepted): Promise<NewNotificationRow | null> {
    const { account, envelope } = accepted
    if (!(await this.#isUsual(account, envelope.topicArn))) {
      requireTrusted(await this.judgeTopic_(account, envelope.topicArn))
    }
    accepted.keepCertificate()
    const now = new Date()
    try {
      return await this.#store(readMessage(accepted, now))
    } catch (error) {
      // Sent again, it would be refused again: a person sees it, and why.
      if (!(error instanceof NotStoredError) || !error.isRefusal) throw error
      return await this.#store(refusedMessage(accepted, error, now))
    }
  }

  /** Whether a topic is trusted and was seen a short while ago, as most are: then there is nothing to judge or to write down. */
  async #isUsual({ key: account, options }: MerchantAccount, topic_arn: string): Promise<boolean> {
    const pinned = options.ipn?.topicArns ?? []
    const seen: unknown = await this.database_()("amazon_pay_topic")
      .where({ account, topic_arn, deleted_at: null })
      .where("last_seen_at", ">", new Date(Date.now() - seenAgainMs))
      .where(pinned.length ? {} : { trusted: true })
      .first("id")
    return seen !== undefined && (!pinned.length || pinned.includes(topic_arn))
  }

  async #store(row: NewNotificationRow): Promise<NewNotificationRow | null> {
    return (await storeNotification(this.database_(), row)) ? row : null
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
