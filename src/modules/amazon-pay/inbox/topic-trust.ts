/** A topic that has sent something for an account. */
export interface KnownTopic {
  topic_arn: string
  trusted: boolean
}

/** How many strange topics of one account are remembered for a person to look at; more would be a flood. */
export const mostStrangeTopics = 20

/**
 * Whether a message of a topic is taken. Named in the options: those topics and no other. Not named: the one that is
 * trusted, which is the first one seen until a person confirms another. `learn` asks for it to be remembered as that.
 */
export function topicTrust(
  topicArn: string,
  pinned: readonly string[],
  known: readonly KnownTopic[],
): "trusted" | "learn" | "strange" {
  if (pinned.length) return pinned.includes(topicArn) ? "trusted" : "strange"
  const trusted = known.find((topic) => topic.trusted)
  if (!trusted) return "learn"
  return trusted.topic_arn === topicArn ? "trusted" : "strange"
}
