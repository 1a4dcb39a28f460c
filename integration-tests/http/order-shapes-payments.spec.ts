import { subscribersDone } from "../support/activity"
import { PanelDesk } from "../support/admin-panel"
import { AttentionDesk } from "../support/attention-desk"
import { reconciled, timePasses } from "../support/inbox"
import { openMarket, type Market } from "../support/market"
import { cents, ParcelDesk } from "../support/parcel-desk"
import { storeSuite } from "../support/store-suite"
import { rejectsCaptures } from "../support/trouble"
import { eventually } from "../support/warehouse"

storeSuite({}, (scene) => {
  let market: Market
  let desk: ParcelDesk
  beforeAll(async () => {
    market = await openMarket(scene)
    desk = new ParcelDesk(scene)
  })

  /** An order that was charged in full, and then grew by a tote. */
  const grown = async () => {
    const { orderId } = await market.order({ items: { "MUG-BLUE": 1, TEA: 2 } })
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1, TEA: 2 })
    const { total } = await scene.warehouse.eventually(orderId, "captured")
    await market.changes.edit(orderId, { add: { "TOTE-S": 1 } })
    return { orderId, paid: Number(cents(total)) }
  }

  it("charges nothing for what another payment has paid for", async () => {
    const { orderId, paid } = await grown()
    await market.markAsPaid(orderId)
    await scene.warehouse.pack(orderId, { "TOTE-S": 1 })
    await scene.warehouse.eventually(orderId, "captured")
    await desk.taken(paid)
  })

  it("charges what the order grew by to the second Amazon payment the buyer made for it", async () => {
    const { orderId, paid } = await grown()
    const amazonId = await scene.amazon.orderReference()
    await market.payRest(orderId, amazonId)
    await scene.warehouse.pack(orderId, { "TOTE-S": 1 })
    const { total } = await scene.warehouse.eventually(orderId, "captured")
    await desk.taken(total)
    const second = (await scene.amazon.tree(amazonId)).Authorizations
    expect(second.flatMap(({ Captures }) => Captures.map(({ Amount }) => Amount))).toEqual([
      cents(total - paid),
    ])
  })

  describe("a parcel that one payment cannot pay for", () => {
    /** An order with two payments, the first of which has 5 left, and nothing was paid for. */
    const halfPaid = async () => {
      const { orderId } = await market.order({ items: { KIT: 1, TEA: 1 } })
      const { total } = await scene.warehouse.eventually(orderId, "authorized")
      await market.addCollection(orderId, 20)
      await market.payRest(orderId, await scene.amazon.orderReference())
      const almostAll = Number(cents(total)) - 5
      const first = scene.warehouse.payment(await scene.warehouse.view(orderId)).id
      const office = scene.warehouse.office
      for (const what of ["capture", "refund"]) {
        const path = `/admin/payments/${first}/${what}`
        expect((await office("POST", path, { amount: almostAll })).status).toBe(200)
      }
      return { orderId, almostAll, all: Number(cents(total)) + 20 }
    }
    const booked = (orderId: string, amounts: number[]) =>
      eventually(async () => {
        const { payment_collections } = await scene.warehouse.view(orderId)
        const captures = payment_collections.flatMap(({ payments }) =>
          payments.flatMap(({ captures }) => captures.map(({ amount }) => amount)),
        )
        expect(captures.sort((one, other) => one - other)).toEqual(amounts)
      })

    it("is charged to two, and both are booked", async () => {
      const { orderId, almostAll, all } = await halfPaid()
      await scene.warehouse.pack(orderId, { KIT: 1, TEA: 1 })
      await desk.taken(all)
      await booked(orderId, [5, 20, almostAll])
    })

    it("stands charged and booked to one when the other gives no answer, until that does", async () => {
      const { orderId, almostAll, all } = await halfPaid()
      await scene.amazon.control("POST", "/faults", {
        faults: [{ action: "Capture", kind: "drop-before", times: 4 }],
      })
      await scene.warehouse.pack(orderId, { KIT: 1, TEA: 1 })
      await booked(orderId, [5, almostAll])
      await desk.taken(all - 20)
      await eventually(async () => {
        expect(await scene.amazon.control("GET", "/faults")).toEqual({ faults: [] })
      })
      await timePasses(scene, "PT2M")
      await reconciled(scene)
      await desk.taken(all)
      await booked(orderId, [5, 20, almostAll])
    })
  })

  it.each<[string, (orderId: string, total: string) => Promise<unknown>]>([
    [
      "with a second order reference",
      async (orderId, total) => {
        await market.addCollection(orderId, Number(total))
        await market.payRest(orderId, await scene.amazon.orderReference())
        const { payment_collections } = await scene.warehouse.view(orderId)
        const second = payment_collections.at(-1)?.payments[0]?.id ?? ""
        await scene.warehouse.office("POST", `/admin/payments/${second}/capture`, {})
      },
    ],
    [
      "another way",
      async (orderId, total) => {
        await market.addCollection(orderId, Number(total))
        await market.markAsPaid(orderId)
      },
    ],
  ])("cancels a payment once its order is paid in full %s", async (_, pay) => {
    const { orderId, amazonId } = await market.order({ items: { "MUG-BLUE": 1 } })
    const { total } = await scene.warehouse.eventually(orderId, "authorized")
    await pay(orderId, cents(total))
    await subscribersDone()
    const list = new AttentionDesk(scene)
    await list.later("PT3M", "PT15M", "PT2H", "PT2H", "P1D")
    const { payment_status } = await scene.warehouse.view(orderId)
    expect(payment_status).toBe("captured")
    expect((await scene.amazon.tree(amazonId)).State).toBe("Canceled")
    expect(await list.reasons()).toEqual([])
  })

  it("cancels a payment whose order is paid another way when Amazon has ended its order reference long ago", async () => {
    const { orderId, amazonId } = await market.order({ items: { "MUG-BLUE": 1 } })
    const { total } = await scene.warehouse.eventually(orderId, "authorized")
    await scene.amazon.control("POST", `/order-references/${amazonId}/cancel`, {})
    const list = new AttentionDesk(scene)
    await list.later("PT3M", "PT15M", "PT2H", "P1D", "P1D")
    await market.addCollection(orderId, Number(cents(total)))
    await market.markAsPaid(orderId)
    await subscribersDone()
    await list.later("PT3M", "PT15M")
    expect((await scene.warehouse.view(orderId)).payment_status).toBe("captured")
    expect(await list.reasons()).toEqual([])
  })

  it("charges again what was given back as too much, once the order has grown", async () => {
    const { orderId } = await market.order({ items: { "MUG-BLUE": 2, "TOTE-L": 1 } })
    const { total, items } = await scene.warehouse.eventually(orderId, "authorized")
    expect((await scene.warehouse.capture(orderId)).status).toBe(200)
    const mug = items.find(({ variant_sku }) => variant_sku === "MUG-BLUE")?.id ?? ""
    await market.changes.edit(orderId, { set: { [mug]: 1 } })
    const { total: less } = await scene.warehouse.view(orderId)
    const over = Number(cents(total - less))
    expect((await scene.warehouse.refund(orderId, over)).status).toBe(200)
    await market.changes.edit(orderId, { add: { "TOTE-S": 1 } })
    await market.payRest(orderId, await scene.amazon.orderReference())
    await subscribersDone()
    const list = new AttentionDesk(scene)
    await list.later("PT3M", "PT15M", "PT2H", "P1D")
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1, "TOTE-L": 1, "TOTE-S": 1 })
    await list.later("PT3M")
    expect(await list.reasons()).toEqual([])
    const { captured, refunded } = await scene.amazon.ledger()
    const cost = (await scene.warehouse.view(orderId)).total
    expect(Number(captured.USD) - Number(refunded.USD)).toBeCloseTo(cost, 1)
  })

  describe("goods that were paid for by hand, and another payment could pay for", () => {
    /** Captured whole, some of it given back, and packed after that. */
    const packedAfterRefund = async (part: (total: number) => number) => {
      const { orderId } = await market.order({ items: { "MUG-BLUE": 1, "TOTE-S": 1 } })
      const { total } = await scene.warehouse.eventually(orderId, "authorized")
      await market.addCollection(orderId, Number(cents(total)))
      await market.payRest(orderId, await scene.amazon.orderReference())
      expect((await scene.warehouse.capture(orderId)).status).toBe(200)
      const amount = Number(cents(part(total)))
      expect((await scene.warehouse.refund(orderId, amount)).status).toBe(200)
      await scene.warehouse.pack(orderId, { "MUG-BLUE": 1, "TOTE-S": 1 })
      await subscribersDone()
      const list = new AttentionDesk(scene)
      await list.later("PT3M", "PT15M")
      return { total: Number(cents(total)), reasons: await list.reasons() }
    }

    it("are not charged with what was given back of it out of good will", async () => {
      const { total, reasons } = await packedAfterRefund(() => 20)
      await desk.taken(total)
      expect(reasons).toEqual([])
    })

    it("are charged when all of it was given back before they left, and somebody hears that Medusa asks for less", async () => {
      const { total, reasons } = await packedAfterRefund((all) => all)
      await desk.taken(2 * total)
      expect(reasons).toEqual([`overcharged ${cents(total)}`])
    })
  })

  it("lists what Amazon declines of a parcel that another payment has paid in part, until it is captured by hand", async () => {
    const { orderId } = await market.order({ items: { "MUG-BLUE": 1 } })
    const before = await scene.warehouse.eventually(orderId, "authorized")
    await market.changes.edit(orderId, { add: { "TOTE-S": 1 } })
    const { total } = await scene.warehouse.view(orderId)
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1, "TOTE-S": 1 })
    // What Amazon allows above the total that the buyer agreed to.
    const most = Math.floor(before.total * 1.15 * 100 + 1e-6) / 100
    await subscribersDone()
    await desk.taken(most)
    const own = { amazon_order_reference_id: await scene.amazon.orderReference() }
    await market.payRest(orderId, own.amazon_order_reference_id)
    await rejectsCaptures(scene.amazon)
    const panel = new PanelDesk(scene)
    await panel.done(orderId, "release", own)
    const list = new AttentionDesk(scene)
    const rest = cents(total - most)
    await list.later("PT15M")
    await subscribersDone()
    expect(await list.reasons()).toEqual([`capture-declined ${rest}`])
    await list.later("PT2H")
    expect(await list.reasons()).toEqual([`capture-declined ${rest}`])
    expect((await list.read()).orders).toMatchObject([own])
    await desk.taken(most)
    await panel.done(orderId, "captures", { ...own, amount: rest })
    await subscribersDone()
    expect(await list.reasons()).toEqual([])
    await list.later("PT3M", "PT15M")
    expect(await list.reasons()).toEqual([])
    await desk.taken(total)
    await desk.booked(orderId, total)
  })
})
