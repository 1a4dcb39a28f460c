import { found, type Verdict } from "./finding"

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
  if (!last) {
    return missed
      ? found("notifications-never", { changedAt: changedAt.toISOString() })
      : found("notifications-none-due")
  }
  const seen = {
    receivedAt: last.receivedAt.toISOString(),
    type: last.isSample ? "test-message" : last.type,
  }
  return missed
    ? found("notifications-missed", { ...seen, changedAt: changedAt.toISOString() })
    : found("notifications-came", seen)
}

export interface SeenTopic {
  topicArn: string
  trusted: boolean
  confirmed: boolean
}

/**
 * Judges whose messages are taken.
 * @param pinned the topics that the account's options name
 * @param seen the topics that have sent something for the account, or that a person has confirmed
 */
export function judgeTopic({
  pinned,
  seen,
  sandbox,
}: {
  pinned: readonly string[]
  seen: readonly SeenTopic[]
  sandbox: boolean
}): Verdict[] {
  if (pinned.length) {
    const strange = seen.filter(({ topicArn }) => !pinned.includes(topicArn))
    const [first] = strange
    return [
      first && strange.length === seen.length
        ? found("topic-strange", { topic: first.topicArn })
        : found("topic-pinned"),
    ]
  }
  const trusted = seen.find((one) => one.trusted)
  const waiting = seen.filter((one) => !one.trusted).length
  if (!trusted) {
    if (waiting) return [found("topic-waiting", { waiting })]
    return [found(sandbox ? "topic-none" : "topic-unnamed")]
  }
  const topic = trusted.topicArn
  if (trusted.confirmed) {
    return [
      found("topic-confirmed", { topic }),
      ...(waiting ? [found("topic-others", { others: waiting })] : []),
    ]
  }
  return [
    found(sandbox ? "topic-first" : "topic-unconfirmed", { topic }),
    ...(waiting ? [found("topic-waiting-beside", { others: waiting })] : []),
  ]
}

/**
 * Judges what is left in the inbox for a person.
 * @param left how many messages failed for good, were about nobody's order, and ask for a topic to be confirmed
 */
export function judgeInbox(left: { dead: number; unmatched: number; asking: number }): Verdict[] {
  const { dead, unmatched, asking } = left
  return [
    ...(dead ? [found("inbox-dead", { dead })] : []),
    ...(asking ? [found("inbox-asking")] : []),
    ...(dead || asking ? [] : [found("inbox-empty")]),
    ...(unmatched ? [found("inbox-unmatched", { unmatched })] : []),
  ]
}
