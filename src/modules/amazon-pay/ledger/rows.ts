import { z } from "@medusajs/framework/zod"
import { accountingSchema } from "./accounting"
import { listedFindingSchema } from "./attention"
import { keptChargebackSchema } from "./chargebacks"
import { unusualElsewhereSchema } from "./unusual-elsewhere"
import { operationKinds, operationStates, purposes } from "../vocabulary"

/**
 * Medusa keeps a decimal beside its number column as `{ value, precision }`; the text in it is exact,
 * the number is not.
 */
const exactDecimal = z.object({ value: z.union([z.string(), z.number()]).transform(String) })

const date = z.coerce.date()

export const orderReferenceRowSchema = z
  .object({
    id: z.string(),
    account: z.string(),
    amazon_order_reference_id: z.string(),
    payment_collection_id: z.string(),
    bound_at: date,
    bound_after_order: z.boolean(),
    raw_total: exactDecimal,
    raw_charge_target: exactDecimal.nullable(),
    currency_code: z.string(),
    state: z.string(),
    reason_code: z.string().nullable(),
    expires_at: date.nullable(),
    expiry_emitted_at: date.nullable(),
    payment_descriptor: z.string().nullable(),
    state_changed_at: date.nullable(),
    next_check_at: date.nullable(),
    idle_checks: z.number(),
    attention: z.string().nullable(),
    attention_at: date.nullable(),
    attention_amount: z.string().nullable(),
    findings: z.array(listedFindingSchema).nullable(),
    chargeback_at: date.nullable(),
    chargebacks: z.array(keptChargebackSchema).nullable(),
    unusual_elsewhere: z.array(unusualElsewhereSchema).nullable(),
  })
  .transform(
    ({ raw_total, raw_charge_target, findings, chargebacks, unusual_elsewhere, ...row }) => ({
      ...row,
      findings: findings ?? [],
      chargebacks: chargebacks ?? [],
      unusual_elsewhere: unusual_elsewhere ?? [],
      total: raw_total.value,
      charge_target: raw_charge_target?.value ?? null,
    }),
  )

export type OrderReferenceRow = z.output<typeof orderReferenceRowSchema>

export const operationRowSchema = z
  .object({
    id: z.string(),
    order_reference_id: z.string(),
    kind: z.enum(operationKinds),
    slot: z.number(),
    sequence: z.number(),
    reference_id: z.string(),
    action: z.string(),
    parameters: z.record(z.string(), z.unknown()),
    raw_amount: exactDecimal.nullable(),
    state: z.enum(operationStates),
    attempts: z.number(),
    amazon_id: z.string().nullable(),
    amazon_parent_id: z.string().nullable(),
    amazon_state: z.string().nullable(),
    reason_code: z.string().nullable(),
    advice: z.string().nullable(),
    soft_decline: z.boolean().nullable(),
    expires_at: date.nullable(),
    error_code: z.string().nullable(),
    fulfillment_id: z.string().nullable(),
    purpose: z.enum(purposes).nullable(),
    raw_parcel_amount: exactDecimal.nullable(),
    booked_id: z.string().nullable(),
    requested_at: date,
    next_check_at: date.nullable(),
    expiry_emitted_at: date.nullable(),
    asked_by: z.string().nullable(),
    amazon_made_at: date.nullable(),
    amazon_moved_at: date.nullable(),
    accounting: accountingSchema.nullable(),
    billing_digest: z.string().nullable(),
  })
  .transform(({ raw_amount, raw_parcel_amount, ...row }) => ({
    ...row,
    amount: raw_amount?.value ?? null,
    parcel_amount: raw_parcel_amount?.value ?? null,
  }))

export type OperationRow = z.output<typeof operationRowSchema>

/** One order reference with everything done to it, oldest operation first: what every decision is made from. */
export interface Snapshot {
  reference: OrderReferenceRow
  operations: OperationRow[]
}
