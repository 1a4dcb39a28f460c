import { subscribersDone } from "../support/activity"
import { AttentionDesk } from "../support/attention-desk"
import { AMAZON_PAY } from "../support/buyer"
import { inboxSettled } from "../support/inbox"
import { openMarket, type Market } from "../support/market"
import { lineOf } from "../support/parcel-desk"
import { storeSuite } from "../support/store-suite"

/** Orders that an edit has made dearer than Amazon takes for them, and that have left. */
storeSuite({}, (scene) => {
  let market: Market
  let desk: AttentionDesk
  beforeAll(async () => {
    market = await openMarket(scene)
    desk = new AttentionDesk(scene)
  })
  /** What is charged of it is all that Amazon takes. @returns what is not, and the collection that waits for it */
  const grownAndPacked = async () => {
    const { orderId } = await market.order({ items: { "MUG-BLUE": 1 } })
    const { total } = await scene.warehouse.eventually(orderId, "authorized")
    await market.changes.edit(orderId, { add: { "BLANKET-PLAIN": 1 } })
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1, "BLANKET-PLAIN": 1 })
    await subscribersDone()
    await inboxSettled(scene)
    const most = (Math.floor(Number(total.toFixed(2)) * 115) / 100).toFixed(2)
    expect((await scene.amazon.ledger()).captured).toEqual({ USD: most })
    const view = await scene.warehouse.view(orderId)
    const rest = (Number(view.total.toFixed(2)) - Number(most)).toFixed(2)
    const waiting = view.payment_collections.at(-1)?.id ?? ""
    return { orderId, most, rest, waiting }
  }

  it.each([
    ["Amazon Pay", AMAZON_PAY, () => scene.amazon.orderReference()],
    ["another way to pay", "pp_system_default", () => Promise.resolve(undefined)],
  ])("stay listed with the rest when the buyer has only chosen %s", async (_, provider, visit) => {
    const { orderId, most, rest, waiting } = await grownAndPacked()
    expect(await desk.reasons()).toEqual([`unreachable ${rest}`])
    const id = await visit()
    const chosen = await scene.buyer.session(
      waiting,
      id === undefined ? {} : { amazon_order_reference_id: id },
      provider,
    )
    expect(chosen.status).toBe(200)
    await subscribersDone()
    expect(await desk.reasons()).toEqual([`unreachable ${rest}`])
    await desk.later("PT3M", "PT15M", "PT2H", "P1D")
    expect(await desk.reasons()).toEqual([`unreachable ${rest}`])
    expect((await scene.amazon.ledger()).captured).toEqual({ USD: most })
    expect((await scene.warehouse.view(orderId)).summary.pending_difference).toBeCloseTo(
      Number(rest),
    )
  })

  const settled = async () => {
    await subscribersDone()
    await inboxSettled(scene)
  }
  /** Paid, one of its goods back, that refunded, and then an edit has added something that is in no parcel. */
  const grownAfterReturn = async () => {
    const { orderId } = await market.order({ items: { "MUG-BLUE": 1, "TOTE-L": 1 } })
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1, "TOTE-L": 1 })
    await scene.warehouse.eventually(orderId, "captured")
    await settled()
    const tote = lineOf(await scene.warehouse.view(orderId), "TOTE-L")
    await market.changes.takeBack(orderId, market.shop.stockLocationId, { [tote.id]: 1 })
    const back = Number(tote.total.toFixed(2))
    expect((await scene.warehouse.refund(orderId, back)).status).toBe(200)
    await settled()
    await market.changes.edit(orderId, { add: { TEA: 1 } })
    await settled()
    const { summary } = await scene.warehouse.view(orderId)
    return { orderId, rest: summary.pending_difference.toFixed(2) }
  }

  it("are listed with what an edit has added after a refunded return, before and after that is packed", async () => {
    const { orderId, rest } = await grownAfterReturn()
    expect(await desk.reasons()).toEqual([`unreachable ${rest}`])
    await desk.later("PT3M", "PT2H")
    expect(await desk.reasons()).toEqual([`unreachable ${rest}`])
    await scene.warehouse.pack(orderId, { TEA: 1 })
    await settled()
    await desk.later("PT3M", "PT15M", "P1D")
    expect(await desk.reasons()).toEqual([`unreachable ${rest}`])
  })

  it("keep the order reference that is to pay what came after a refunded return, while its buyer chooses another card", async () => {
    const { orderId, rest } = await grownAfterReturn()
    const second = await scene.amazon.orderReference()
    await scene.amazon.control("POST", "/outcomes", {
      outcomes: [{ of: "authorization", state: "Declined", reasonCode: "InvalidPaymentMethod" }],
    })
    await market.payRest(orderId, second).catch(() => undefined)
    await settled()
    await desk.later("PT15M", "PT2H")
    expect((await scene.amazon.tree(second)).State).toBe("Suspended")
    expect(await desk.reasons()).toContain(`authorization-declined ${rest}`)
  })
})
