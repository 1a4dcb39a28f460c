import type { AmazonPayments, ConfirmationFlow } from "../amazon/globals.ts"
import type { AmazonPayConfig } from "../store/contract.ts"
import type { ReturnAddresses, StoreClient } from "../store/store-client.ts"
import type { CheckoutEvent } from "./events.ts"
import type { Money } from "./money.ts"
import { prepare } from "./place-order.ts"
import { problem, problemOf } from "./problem.ts"

/** How long Amazon may take to begin its confirmation flow, in milliseconds. */
const patience = 15_000

/** Must be called while the buyer's click is being handled: Amazon asks for it to be the first thing. */
function beginFlow(
  payments: AmazonPayments,
  sellerId: string,
  orderReferenceId: string,
): Promise<ConfirmationFlow | null> {
  return new Promise((resolve) => {
    let late = false
    const watch = setTimeout(() => {
      late = true
      resolve(null)
    }, patience)
    payments.initConfirmationFlow(sellerId, orderReferenceId, (flow) => {
      clearTimeout(watch)
      if (late) flow.error()
      else resolve(flow)
    })
  })
}

async function askStore(
  client: StoreClient,
  config: AmazonPayConfig,
  order: { readonly id: string; readonly consent: Money | null },
  addresses: ReturnAddresses,
): Promise<CheckoutEvent> {
  const hindrance = await prepare(client, config, order.id, order.consent)
  if (hindrance) return hindrance
  try {
    return { type: "confirmed", next: (await client.confirm(addresses)).next }
  } catch (error) {
    return { type: "not-placed", problem: problemOf(error) }
  }
}

export interface Confirmation {
  readonly event: CheckoutEvent
  /** Ends Amazon's flow: the browser leaves the page, or stays where the store did not confirm. */
  readonly proceed: () => void
}

/** Strong customer authentication: the store confirms inside Amazon's flow, which then leads to the bank. */
export async function confirmOrder(
  amazon: AmazonPayments,
  client: StoreClient,
  config: AmazonPayConfig,
  order: { readonly id: string; readonly consent: Money | null },
  addresses: ReturnAddresses,
): Promise<Confirmation> {
  const flow = await beginFlow(amazon, config.seller_id, order.id)
  if (!flow) {
    const event = { type: "not-placed", problem: problem("amazon-unreachable") } as const
    return { event, proceed: () => undefined }
  }
  const event = await askStore(client, config, order, addresses)
  const leaves =
    event.type === "confirmed" && (event.next === "challenge" || event.next === "place-order")
  return {
    event,
    proceed: () => {
      if (leaves) flow.success()
      else flow.error()
    },
  }
}
