import type { AmazonPayModuleService } from "../modules/amazon-pay"
import type { Account } from "../medusa/accounts"
import type { Verdict } from "./finding"
import { judgeEnvironment } from "./judge-environment"
import { judgeInbox, judgeNotifications, judgeTopic } from "./judge-notifications"

/** What the plugin's own tables tell of an account: whose orders came, and whether notifications do. */
export async function lookAtInbox(
  engine: AmazonPayModuleService,
  { key, options }: Account,
  now: Date,
): Promise<Verdict[]> {
  const latest = { take: 1 }
  // A draft is what a browser has sent: Amazon has said nothing of it.
  const [newest] = await engine.listOrderReferences(
    { account: key, state: { $ne: "Draft" } },
    { ...latest, order: { id: "DESC" } },
  )
  const [changed] = await engine.listOrderReferences(
    { account: key, state_changed_at: { $ne: null } },
    { ...latest, order: { state_changed_at: "DESC" } },
  )
  const [last] = await engine.listNotifications(
    { account: key },
    {
      ...latest,
      order: { received_at: "DESC" },
      select: ["id", "received_at", "type", "is_sample"],
    },
  )
  const topics = await engine.listTopics({ account: key }, { take: null })
  const count = async (of: { state: "dead" | "unmatched" } | { outcome: string }) => {
    const one = { take: 1, select: ["id"] }
    return (await engine.listAndCountNotifications({ account: key, ...of }, one))[1]
  }
  return [
    judgeEnvironment(options, newest?.amazon_order_reference_id),
    judgeNotifications({
      last: last
        ? { receivedAt: last.received_at, type: last.type, isSample: last.is_sample }
        : null,
      changedAt: changed?.state_changed_at ?? null,
      now,
    }),
    ...judgeTopic({
      pinned: options.ipn?.topicArns ?? [],
      seen: topics.map(({ topic_arn, trusted, confirmed_at }) => ({
        topicArn: topic_arn,
        trusted,
        confirmed: confirmed_at !== null,
      })),
      sandbox: options.sandbox,
    }),
    ...judgeInbox({
      dead: await count({ state: "dead" }),
      unmatched: await count({ state: "unmatched" }),
      asking: await count({ outcome: "to-be-confirmed" }),
    }),
  ]
}
