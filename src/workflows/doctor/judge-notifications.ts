import { well, wrong, type Verdict } from "./finding"

const minute = 60_000

/** Notifications usually come within seconds; an order this new proves nothing. */
const patienceMs = 10 * minute

/** By how much the last notification may be older than what it ought to have told of. */
const slackMs = 60 * minute

/**
 * Judges whether notifications come.
 * @param changedAt when an order reference of this account last changed at Amazon; null when none has
 */
export function judgeNotifications({
  last,
  changedAt,
  now,
}: {
  last: { receivedAt: Date; type: string; isSample: boolean } | null
  changedAt: Date | null
  now: Date
}): Verdict {
  const missed =
    changedAt !== null &&
    now.getTime() - changedAt.getTime() > patienceMs &&
    (last === null || changedAt.getTime() - last.receivedAt.getTime() > slackMs)
  const seen = last
    ? `The last notification came at ${last.receivedAt.toISOString()} (${last.isSample ? "a test message" : last.type})`
    : "No notification has ever come"
  if (!missed) {
    return well("notifications", last ? `${seen}.` : `${seen}, and no order has changed at Amazon.`)
  }
  return wrong(
    "notifications",
    `${seen}, and Amazon has changed an order at ${changedAt.toISOString()}.`,
    "See `ipn-url` and `ipn-registration`, and in the store's log whether notifications were refused. Orders are followed meanwhile by asking Amazon, which is slower.",
  )
}

export interface SeenTopic {
  topicArn: string
  trusted: boolean
  confirmed: boolean
}

/**
 * Judges whose messages are taken.
 * @param pinned the topics that the account's options name
 * @param seen the topics that have sent something for the account
 */
export function judgeTopic({
  pinned,
  seen,
  sandbox,
}: {
  pinned: readonly string[]
  seen: readonly SeenTopic[]
  sandbox: boolean
}): Verdict {
  if (pinned.length) {
    const strange = seen.filter(({ topicArn }) => !pinned.includes(topicArn))
    const [first] = strange
    if (first && strange.length === seen.length) {
      return wrong(
        "topic",
        `Messages come from the topic ${first.topicArn}, which \`ipn.topicArns\` does not name, and from no other.`,
        "If Amazon Pay sends them (its topics end with your seller id), write this topic into `ipn.topicArns`.",
      )
    }
    return well("topic", "Only the topics that `ipn.topicArns` names are taken.")
  }
  const trusted = seen.find((topic) => topic.trusted)
  if (!trusted) {
    return well("topic", "No topic is trusted yet: the first one that sends something will be.")
  }
  const others = seen.length - 1
  const refused = others ? ` ${others} other topics were refused.` : ""
  if (trusted.confirmed) {
    return well(
      "topic",
      `The topic ${trusted.topicArn} is trusted; a person confirmed it.${refused}`,
    )
  }
  const first = `The topic ${trusted.topicArn} is trusted because it was the first one seen; nobody has confirmed it.${refused}`
  if (sandbox) return well("topic", first)
  return wrong(
    "topic",
    first,
    "Confirm it, or write it into `ipn.topicArns`: Amazon Pay's topics end with your seller id.",
  )
}

/**
 * Judges what is left in the inbox for a person.
 * @param left how many messages failed for good, were about nobody's order, and ask for a topic to be confirmed
 */
export function judgeInbox(left: { dead: number; unmatched: number; asking: number }): Verdict {
  const { dead, unmatched, asking } = left
  const nobodys = unmatched ? ` ${unmatched} were about orders that this store does not have.` : ""
  if (dead > 0) {
    return wrong(
      "inbox",
      `${dead} notifications could not be worked on and are not tried again.${nobodys}`,
      "See why in each one's `problem`, then replay it.",
    )
  }
  if (asking > 0) {
    return wrong(
      "inbox",
      "A topic asks to be confirmed, and sends nothing before it is.",
      "Confirm it if its name ends with your seller id, or write `ipn.confirmSubscriptions: true`.",
    )
  }
  return well("inbox", `No notification is left undone.${nobodys}`)
}
