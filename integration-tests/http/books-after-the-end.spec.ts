import { subscribersDone } from "../support/activity"
import { PanelDesk } from "../support/admin-panel"
import { AttentionDesk } from "../support/attention-desk"
import { expectCharged } from "../support/books"
import { inboxSettled } from "../support/inbox"
import { openMarket, type Market } from "../support/market"
import { lineOf } from "../support/parcel-desk"
import { namedSuite } from "../support/store-suite"
import { eventually } from "../support/warehouse"

/** Whoever ends an order reference, and when: what Medusa is to be told then is told, by a later look if by nobody before. */
namedSuite("after an order reference has ended", {}, (scene) => {
  let market: Market
  let desk: AttentionDesk
  beforeAll(async () => {
    market = await openMarket(scene)
    desk = new AttentionDesk(scene)
  })
  const order = async () => {
    const { orderId, amazonId: id } = await market.order({ items: { "MUG-BLUE": 2, "TOTE-S": 1 } })
    return { id, orderId }
  }
  const packMug = (orderId: string) => scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
  const packFirstMug = async (orderId: string) => {
    await packMug(orderId)
    await scene.warehouse.eventually(orderId, "partially_captured")
    await inboxSettled(scene)
  }
  /** An edit leaves this much of each of these lines. */
  const leave = async (orderId: string, quantities: Record<string, number>) => {
    const view = await scene.warehouse.view(orderId)
    const set = Object.fromEntries(
      Object.entries(quantities).map(([sku, quantity]) => [lineOf(view, sku).id, quantity]),
    )
    await market.changes.edit(orderId, { set })
    await subscribersDone()
  }
  /** Only what was charged is left of the order, and Medusa knows. */
  const closed = async (placed: { id: string; orderId: string }) => {
    const view = await scene.warehouse.view(placed.orderId)
    expect(view.payment_status).toBe("captured")
    const { amount, captures } = scene.warehouse.payment(view)
    expect(amount.toFixed(2)).toBe(view.total.toFixed(2))
    await expectCharged(
      scene,
      placed,
      captures.map(({ amount }) => amount.toFixed(2)),
    )
    expect((await scene.amazon.tree(placed.id)).State).toBe("Closed")
    expect(await desk.reasons()).toEqual([])
  }

  it("with a charge that Amazon decided on later, the payment comes to be for what was charged", async () => {
    const placed = await order()
    await packFirstMug(placed.orderId)
    await leave(placed.orderId, { "TOTE-S": 0 })
    const outcomes = [{ of: "capture", state: "Pending" }]
    await scene.amazon.control("POST", "/outcomes", { outcomes })
    await packMug(placed.orderId)
    await eventually(async () =>
      expect((await scene.amazon.tree(placed.id)).Authorizations).toHaveLength(2),
    )
    await subscribersDone()
    await scene.amazon.advance("PT3H")
    await inboxSettled(scene)
    await desk.later("PT3M", "PT15M")
    await closed(placed)
  })

  it("by the store itself, the payment is captured that an edit had cancelled before another took the rest away", async () => {
    const placed = await order()
    await packFirstMug(placed.orderId)
    await leave(placed.orderId, { "MUG-BLUE": 1 })
    const { payment_collections } = await scene.warehouse.view(placed.orderId)
    expect(payment_collections[0]?.payments).toMatchObject([
      { canceled_at: expect.any(String) as string },
    ])
    await leave(placed.orderId, { "TOTE-S": 0 })
    await desk.later("PT15M", "PT2H", "PT7H", "P2D")
    await closed(placed)
  })

  it("by Amazon, and what could not be charged is edited away later, the payment comes to be for what was charged", async () => {
    const placed = await order()
    await packFirstMug(placed.orderId)
    await scene.amazon.control("POST", `/order-references/${placed.id}/close`, {})
    await inboxSettled(scene)
    await desk.later("PT15M", "P1D")
    expect(await desk.reasons()).toMatchObject([expect.stringContaining("unreachable")])
    await leave(placed.orderId, { "MUG-BLUE": 1, "TOTE-S": 0 })
    await desk.later("PT3M", "PT15M")
    await closed(placed)
  })

  it("by a person, what is still held for goods that were edited away is released", async () => {
    const placed = await order()
    await packFirstMug(placed.orderId)
    await new PanelDesk(scene).done(placed.orderId, "authorizations")
    await new PanelDesk(scene).done(placed.orderId, "close")
    await leave(placed.orderId, { "MUG-BLUE": 1, "TOTE-S": 0 })
    await desk.later("PT15M", "PT2H", "PT7H", "PT8H")
    await closed(placed)
    const { Authorizations } = await scene.amazon.tree(placed.id)
    expect(Authorizations.map(({ State }) => State)).toEqual(["Closed", "Closed"])
  })

  it("by a person, the end of what is still held is seen without a notification", async () => {
    const placed = await order()
    const { total } = await scene.warehouse.view(placed.orderId)
    await new PanelDesk(scene).done(placed.orderId, "close")
    await inboxSettled(scene)
    await desk.later("PT15M", "PT2H")
    expect(await desk.reasons()).toEqual([])
    await scene.amazon.control("POST", "/notifications", { hold: true })
    await desk.later("P31D", "PT15M")
    expect(await desk.reasons()).toEqual([`unreachable ${total.toFixed(2)}`])
  })
})
