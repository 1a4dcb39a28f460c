import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { z } from "@medusajs/framework/zod"

const dayMs = 24 * 60 * 60_000

/** How long a message about an order reference of this store is listed with it: twice what an order reference lives. */
const keepMs = 360 * dayMs
/** How long any other is kept at least: longer than it waits for its order, and than a link to confirm a topic lives. */
const leastMs = 7 * dayMs
/** How many of those a topic may have; the oldest go first. */
export const mostForeignRows = 5_000
/** So many at a time: a deletion must not hold up what comes in. */
const mostAtOnce = 5_000

/** It is about nothing that this store has. */
const isForeign = `not exists (
  select from "amazon_pay_order_reference" as reference
  where reference.amazon_order_reference_id = message.amazon_order_reference_id
)`
const deleting = `
  with ranked as (
    select id, received_at, ${isForeign} as is_foreign,
      row_number() over (partition by topic_arn, ${isForeign} order by received_at desc, id) as place
    from "amazon_pay_notification" as message where account = :account
  ), old as (
    select id from ranked
    where received_at < :keptSince or is_foreign and (received_at < :foreignSince or place > :mostForeign)
    limit :mostAtOnce
  )
  delete from "amazon_pay_notification" where id in (select id from old)`

const answerSchema = z.object({ rowCount: z.number() })

/**
 * Deletes messages of an account that have been kept for long enough, and those that are too many.
 * @param keepDays for how many days the account wants the text of messages kept
 * @returns how many were deleted
 */
export async function deleteOldRows(
  knex: Knex,
  { account, keepDays, now }: { account: string; keepDays: number; now: Date },
): Promise<number> {
  const since = (ms: number) => new Date(now.getTime() - ms)
  const answer: unknown = await knex.raw(deleting, {
    account,
    keptSince: since(Math.max(keepMs, keepDays * dayMs)),
    foreignSince: since(Math.max(leastMs, keepDays * dayMs)),
    mostForeign: mostForeignRows,
    mostAtOnce,
  })
  return answerSchema.parse(answer).rowCount
}
