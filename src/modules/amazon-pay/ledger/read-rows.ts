import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { operationRowSchema, orderReferenceRowSchema, type Snapshot } from "./rows"

/**
 * Several ledgers in two statements; first the one that a payment session offered last. Asked without Medusa's repositories,
 * which take several times as long to read a row. Not for a transaction that has changed something: it may not have told the
 * database yet.
 */
export async function snapshotsIn(knex: Knex, rowIds: readonly string[]): Promise<Snapshot[]> {
  const references = await referencesIn(knex).whereIn("id", [...rowIds])
  const rows = await operationsIn(knex).whereIn("order_reference_id", [...rowIds])
  const operations = rows.map((row) => operationRowSchema.parse(row))
  return references.map((row) => {
    const reference = orderReferenceRowSchema.parse(row)
    const own = operations.filter(({ order_reference_id }) => order_reference_id === reference.id)
    return { reference, operations: own }
  })
}

/** Order references, first the one that a payment session offered last. */
export function referencesIn(knex: Knex) {
  return knex<Record<string, unknown>>("amazon_pay_order_reference")
    .whereNull("deleted_at")
    .orderBy([
      { column: "bound_at", order: "desc" },
      { column: "id", order: "desc" },
    ])
}

/** Operations in the order of their making. */
export function operationsIn(knex: Knex) {
  return knex<Record<string, unknown>>("amazon_pay_operation")
    .whereNull("deleted_at")
    .orderBy("sequence")
}
