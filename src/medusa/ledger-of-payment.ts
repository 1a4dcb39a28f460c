import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import {
  AMAZON_PAY_MODULE,
  type AmazonPayModuleService,
  type Snapshot,
} from "../modules/amazon-pay"
import { readLedger } from "./read-ledgers"

const sessionData = z.object({ amazon_order_reference_id: z.string().optional() }).nullish()

/** What the ledger knows of a payment of Medusa's; undefined when it is not one of Amazon Pay. */
export async function ledgerOfPayment(
  container: MedusaContainer,
  { data }: { data?: Record<string, unknown> },
): Promise<Snapshot | undefined> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  return await readLedger(engine, sessionData.parse(data)?.amazon_order_reference_id)
}
