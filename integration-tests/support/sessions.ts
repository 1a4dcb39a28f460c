import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createPaymentSessionsWorkflow } from "@medusajs/medusa/core-flows"
import { AMAZON_PAY } from "./buyer"
import type { Scene } from "./store-suite"

/** What somebody may ask Medusa's public route to make for a payment collection. */
export async function everySession(scene: Scene, id: string) {
  const other = await scene.amazon.orderReference()
  return [
    { provider_id: "pp_system_default", data: {} },
    { provider_id: AMAZON_PAY, data: {} },
    { provider_id: AMAZON_PAY, data: { amazon_order_reference_id: id } },
    { provider_id: AMAZON_PAY, data: { amazon_order_reference_id: other } },
  ]
}

/** The payment sessions of a collection, as Medusa has them. */
export async function sessionsIn({ container }: Scene, payment_collection_id: string) {
  const sessions = await container
    .resolve(Modules.PAYMENT)
    .listPaymentSessions({ payment_collection_id })
  return sessions
    .map(({ id, provider_id, status, amount }) => ({ id, provider_id, status, amount }))
    .sort((one, other) => (one.id < other.id ? -1 : 1))
}

/** Makes a session as other code of the store may: through Medusa's workflow, past every route. */
export async function sessionBehindTheDoor(
  { container }: Scene,
  payment_collection_id: string,
  provider_id: string,
  data: Record<string, unknown> = {},
): Promise<void> {
  await createPaymentSessionsWorkflow(container).run({
    input: { payment_collection_id, provider_id, data },
  })
}

/** The ledger's rows of a payment collection, oldest first. */
export async function boundTo({ container }: Scene, payment_collection_id: string) {
  return await container
    .resolve(ContainerRegistrationKeys.PG_CONNECTION)("amazon_pay_order_reference")
    .where({ payment_collection_id })
    .orderBy("id")
    .select<{ amazon_order_reference_id: string; total: string; state: string }[]>(
      "amazon_order_reference_id",
      "total",
      "state",
    )
}
