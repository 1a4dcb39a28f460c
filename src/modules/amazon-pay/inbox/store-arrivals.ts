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

const statement = `
  with arrived as (select * from json_populate_recordset(null::"amazon_pay_notification", ?::json)),
  usual as (
    select arrived.* from arrived
    join "amazon_pay_topic" as topic on topic.account = arrived.account and topic.topic_arn = arrived.topic_arn
    where topic.deleted_at is null and topic.last_seen_at > ? and (topic.trusted or arrived.id = any(?))
  ),
  stored as (
    insert into "amazon_pay_notification" (${names}) select ${names} from usual
    on conflict do nothing returning id
  )
  select usual.id, stored.id is not null as is_new from usual left join stored on stored.id = usual.id`

const answer = z.object({ rows: z.array(z.object({ id: z.string(), is_new: z.boolean() })) })

/**
 * Stores messages whose topics are trusted, each once, in one statement: answering Amazon waits for it.
 * @param seenAfter topics that were last seen before are judged, and written down, first
 * @returns what became of each, in their order
 */
export async function storeArrivals(
  knex: Knex,
  arrivals: readonly Arrival[],
  seenAfter: Date,
): Promise<Stored[]> {
  const pinned = arrivals.filter(({ isPinned }) => isPinned).map(({ row }) => row.id)
  const rows = JSON.stringify(arrivals.map(({ row }) => row))
  const answered = answer.parse(await knex.raw(statement, [rows, seenAfter, pinned]))
  const news = new Map(answered.rows.map(({ id, is_new }) => [id, is_new]))
  return arrivals.map(({ row }) => {
    const isNew = news.get(row.id)
    return isNew === undefined ? "unusual" : isNew ? "stored" : "known"
  })
}
