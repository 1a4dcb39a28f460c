import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { z } from "@medusajs/framework/zod"
import type { NewNotificationRow } from "./notification-row"

/** A message that is to be stored. */
export interface Arrival {
  row: NewNotificationRow
  /** Whether the account's options name its topic; otherwise it is taken only if it is the trusted one. */
  isPinned: boolean
}

/** `unusual`: not stored, because its topic is not trusted, or was not seen for a while; that is to be judged first. */
export type Stored = "stored" | "known" | "unusual"

const columns = [
  "id",
  "account",
  "message_id",
  "notification_reference_id",
  "topic_arn",
  "type",
  "type_name",
  "object_id",
  "amazon_order_reference_id",
  "claim",
  "claimed_at",
  "sent_at",
  "received_at",
  "is_sample",
  "state",
  "outcome",
  "attempts",
  "problem",
  "next_check_at",
  "processed_at",
  "body",
  "subscribe_url",
] as const satisfies (keyof NewNotificationRow)[]
/** A column that is left out here does not compile: a message without it would be stored in part. */
type LeftOut = Exclude<keyof NewNotificationRow, (typeof columns)[number]>
const none: LeftOut[] = []

const names = [...columns, ...none].map((name) => `"${name}"`).join(", ")

/** The topic of a message is trusted, and was seen a short while ago. */
const fromUsualTopic = `exists (
    select from "amazon_pay_topic" as topic
    where topic.account = arrived.account and topic.topic_arn = arrived.topic_arn and topic.deleted_at is null
    and topic.last_seen_at > ? and (topic.trusted or arrived.id = any(?))
  )`
const arrived = `json_populate_recordset(null::"amazon_pay_notification", ?::json) as arrived`

/** As short as can be: reading and planning a longer one takes PostgreSQL as long as storing the rows. */
const storing = `
  insert into "amazon_pay_notification" (${names}) select ${names} from ${arrived}
  where ${fromUsualTopic}
  on conflict do nothing returning id`

const asking = `
  select arrived.id from ${arrived}
  where ${fromUsualTopic} and exists (
    select from "amazon_pay_notification" as known
    where known.deleted_at is null and (known.message_id = arrived.message_id
      or (known.account = arrived.account and known.notification_reference_id = arrived.notification_reference_id))
  )`

const answer = z.object({ rows: z.array(z.object({ id: z.string() })) })

/**
 * Stores messages whose topics are trusted, each once, in one statement: answering Amazon waits for it. Only for those
 * that it did not store a second one asks why.
 * @param seenAfter topics that were last seen before are judged, and written down, first
 * @returns what became of each, in their order
 */
export async function storeArrivals(
  knex: Knex,
  arrivals: readonly Arrival[],
  seenAfter: Date,
): Promise<Stored[]> {
  const idsFrom = async (statement: string, some: readonly Arrival[]) => {
    const pinned = some.filter(({ isPinned }) => isPinned).map(({ row }) => row.id)
    const rows = JSON.stringify(some.map(({ row }) => row))
    const answered = answer.parse(await knex.raw(statement, [rows, seenAfter, pinned]))
    return new Set(answered.rows.map(({ id }) => id))
  }
  const stored = await idsFrom(storing, arrivals)
  const rest = arrivals.filter(({ row }) => !stored.has(row.id))
  const known = rest.length ? await idsFrom(asking, rest) : stored
  return arrivals.map(({ row }) =>
    stored.has(row.id) ? "stored" : known.has(row.id) ? "known" : "unusual",
  )
}
