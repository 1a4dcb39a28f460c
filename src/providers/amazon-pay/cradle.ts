import type { Logger } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { MedusaError } from "@medusajs/framework/utils"
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
  retrieve(id: string, config?: { select?: string[] }): Promise<unknown>
}
interface List {
  list(filters: { id: string[] }, config?: { select?: string[]; take?: null }): Promise<unknown>
}

const sessionSchema = z.object({ id: z.string(), payment_collection_id: z.string() })
const captureSchema = z.object({
  id: z.string(),
  raw_amount: z.object({ value: z.union([z.string(), z.number()]) }),
  created_by: z.string().nullish(),
})
const refundSchema = z.object({ created_by: z.string().nullish() })
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

/** Who made a Medusa refund row: a user, or an operation of the ledger. */
export async function makerOfRefund(
  cradle: PaymentCradle,
  refundId: string,
): Promise<string | undefined> {
  const row = await cradle.refundService.retrieve(refundId, { select: ["id", "created_by"] })
  return refundSchema.parse(row).created_by ?? undefined
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
