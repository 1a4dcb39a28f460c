import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { z } from "@medusajs/framework/zod"
import type { NewNotificationRow } from "./notification-row"

const codeSchema = z.object({ code: z.string() })
const idsSchema = z.array(z.object({ id: z.string() }))

/** PostgreSQL's error classes that lie in the row itself: its data, the table's constraints, its size. */
const refusals = ["22", "23", "54"]

/** The database did not store a message. Says nothing of the message. */
export class NotStoredError extends Error {
  override readonly name = "NotStoredError"

  /** @param code PostgreSQL's, where it answered */
  constructor(readonly code: string | undefined) {
    super(`The database did not take it (${code ?? "no connection"}).`)
  }

  /** Whether it lies in the message, so that no later try would do better. */
  get isRefusal(): boolean {
    return refusals.includes(this.code?.slice(0, 2) ?? "")
  }
}

/**
 * Stores a message of the inbox, once: SNS's id of the message and Amazon Pay's id of the notification are unique.
 * @returns whether it is new
 * @throws NotStoredError
 */
export async function storeNotification(knex: Knex, row: NewNotificationRow): Promise<boolean> {
  const reported = row.reported && JSON.stringify(row.reported)
  const stored: unknown = await redactDbError(
    knex("amazon_pay_notification")
      .insert({ ...row, reported })
      .onConflict()
      .ignore()
      .returning("id"),
  )
  return idsSchema.parse(stored).length > 0
}

/**
 * Knex writes a statement with all of its values into the message of its errors. Errors are logged, and a message may
 * hold a buyer's data.
 * @throws NotStoredError
 */
async function redactDbError<Answer>(statement: PromiseLike<Answer>): Promise<Answer> {
  try {
    return await statement
  } catch (error) {
    throw new NotStoredError(codeSchema.safeParse(error).data?.code)
  }
}
