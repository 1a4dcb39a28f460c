import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { z } from "@medusajs/framework/zod"
import type { ArrivalRow } from "./arrival-row"
import { withoutValues } from "./without-values"

/** A message that is to be stored. */
export interface Arrival {
  row: ArrivalRow
  /** Whether the account's options name its topic; otherwise it is taken only if it is the trusted one. */
  isPinned: boolean
}

/** `unusual`: not stored, because its topic is not trusted, or was not seen for a while; that is to be judged first. */
export type Stored = "stored" | "known" | "unusual"

/** The columns of a row, and what PostgreSQL is to take a value for that stands in no table yet. */
const columns = {
  id: "text",
  account: "text",
  topic_arn: "text",
  sent_at: "timestamptz",
  received_at: "timestamptz",
  keeps_body: "boolean",
  body: "text",
} as const satisfies Record<keyof ArrivalRow, string>
const names = Object.keys(columns) as (keyof ArrivalRow)[]
const places = `(${Object.values(columns)
  .map((type) => `?::${type}`)
  .join(", ")})`

/** The topic of a message is trusted, and was seen a short while ago. */
const fromUsualTopic = `exists (
    select from "amazon_pay_topic" as topic
    where topic.account = arrived.account and topic.topic_arn = arrived.topic_arn and topic.deleted_at is null
    and topic.last_seen_at > ? and (topic.trusted or arrived.id = any(?))
  )`
/** Rows as values, since JSON around a message would be written and read once more for nothing. */
const arrived = (count: number) =>
  `(values ${Array.from({ length: count }, () => places).join(", ")}) as arrived (${names.join(", ")})`

/** As short as can be: reading and planning a longer one takes PostgreSQL as long as storing the rows. */
const storing = (count: number) => `
  insert into "amazon_pay_arrival" (${names.join(", ")}) select * from ${arrived(count)}
  where ${fromUsualTopic}
  on conflict do nothing returning id, topic_arn`

const asking = (count: number) => `
  select arrived.id, arrived.topic_arn from ${arrived(count)}
  where ${fromUsualTopic} and exists (
    select from "amazon_pay_arrival" as known where known.id = arrived.id
  )`

const answerSchema = z.object({
  rows: z.array(z.object({ id: z.string(), topic_arn: z.string() })),
})
/** With its topic: that one was stored under an id says nothing of another topic's. */
const keyOf = ({ id, topic_arn }: Pick<ArrivalRow, "id" | "topic_arn">) => `${topic_arn} ${id}`

/**
 * Stores messages whose topics are trusted in one statement: answering Amazon waits for it. Each is there once until it is
 * read; one that was read before is told from a new one only then. Only for those that it did not store a second one asks
 * why.
 * @throws NotStoredError
 * @param seenAfter topics that were last seen before are judged, and written down, first
 * @returns what became of each, in their order
 */
export async function storeArrivals(
  knex: Knex,
  arrivals: readonly Arrival[],
  seenAfter: Date,
): Promise<Stored[]> {
  const keysFrom = async (statement: (count: number) => string, some: readonly Arrival[]) => {
    const pinned = some.filter(({ isPinned }) => isPinned).map(({ row }) => row.id)
    const values = some.flatMap(({ row }) => names.map((name) => row[name]))
    const answered = answerSchema.parse(
      await withoutValues(knex.raw(statement(some.length), [...values, seenAfter, pinned])),
    )
    return new Set(answered.rows.map(keyOf))
  }
  const stored = await keysFrom(storing, arrivals)
  const rest = arrivals.filter(({ row }) => !stored.has(keyOf(row)))
  const known = rest.length ? await keysFrom(asking, rest) : stored
  return arrivals.map(({ row }) =>
    stored.has(keyOf(row)) ? "stored" : known.has(keyOf(row)) ? "known" : "unusual",
  )
}
