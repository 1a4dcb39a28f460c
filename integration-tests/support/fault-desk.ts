import { expectCharged, readBooks, type Placed } from "./books"
import { inboxSettled } from "./inbox"
import { packedAgain } from "./signals"
import type { Scene } from "./store-suite"
import { once, throughout, type Fault } from "./trouble"
import { eventually } from "./warehouse"

/** What spoils an answer, without a word about quotas. */
export const spoiltAnswers: [string, Fault][] = [
  ["breaks the connection before it acts", { kind: "drop-before" }],
  ["breaks the connection after it acted", { kind: "drop-after" }],
  ["answers 500", { kind: "status", status: 500 }],
  ["answers 500 without a word", { kind: "status", status: 500, body: false }],
  ["answers with a web page", { kind: "html" }],
  ["answers with half the text", { kind: "truncate" }],
  ["answers with broken XML", { kind: "malformed" }],
]

/** Takes money of an order while Amazon is in trouble. */
export class FaultDesk {
  constructor(private readonly scene: Scene) {}

  /** Two parcels and a refund, each struck once: nobody notices. */
  async inPassing(fault: Fault): Promise<void> {
    const { amazon, buyer, warehouse } = this.scene
    const { id, cartId } = await this.#offered()
    await once(amazon, "Authorize", fault)
    const { body } = await buyer.complete(cartId)
    expect(body.type).toBe("order")
    const placed = { id, orderId: body.order?.id ?? "" }
    expect((await amazon.tree(id)).Authorizations).toHaveLength(1)
    await this.#struck()

    await once(amazon, "Capture", fault)
    await warehouse.pack(placed.orderId, { "MUG-BLUE": 2 })
    await warehouse.eventually(placed.orderId, "partially_captured")
    await this.#struck()
    const rest = await this.restOf(placed)
    await once(amazon, "Authorize", fault)
    await warehouse.pack(placed.orderId, { "TOTE-L": 1 })
    const { total } = await warehouse.eventually(placed.orderId, "captured")
    await expectCharged(this.scene, placed, [(total - rest).toFixed(2), rest.toFixed(2)])
    await this.#struck()

    await once(amazon, "Refund", fault)
    expect((await warehouse.refund(placed.orderId, 5)).status).toBe(200)
    await this.#refundedAre(placed, ["5.00"])
    await this.#struck()
  }

  /** The checkout, struck throughout: refused, and completed when the buyer tries again. */
  async checkOut(fault: Fault): Promise<Placed> {
    const { amazon, buyer } = this.scene
    const { id, cartId } = await this.#offered()
    const refused = await throughout(amazon, "Authorize", fault, () => buyer.complete(cartId))
    expect(refused.status).toBe(400)
    expect(refused.body.message).toContain("has not answered whether the authorization")
    const { body } = await buyer.complete(cartId)
    expect(body.type).toBe("order")
    expect((await amazon.tree(id)).Authorizations).toHaveLength(1)
    return { id, orderId: body.order?.id ?? "" }
  }

  /** A parcel, struck throughout: told by an event, and told again. */
  async byEvent(
    placed: Placed,
    action: string,
    fault: Fault,
    contents: Record<string, number>,
  ): Promise<void> {
    const { amazon, container, warehouse } = this.scene
    const before = await readBooks(this.scene, placed)
    const fulfillment = await throughout(amazon, action, fault, () =>
      warehouse.pack(placed.orderId, contents),
    )
    expect((await readBooks(this.scene, placed)).captures).toEqual(before.captures)
    await packedAgain(container, placed.orderId, fulfillment)
    await eventually(async () => {
      const { captures } = await readBooks(this.scene, placed)
      expect(captures).toHaveLength(before.captures.length + 1)
    })
  }

  /** A capture, struck throughout: asked for by a person, and once more by the same person (major units). */
  async byHand(placed: Placed, action: string, fault: Fault, amount: number): Promise<void> {
    const before = await readBooks(this.scene, placed)
    const click = () => this.scene.warehouse.capture(placed.orderId, amount)
    const refused = await throughout(this.scene.amazon, action, fault, click)
    expect(refused.status).toBe(400)
    expect(refused.body.message).toContain("has not answered whether the capture")
    expect((await readBooks(this.scene, placed)).captures).toEqual(before.captures)
    expect((await click()).status).toBe(200)
    // Amazon tells of it as well. Whoever comes second to book it takes the row back that Medusa has made meanwhile.
    await inboxSettled(this.scene)
    await eventually(async () => {
      const { captures } = await readBooks(this.scene, placed)
      expect(captures).toHaveLength(before.captures.length + 1)
    })
  }

  /** A refund, struck throughout: asked for, and once more. */
  async refund(placed: Placed, fault: Fault): Promise<void> {
    const click = () => this.scene.warehouse.refund(placed.orderId, 5)
    const refused = await throughout(this.scene.amazon, "Refund", fault, click)
    expect(refused.status).toBe(400)
    expect(refused.body.message).toContain("has not answered whether the refund")
    expect((await click()).status).toBe(200)
    await this.#refundedAre(placed, ["5.00"])
  }

  /** What of the order's total was not captured yet (major units). */
  async restOf({ orderId }: Placed): Promise<number> {
    const view = await this.scene.warehouse.view(orderId)
    const { captures } = this.scene.warehouse.payment(view)
    return Number(captures.reduce((rest, { amount }) => rest - amount, view.total).toFixed(2))
  }

  async #offered(): Promise<{ id: string; cartId: string }> {
    const id = await this.scene.amazon.orderReference()
    const cart = await this.scene.buyer.cart()
    await this.scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
    return { id, cartId: cart.id }
  }

  async #refundedAre(placed: Placed, amounts: string[]): Promise<void> {
    const { refunded, refunds } = await readBooks(this.scene, placed)
    expect({ refunded, refunds }).toEqual({ refunded: amounts, refunds: amounts })
  }

  async #struck(): Promise<void> {
    expect(await this.scene.amazon.control("GET", "/faults")).toEqual({ faults: [] })
  }
}
