import type { AmazonPayModuleService } from "medusa-payment-amazon-pay/modules/amazon-pay"
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

/** Waits until every notification sent was delivered, and every one taken was worked on once. */
export async function inboxSettled(scene: Scene): Promise<void> {
  await scene.amazon.simulator.idle()
  await eventually(async () => {
    const open = (await inboxOf(scene)).filter(
      ({ state, attempts }) => state === "received" && attempts === 0,
    )
    if (open.length) throw new Error(`${open.length} notifications are still to be worked on.`)
  })
}
