import { subscribersDone } from "./activity"
import { engineOf, reconciled, timePasses } from "./inbox"
import type { Scene } from "./store-suite"
import { eventually } from "./warehouse"

/** Orders whose captures meet faults. */
export class CaptureDesk {
  constructor(private readonly scene: Scene) {}

  async order(items?: Record<string, number>) {
    const id = await this.scene.amazon.orderReference()
    const orderId = await this.scene.buyer.order(id, items && { items })
    return { id, orderId, view: await this.scene.warehouse.view(orderId) }
  }

  /** Lets time pass, and the reconciler run after each part of it. */
  async later(...waits: `P${string}`[]): Promise<void> {
    for (const wait of waits) {
      await timePasses(this.scene, wait)
      await reconciled(this.scene)
    }
  }

  async fault(action: string, kind: object, times: number): Promise<void> {
    await this.scene.amazon.control("POST", "/faults", { faults: [{ action, times, ...kind }] })
  }

  /** Waits until Amazon was called so often. */
  async requests(action: string, count: number): Promise<void> {
    await eventually(async () => {
      expect((await this.scene.amazon.ledger()).requests).toMatchObject({ [action]: count })
    })
    await subscribersDone()
  }

  /** The captures in the ledger of an order reference. */
  async capturesOf(amazonOrderReferenceId: string) {
    const engine = engineOf(this.scene)
    const reference = await engine.findOrderReference({
      amazon_order_reference_id: amazonOrderReferenceId,
    })
    const { operations } = await engine.snapshot(reference?.id ?? "")
    return operations.filter(({ kind }) => kind === "capture")
  }
}
