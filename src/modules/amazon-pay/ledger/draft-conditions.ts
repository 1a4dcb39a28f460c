import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { NOT_SENT } from "../decisions/not-sent"

/** Amazon's error for an order reference that it does not know. */
const unknownToAmazon = "InvalidOrderReferenceId"

/**
 * Order references that anybody may have made up: drafts without an operation, or of which every operation was refused because
 * Amazon does not know the id, or never reached Amazon. What is on the attention list is none.
 */
export function unvouched(knex: Knex): Knex.QueryBuilder {
  return knex("amazon_pay_order_reference as draft")
    .where("draft.state", "Draft")
    .whereNull("draft.attention")
    .whereNull("draft.deleted_at")
    .whereNotExists(
      knex("amazon_pay_operation as operation")
        .whereRaw("operation.order_reference_id = draft.id")
        .whereRaw(
          "not (operation.state = 'failed' and (coalesce(operation.error_code, '') = ? or coalesce(operation.reason_code, '') = ?))",
          [unknownToAmazon, NOT_SENT],
        )
        .select(knex.raw("1")),
    )
}

/**
 * Order references that can be charged, or that were: all but drafts that nobody has confirmed. A draft is charged only after
 * Amazon was asked to confirm it, which is written down first, so that a charge leaves out nothing that another charge could be
 * made to at the same time.
 */
export function chargeable(knex: Knex): Knex.QueryBuilder {
  return knex("amazon_pay_order_reference as paying")
    .whereNull("paying.deleted_at")
    .where((either) => {
      void either
        .whereNot("paying.state", "Draft")
        .orWhereExists(
          knex("amazon_pay_operation as operation")
            .whereRaw("operation.order_reference_id = paying.id")
            .whereNull("operation.deleted_at")
            .whereRaw(
              "(operation.kind in ('authorize', 'capture', 'refund') or (operation.kind = 'confirm' and operation.state <> 'failed'))",
            )
            .select(knex.raw("1")),
        )
    })
}
