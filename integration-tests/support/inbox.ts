import type { AmazonPayModuleService } from "medusa-payment-amazon-pay/modules/amazon-pay"
import { reconcile, type Reconciled } from "medusa-payment-amazon-pay/workflows"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { subscribersDone } from "./activity"
import type { Scene } from "./store-suite"
import { eventually } from "./warehouse"

/** The plugin's own books, to look into and to set back in time. */
export function engineOf({ container }: Scene): AmazonPayModuleService {
  return container.resolve<AmazonPayModuleService>("amazon_pay")
}

/** What the inbox holds, oldest first. */
export async function inboxOf(scene: Scene) {
  return await engineOf(scene).listNotifications(
    {},
    { take: null, order: { received_at: "ASC", id: "ASC" } },
  )
}

/** Waits until every notification sent was delivered, and every one stored was worked on once. */
export async function inboxSettled(scene: Scene): Promise<void> {
  await scene.amazon.simulator.idle()
  await eventually(async () => {
    const open = (await inboxOf(scene)).filter(
      ({ state, attempts }) => state === "received" && attempts === 0,
    )
    if (open.length) throw new Error(`${open.length} notifications are still to be worked on.`)
  })
  // Whoever worked on them looks once more, and lets nobody else work on that order reference meanwhile.
  await subscribersDone()
}

/**
 * Waits until nothing is under way any more: Amazon has delivered what it had to say, that is worked on, and no
 * subscriber runs. What has not happened by then does not happen by itself.
 */
export async function atRest(scene: Scene): Promise<void> {
  // A subscriber may call Amazon, and Amazon the store: one more round finds out.
  for (let round = 0; round < 2; round++) await inboxSettled(scene)
}

/** However slow the machine is, a run takes one order after the other, and each to its end. */
export const allTheTime = { budgetMs: 3_600_000, orderMs: 3_600_000 }

/** One run of the reconciler. */
export async function reconciled(scene: Scene): Promise<Reconciled> {
  const run = await reconcile(scene.container, new Date(), allTheTime)
  if (!run.ran) throw new Error("The reconciler is running already.")
  return run
}

/** Columns by which the plugin and the store know how long ago something was. */
const moments = {
  amazon_pay_order_reference: ["bound_at", "expires_at", "state_changed_at", "next_check_at"],
  amazon_pay_operation: ["expires_at", "requested_at", "next_check_at"],
  amazon_pay_earlier_draft: ["forgotten_at"],
  amazon_pay_notification: ["received_at", "next_check_at", "sent_at"],
  amazon_pay_lease: ["seen_until", "until"],
  fulfillment: ["created_at", "shipped_at", "delivered_at"],
  order: ["created_at", "canceled_at"],
  order_change: ["confirmed_at"],
  capture: ["created_at"],
  refund: ["created_at"],
  return: ["created_at", "requested_at"],
  payment_session: ["created_at"],
}

/**
 * Lets time pass: Amazon's clock goes on, and what the store has written down becomes as much older. The machine's own
 * clock stays, and so does everything that reads it. What the store is at ends before: it writes down what is due a
 * minute later, and would do so after the time has passed.
 */
export async function timePasses(scene: Scene, duration: `P${string}`): Promise<void> {
  await storeAges(scene, duration)
  await scene.amazon.advance(duration)
}

/** Time passes for the store alone: Amazon's clock falls behind. */
export async function storeAges(scene: Scene, duration: `P${string}`): Promise<void> {
  await subscribersDone()
  const knex = scene.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  for (const [table, columns] of Object.entries(moments)) {
    await knex(table).update(
      Object.fromEntries(
        columns.map((column) => [column, knex.raw("?? - ?::interval", [column, duration])]),
      ),
    )
  }
}
