import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { z } from "@medusajs/framework/zod"
import type { NewNotificationRow } from "./notification-row"
import { withoutValues } from "./without-values"

const answerSchema = z.object({ rows: z.array(z.object({ id: z.string() })) })

/**
 * Stores messages, each once, in one statement.
 * @throws NotStoredError
 * @returns those that had not been stored before
 */
export async function storeNotifications(
  knex: Knex,
  rows: readonly NewNotificationRow[],
): Promise<NewNotificationRow[]> {
  if (!rows.length) return []
  const columns = Object.keys(rows[0] ?? {}).map((name) => `"${name}"`)
  const statement = `
    insert into "amazon_pay_notification" (${columns.join(", ")})
    select ${columns.join(", ")} from json_populate_recordset(null::"amazon_pay_notification", ?::json)
    on conflict do nothing returning id`
  const { rows: stored } = answerSchema.parse(
    await withoutValues(knex.raw(statement, [JSON.stringify(rows)])),
  )
  const ids = new Set(stored.map(({ id }) => id))
  return rows.filter(({ id }) => ids.has(id))
}
