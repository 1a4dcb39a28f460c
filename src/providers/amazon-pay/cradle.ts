import type { Logger } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { MathBN, MedusaError } from "@medusajs/framework/utils"
import type { AmazonPayModuleService } from "../../modules/amazon-pay/service"

/**
 * The payment module's own services, as a provider of that module sees them. Medusa documents the container
 * but not these members, so what is read from them is checked.
 */
export interface PaymentCradle {
  amazon_pay?: AmazonPayModuleService
  logger?: Logger
  paymentSessionService: Retrieve & List
  captureService: Retrieve & List
  refundService: Retrieve & List
}

interface Retrieve {
  retrieve(id: string, config?: { select?: string[]; relations?: string[] }): Promise<unknown>
}
interface List {
  list(filters: { id: string[] }, config?: { select?: string[]; take?: null }): Promise<unknown>
}

const sessionSchema = z.object({ id: z.string(), payment_collection_id: z.string() })
const amountSchema = z.object({ value: z.union([z.string(), z.number()]).transform(String) })
/** Rows that belong to one that the module's services gave: a collection of the ORM's, which is no array. */
const rowsOf = <Row extends z.ZodType>(row: Row) =>
  z.preprocess((rows) => (isIterable(rows) ? [...rows] : (rows ?? [])), z.array(row))
const wholeSessionSchema = sessionSchema.extend({
  status: z.string(),
  payment_collection: z.object({
    raw_amount: amountSchema,
    payments: rowsOf(z.object({ raw_amount: amountSchema, canceled_at: z.unknown() })),
  }),
})
const captureSchema = z.object({
  id: z.string(),
  raw_amount: z.object({ value: z.union([z.string(), z.number()]) }),
  created_by: z.string().nullish(),
})
const refundSchema = z.object({
  created_by: z.string().nullish(),
  note: z.string().nullish(),
  refund_reason: z.object({ label: z.string() }).nullish(),
})
const idsSchema = z.array(z.object({ id: z.string() }))

/**
 * The engine of this plugin's module.
 * @throws MedusaError INVALID_ARGUMENT, with the line to add, when the store does not hand it to the payment module
 */
export function engineOf(cradle: PaymentCradle): AmazonPayModuleService {
  const engine = reach(() => cradle.amazon_pay)
  if (engine) return engine
  throw new MedusaError(
    MedusaError.Types.INVALID_ARGUMENT,
    'Amazon Pay needs its own module inside the payment module: add dependencies: ["amazon_pay"] to the payment module in medusa-config.ts and list medusa-payment-amazon-pay under plugins.',
  )
}

/** The payment collection a session belongs to; the provider is told only the session. */
export async function collectionOfSession(
  cradle: PaymentCradle,
  sessionId: string,
): Promise<string> {
  const session = await cradle.paymentSessionService.retrieve(sessionId, {
    select: ["id", "payment_collection_id"],
  })
  return sessionSchema.parse(session).payment_collection_id
}

/** A payment session, and what its payment collection asks for that no payment stands for (major units). */
export async function sessionToPay(
  cradle: PaymentCradle,
  sessionId: string,
): Promise<{ collectionId: string; status: string; toPay: string }> {
  const session = await cradle.paymentSessionService.retrieve(sessionId, {
    relations: ["payment_collection", "payment_collection.payments"],
  })
  const { payment_collection_id, status, payment_collection } = wholeSessionSchema.parse(session)
  const payments = payment_collection.payments.filter(({ canceled_at }) => !canceled_at)
  const toPay = MathBN.sub(
    payment_collection.raw_amount.value,
    MathBN.sum(0, ...payments.map(({ raw_amount }) => raw_amount.value)),
  )
  return { collectionId: payment_collection_id, status, toPay: toPay.toFixed() }
}

/**
 * What a Medusa capture row asks for: its amount in major units, and who made it, a user or an operation of the
 * ledger. The provider is told only the row's id; the row is committed before the provider is called.
 */
export async function captureRow(
  cradle: PaymentCradle,
  captureId: string,
): Promise<{ amount: string; createdBy: string | undefined }> {
  const row = captureSchema.parse(await cradle.captureService.retrieve(captureId))
  return { amount: String(row.raw_amount.value), createdBy: row.created_by ?? undefined }
}

/**
 * Who made a Medusa refund row, a user or an operation of the ledger, and what a person wrote about it: the note, and
 * where there is none the reason that was picked.
 */
export async function refundRow(
  cradle: PaymentCradle,
  refundId: string,
): Promise<{ createdBy: string | undefined; note: string | undefined }> {
  const row = await cradle.refundService.retrieve(refundId, {
    select: ["id", "created_by", "note"],
    relations: ["refund_reason"],
  })
  const { created_by, note, refund_reason } = refundSchema.parse(row)
  return { createdBy: created_by ?? undefined, note: note || refund_reason?.label }
}

/** Which of these capture or refund rows Medusa has deleted: it does so when a provider call failed. */
export async function deadRows(service: List, ids: string[]): Promise<Set<string>> {
  if (!ids.length) return new Set()
  const alive = idsSchema.parse(await service.list({ id: ids }, { select: ["id"], take: null }))
  const living = new Set(alive.map(({ id }) => id))
  return new Set(ids.filter((id) => !living.has(id)))
}

/** The container throws for a name that is not registered; here that is an answer, not an accident. */
function reach<T>(read: () => T | undefined): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

function isIterable(rows: unknown): rows is Iterable<unknown> {
  return typeof rows === "object" && rows !== null && Symbol.iterator in rows
}
