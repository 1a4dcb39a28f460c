import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { setTimeout as sleep } from "node:timers/promises"
import { eventually } from "./warehouse"

/**
 * Locks a row of the store's database, so that whoever needs it next stands still until the gate is opened. Medusa
 * waits for such a lock for three seconds, the ledger for five.
 */
export async function closeGate(
  container: MedusaContainer,
  table:
    | "payment"
    | "payment_session"
    | "capture"
    | "amazon_pay_order_reference"
    | "amazon_pay_notification",
  where: Record<string, string>,
): Promise<() => Promise<void>> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const transaction = await knex.transaction()
  await transaction(table).where(where).forUpdate().select("id")
  return async () => {
    if (!transaction.isCompleted()) await transaction.commit()
  }
}

/** Waits until so many sessions stand before a gate. */
export async function standing(container: MedusaContainer, count: number): Promise<void> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await eventually(async () => {
    const waiting = await knex("pg_stat_activity")
      .where({ wait_event_type: "Lock" })
      .andWhere("datname", knex.raw("current_database()"))
      .select("pid")
    if (waiting.length < count) throw new Error(`${waiting.length} of ${count} stand before it.`)
  })
}

/**
 * Waits until nobody has been at work in the database for a while: what another process does behind its answers cannot be
 * waited for in any other way.
 */
export async function quiet(container: MedusaContainer): Promise<void> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await eventually(async () => {
    for (let look = 0; look < 4; look++) {
      await sleep(100)
      const working = await knex("pg_stat_activity")
        .whereRaw("datname = current_database() and pid <> pg_backend_pid()")
        .andWhereNot("state", "idle")
        .select("pid")
      if (working.length) throw new Error(`${working.length} are still at work.`)
    }
  })
}
