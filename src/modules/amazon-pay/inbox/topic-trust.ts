/** A topic that has sent something for an account, or that a person has named. */
export interface KnownTopic {
  topic_arn: string
  trusted: boolean
  confirmed_at: Date | null
}

/**
 * What becomes of a topic's messages. `trusted`: they are taken. `learn`: they are from now on. `unconfirmed`: not yet, and SNS
 * has to repeat them, since a person may confirm the topic. `strange`: never.
 */
export type TopicTrust = "trusted" | "learn" | "unconfirmed" | "strange"

/** AWS accounts from which Amazon Pay was seen to send (protocol reference §10.2). Others wait for a person. */
const amazonPaysAccounts = ["291180941288", "598607868003"]

/** How many topics of others are remembered for each account. */
export const mostStrangeTopics = 20

/**
 * Whether a topic is called as Amazon Pay calls a seller's, in an AWS account of Amazon Pay's: a marketplace's id, then the
 * seller's (reference §10.2). Both ids are public, and anybody can give a topic of their own that name; not in that account.
 */
export function isAmazonPays(topicArn: string, sellerId: string): boolean {
  const parts = /^arn:aws:sns:[a-z0-9-]+:(?<owner>\d{12}):(?<name>[A-Z0-9]{1,64})$/.exec(topicArn)
  const { owner = "", name = "" } = parts?.groups ?? {}
  return amazonPaysAccounts.includes(owner) && name !== sellerId && name.endsWith(sellerId)
}

/**
 * Whether a message of a topic is taken. Named in the options: those topics and no other. Not named: the one that a person has
 * confirmed, or until then the first that can only be Amazon Pay's. What another topic says is refused for good only once a
 * person has said which one is right.
 */
export function topicTrust(
  topicArn: string,
  {
    sellerId,
    pinned,
    known,
  }: { sellerId: string; pinned: readonly string[]; known: readonly KnownTopic[] },
): TopicTrust {
  if (pinned.length) return pinned.includes(topicArn) ? "trusted" : "strange"
  const trusted = known.find((topic) => topic.trusted)
  if (trusted?.topic_arn === topicArn) return "trusted"
  const isGenuine = isAmazonPays(topicArn, sellerId)
  if (isGenuine && !trusted) return "learn"
  return trusted?.confirmed_at && !isGenuine ? "strange" : "unconfirmed"
}
