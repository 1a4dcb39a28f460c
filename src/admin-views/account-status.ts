import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../modules/amazon-pay"
import { accountsOf } from "../medusa/accounts"
import { IPN_PATH } from "../diagnostics"
import { peopleOf } from "./people"

/** One merchant account as the store has it. No secret is in it. */
export interface AccountView {
  key: string
  provider_id: string
  seller_id: string
  region: string
  environment: "sandbox" | "live"
  /** The last four characters; enough to tell two keys apart. */
  access_key: string
  client_id: string
  has_mws_auth_token: boolean
  /** Where a simulator answers instead of Amazon. */
  endpoint: string | null
  capture: string
  authorization: string
  remainder: string
  guard: string
  /** The path, on this store, that Amazon sends notifications to. */
  notification_path: string
  topics: {
    topic_arn: string
    trusted: boolean
    /** Named in the options: then only those are trusted. */
    pinned: boolean
    confirmed_at: string | null
    /** Who confirmed it: a user by e-mail address, or by id once gone. */
    confirmed_by: string | null
    last_seen_at: string
  }[]
  notifications: {
    last_received_at: string | null
    /** Those a person has to look at. */
    dead: number
    unmatched: number
  }
}

/** The store's merchant accounts as configured, and what has been heard of Amazon for each. */
export async function accountStatus(container: MedusaContainer): Promise<AccountView[]> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const one = { skip: 0, take: 1 }
  return await Promise.all(
    accountsOf(container).map(async ({ key, providerId, options }) => {
      const topics = await engine.listTopics(
        { account: key },
        { take: null, order: { last_seen_at: "DESC" } },
      )
      const confirmers = await confirmersOf(
        container,
        key,
        topics.map(({ topic_arn }) => topic_arn),
      )
      const last = await engine.findNotifications({ account: key }, one)
      const dead = await engine.findNotifications({ account: key, states: ["dead"] }, one)
      const unmatched = await engine.findNotifications({ account: key, states: ["unmatched"] }, one)
      const pinned = options.ipn?.topicArns
      return {
        key,
        provider_id: providerId,
        seller_id: options.sellerId,
        region: options.region,
        environment: options.sandbox ? ("sandbox" as const) : ("live" as const),
        access_key: masked(options.accessKey),
        client_id: options.clientId,
        has_mws_auth_token: options.mwsAuthToken !== undefined,
        endpoint: options.endpoint ?? null,
        capture: options.capture,
        authorization: options.authorization,
        remainder: options.remainder,
        guard: options.guard,
        notification_path: IPN_PATH,
        topics: topics.map((topic) => ({
          topic_arn: topic.topic_arn,
          trusted: pinned ? pinned.includes(topic.topic_arn) : topic.trusted,
          pinned: pinned !== undefined,
          confirmed_at: topic.confirmed_at?.toISOString() ?? null,
          confirmed_by: (topic.confirmed_at && confirmers.get(topic.topic_arn)) ?? null,
          last_seen_at: topic.last_seen_at.toISOString(),
        })),
        notifications: {
          last_received_at: last.rows[0]?.received_at.toISOString() ?? null,
          dead: dead.count,
          unmatched: unmatched.count,
        },
      }
    }),
  )
}

/** Who last confirmed each of an account's topics. */
async function confirmersOf(
  container: MedusaContainer,
  account: string,
  topicArns: string[],
): Promise<ReadonlyMap<string, string>> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const auditEntries = await engine.auditEntriesAbout({
    account,
    action: "trust-topic",
    subject_id: topicArns,
  })
  const people = await peopleOf(
    container,
    auditEntries.map(({ asked_by }) => asked_by),
  )
  return new Map(
    auditEntries
      .reverse()
      .map(({ subject_id, asked_by }) => [subject_id ?? "", people[asked_by] ?? asked_by]),
  )
}

/**
 * A person says that a topic is Amazon Pay's, also one that has sent nothing yet.
 * @throws MedusaError NOT_FOUND for an account that the store does not have; NOT_ALLOWED where the options name the topics
 */
export async function trustTopic(
  container: MedusaContainer,
  account: string,
  topicArn: string,
  askedBy: string,
): Promise<void> {
  const found = accountsOf(container).find(({ key }) => key === account)
  if (!found) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `The store has no Amazon Pay account ${account}.`,
    )
  }
  if (found.options.ipn?.topicArns) {
    throw new MedusaError(
      MedusaError.Types.NOT_ALLOWED,
      "The option ipn.topicArns names the topics of this account. Write the topic there.",
    )
  }
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  await engine.trustTopic(account, topicArn, askedBy)
}

function masked(secret: string): string {
  return `…${secret.slice(-4)}`
}
