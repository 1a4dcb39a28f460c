import { z } from "@medusajs/framework/zod"
import { Modules } from "@medusajs/framework/utils"
import { inboxSettled, reconciled, timePasses } from "./inbox"
import type { Scene } from "./store-suite"

const list = z.object({
  notifications: z.array(
    z.object({
      to: z.string(),
      channel: z.string(),
      template: z.string(),
      resource_id: z.string().nullable(),
      status: z.string().optional(),
      data: z.record(z.string(), z.unknown()).nullable(),
    }),
  ),
})

/** The mails that a store has sent to buyers, as its admin API lists them. */
export class MailDesk {
  constructor(private readonly scene: Scene) {}

  async mails() {
    const path = "/admin/notifications?limit=100&fields=+status"
    const answer = await this.scene.warehouse.office("GET", path)
    return list.parse(answer.body).notifications.filter(({ channel }) => channel === "email")
  }

  /** Their templates, in the order of the alphabet. */
  async templates(): Promise<string[]> {
    return (await this.mails()).map(({ template }) => template).sort()
  }

  /** What the store does at such an event; unlike the event it can be waited for. */
  async tellBuyer(orderId: string): Promise<void> {
    await this.scene.container.resolve(Modules.WORKFLOW_ENGINE).run("tell-amazon-pay-buyer", {
      input: { order_id: orderId },
    })
  }

  /** Lets time pass, and the store hear and look after each part of it. */
  async later(...waits: `P${string}`[]): Promise<void> {
    for (const wait of waits) {
      await timePasses(this.scene, wait)
      await inboxSettled(this.scene)
      await reconciled(this.scene)
      await inboxSettled(this.scene)
    }
  }
}
