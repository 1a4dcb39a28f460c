import type { Context } from "@medusajs/framework/types"
import {
  generateEntityId,
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { Checks } from "../ledger/checks"
import { connectionOf, transactionOf } from "../ledger/ledger-records"
import { ForeignNotificationError, type Accepted, type Delivery } from "./accept-notification"
import { newNotificationRow, type NewNotificationRow } from "./notification-row"
import { storeArrivals, type Arrival, type Stored } from "./store-arrivals"
import { Together } from "./together"
import { mostStrangeTopics, topicTrust } from "./topic-trust"

/** How often it is written down that a topic was seen. */
const seenAgainMs = 60 * 60_000

/** The door of the inbox: messages are stored once, if their topic is trusted. */
export class Arrivals extends Checks {
  readonly #arrivals = new Together<Arrival, Stored>((arrivals) => this.storeArrivals_(arrivals))

  /**
   * Stores a message, once, if its topic is trusted.
   * @returns the stored row; null for one that was stored before
   * @throws ForeignNotificationError when another topic is trusted for the account
   */
  async storeMessage(accepted: Accepted, delivery: Delivery): Promise<NewNotificationRow | null> {
    const { account, envelope } = accepted
    const pinned = account.options.ipn?.topicArns ?? []
    const row = newNotificationRow(accepted, delivery, new Date())
    const isPinned = pinned.includes(envelope.topicArn)
    const store = () => this.#arrivals.add({ row, isPinned })
    let stored: Stored = pinned.length && !isPinned ? "unusual" : await store()
    if (stored === "unusual" && (await this.isTrusted_(account.key, envelope.topicArn, pinned))) {
      stored = await store()
    }
    if (stored === "unusual") {
      throw new ForeignNotificationError(
        "The notification comes from a topic that is not the one trusted for its account.",
      )
    }
    return stored === "stored" ? row : null
  }

  @InjectManager()
  protected async storeArrivals_(
    arrivals: Arrival[],
    @MedusaContext() sharedContext: Context = {},
  ): Promise<Stored[]> {
    const seenAfter = new Date(Date.now() - seenAgainMs)
    return await storeArrivals(connectionOf(sharedContext), arrivals, seenAfter)
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
