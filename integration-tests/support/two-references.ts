import { subscribersDone } from "./activity"
import { AttentionDesk } from "./attention-desk"
import { inboxSettled } from "./inbox"
import { openMarket, type Market } from "./market"
import type { Scene } from "./store-suite"

/** Orders that two order references pay. */
export class TwoReferences {
  private constructor(
    private readonly scene: Scene,
    readonly market: Market,
    readonly desk: AttentionDesk,
  ) {}

  static async open(scene: Scene): Promise<TwoReferences> {
    return new TwoReferences(scene, await openMarket(scene), new AttentionDesk(scene))
  }

  async settled(): Promise<void> {
    await subscribersDone()
    await inboxSettled(this.scene)
  }

  /** MUG-BLUE is charged to the first, TOTE-L is to be; the second is for the KIT that an edit has added. */
  async grown(): Promise<{ orderId: string; amazonId: string; second: string }> {
    const { market, scene } = this
    const { orderId, amazonId } = await market.order({ items: { "MUG-BLUE": 1, "TOTE-L": 1 } })
    await market.changes.edit(orderId, { add: { KIT: 1 } })
    await this.settled()
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
    await this.settled()
    const second = await scene.amazon.orderReference()
    await market.payRest(orderId, second)
    await this.settled()
    return { orderId, amazonId, second }
  }

  /** What the order costs, what Amazon has charged and what is listed, once the reconciler has had its time. */
  async outcome(orderId: string) {
    await this.settled()
    await this.desk.later("PT3M", "PT15M", "PT2H", "P1D")
    const { total } = await this.scene.warehouse.view(orderId)
    const { captured } = await this.scene.amazon.ledger()
    const reasons = await this.desk.reasons()
    const listed = reasons.reduce((sum, one) => sum + Number(one.split(" ")[1] ?? 0), 0)
    return { total, captured: captured.USD, told: Number(captured.USD ?? 0) + listed, reasons }
  }
}
