import { z } from "@medusajs/framework/zod"
import type { Answer } from "./http"
import { reconciled, timePasses } from "./inbox"
import type { Scene } from "./store-suite"

const list = z.object({
  count: z.number(),
  orders: z.array(
    z.looseObject({
      order_reference_id: z.string(),
      amazon_order_reference_id: z.string(),
      attention: z.string(),
      amount: z.string().nullish(),
      reasons: z.array(z.looseObject({ attention: z.string(), amount: z.string().nullable() })),
    }),
  ),
})

/** The list of orders that need attention, as the dashboard reads it. */
export class AttentionDesk {
  constructor(private readonly scene: Scene) {}

  /** Everything on the list, as "reason amount". */
  async reasons(): Promise<string[]> {
    const { orders } = await this.read()
    return orders
      .flatMap(({ reasons }) => reasons)
      .map(({ attention, amount }) => [attention, amount].filter(Boolean).join(" "))
  }

  async read(): Promise<z.output<typeof list>> {
    const answer = await this.scene.warehouse.office("GET", "/admin/amazon-pay/attention")
    return list.parse(answer.body)
  }

  async dismiss(body: object): Promise<Answer> {
    const [first] = (await this.read()).orders
    const path = `/admin/amazon-pay/attention/${first?.order_reference_id ?? "none"}/dismissal`
    return await this.scene.warehouse.office("POST", path, body)
  }

  /** Lets time pass, and the reconciler run after each part of it. */
  async later(...waits: `P${string}`[]): Promise<void> {
    for (const wait of waits) {
      await timePasses(this.scene, wait)
      await reconciled(this.scene)
    }
  }
}
