import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { eventually } from "./warehouse"

/** Those that are closed now. */
const closed = new Set<() => Promise<void>>()

type Table =
  | "payment"
  | "payment_session"
  | "capture"
  | "amazon_pay_order_reference"
  | "amazon_pay_notification"
  | "notification"

/** Locks a row of the store's database, so that whoever needs it next stands still until the gate is opened. */
export async function closeGate(
  container: MedusaContainer,
  table: Table,
  where: Record<string, string>,
): Promise<() => Promise<void>> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const transaction = await knex.transaction()
  await transaction(table).where(where).forUpdate().select("id")
  return gateOf(transaction)
}

/** Keeps everybody from writing to a table until the gate is opened. */
export async function closeTable(
  container: MedusaContainer,
  table: Table,
): Promise<() => Promise<void>> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const transaction = await knex.transaction()
  await transaction.raw("lock table ?? in share mode", [table])
  return gateOf(transaction)
}

function gateOf(transaction: {
  isCompleted: () => boolean
  commit: () => Promise<unknown>
}): () => Promise<void> {
  const open = async () => {
    closed.delete(open)
    if (!transaction.isCompleted()) await transaction.commit()
  }
  closed.add(open)
  return open
}

/** Opens what a test has left closed. */
export async function openGates(): Promise<void> {
  for (const open of [...closed]) await open()
}

/**
 * Waits until so many sessions stand before a gate.
 * @param unless something that may happen in the place of it: then nobody is waited for any more
 */
export async function standing(
  container: MedusaContainer,
  count: number,
  unless?: Promise<unknown>,
): Promise<void> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  let isOver = false
  void unless?.catch(() => undefined).then(() => (isOver = true))
  await eventually(async () => {
    if (isOver) return
    const waiting = await knex("pg_stat_activity")
      .where({ wait_event_type: "Lock" })
      .andWhere("datname", knex.raw("current_database()"))
      .select("pid")
    if (waiting.length < count) throw new Error(`${waiting.length} of ${count} stand before it.`)
  })
}
