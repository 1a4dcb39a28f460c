import { Modules } from "@medusajs/framework/utils"
import { PanelDesk } from "../support/admin-panel"
import { expectCharged } from "../support/books"
import { engineOf, inboxSettled, reconciled, timePasses } from "../support/inbox"
import { OrderChanges } from "../support/order-changes"
import { lineOf } from "../support/parcel-desk"
import { storeSuite } from "../support/store-suite"
import { eventually } from "../support/warehouse"
import { withOptions } from "../support/with-options"

storeSuite({ authorization: "async", remainder: "reserve" }, (scene) => {
  const placed = async () => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    expect((await scene.warehouse.view(orderId)).payment_collections[0]?.payments).toEqual([])
    return { id, orderId }
  }

  it("places the order before Amazon has decided, and makes its payment when it has", async () => {
    const { id, orderId } = await placed()
    expect((await scene.amazon.tree(id)).Authorizations.map(({ State }) => State)).toEqual([
      "Pending",
    ])
    await scene.amazon.advance("PT2H")
    await scene.warehouse.eventually(orderId, "authorized")

    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
    const { total } = await scene.warehouse.eventually(orderId, "captured")
    expect((await scene.amazon.ledger()).captured).toEqual({ USD: total.toFixed(2) })
  })

  it("lets the rest go that was held when nothing of it is to be charged any more", async () => {
    const { id, orderId } = await placed()
    await scene.amazon.advance("PT2H")
    const before = await scene.warehouse.eventually(orderId, "authorized")
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    await scene.warehouse.eventually(orderId, "partially_captured")
    const states = async () =>
      (await scene.amazon.tree(id)).Authorizations.map(({ State }) => State)
    await eventually(async () => expect(await states()).toHaveLength(2))
    await scene.amazon.advance("PT2H")
    await inboxSettled(scene)
    expect(await states()).toEqual(["Closed", "Open"])
    const changes = new OrderChanges(scene.warehouse.office, scene.shop.variants)
    await changes.edit(orderId, { set: { [lineOf(before, "TOTE-L").id]: 0 } })
    await eventually(async () => {
      await timePasses(scene, "PT3H")
      await reconciled(scene)
      expect((await scene.amazon.tree(id)).State).toBe("Closed")
    })
    expect(await states()).toEqual(["Closed", "Closed"])
  })

  it("holds the rest also when Amazon has decided on a capture only later", async () => {
    const { id, orderId } = await placed()
    await scene.amazon.advance("PT2H")
    await scene.warehouse.eventually(orderId, "authorized")
    await scene.amazon.control("POST", "/outcomes", {
      outcomes: [{ of: "capture", state: "Pending" }],
    })
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    const authorizations = async () =>
      (await scene.amazon.tree(id)).Authorizations.map(({ Captures }) =>
        Captures.map(({ State }) => State),
      )
    await eventually(async () => expect(await authorizations()).toEqual([["Pending"]]))
    await scene.amazon.advance("PT2H")
    await scene.warehouse.eventually(orderId, "partially_captured")
    await eventually(async () => expect(await authorizations()).toEqual([["Completed"], []]))
  })

  it("says that nothing can be charged yet, and lets nothing go where the account wants that", async () => {
    const { orderId } = await placed()
    const panel = new PanelDesk(scene)
    expect(await panel.look(orderId)).toMatchObject({
      before_shipping: { way: "not-authorized" },
      parcels: [],
    })
    await withOptions(scene, { guard: "block" }, async () => {
      await expect(scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })).rejects.toThrow(
        /400.*has not authorized the payment/,
      )
    })
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    expect(await panel.look(orderId)).toMatchObject({
      before_shipping: { way: "not-authorized" },
      parcels: [{ charge: "due", capture: { allowed: false, why: "no-payment" } }],
    })
    await scene.amazon.advance("PT2H")
    await scene.warehouse.eventually(orderId, "authorized")
    expect(await panel.look(orderId)).toMatchObject({
      before_shipping: { way: "held" },
      parcels: [{ charge: "due", capture: { allowed: true } }],
    })
    await timePasses(scene, "PT12M")
    await reconciled(scene)
    await scene.warehouse.eventually(orderId, "partially_captured")
  })

  it("leaves an order alone that another payment pays", async () => {
    const { orderId } = await placed()
    const payments = scene.container.resolve(Modules.PAYMENT)
    const { payment_collections } = await scene.warehouse.view(orderId)
    const collection = payment_collections[0]?.id ?? ""
    const sessions = await payments.listPaymentSessions({ payment_collection_id: collection })
    const other = await payments.createPaymentSession(collection, {
      provider_id: "pp_system_default",
      currency_code: "usd",
      amount: sessions[0]?.amount ?? 0,
      data: {},
    })
    for (const { id } of sessions) await payments.deletePaymentSession(id)
    await payments.authorizePaymentSession(other.id, {})
    const { body } = await scene.warehouse.office("GET", `/admin/amazon-pay/orders/${orderId}`)
    expect(body).toEqual({ amazon_pay: null })
    await withOptions(scene, { guard: "block" }, async () => {
      expect(await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })).toEqual(expect.any(String))
    })
  })

  it("makes the payment of an order that was no order yet when Amazon decided", async () => {
    await scene.amazon.control("POST", "/settings", { authorizationDelay: "PT0S" })
    await scene.amazon.control("POST", "/notifications", { early: true })
    const { id, orderId } = await placed()
    // Amazon decides at its own pace, however short it was told to take.
    await eventually(async () => {
      const made = (await scene.amazon.tree(id)).Authorizations
      expect(made.map(({ State }) => State)).toEqual(["Open"])
    })
    await inboxSettled(scene)
    await timePasses(scene, "PT2M")
    await reconciled(scene)
    await scene.warehouse.eventually(orderId, "authorized")
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
    const { total } = await scene.warehouse.eventually(orderId, "captured")
    expect((await scene.amazon.ledger()).captured).toEqual({ USD: total.toFixed(2) })
  })

  it("never makes a payment for an order that was cancelled while Amazon was deciding", async () => {
    const { id, orderId } = await placed()
    expect((await scene.warehouse.cancel(orderId)).status).toBe(200)
    await eventually(async () => {
      expect((await scene.amazon.tree(id)).State).toBe("Canceled")
    })
    await scene.amazon.advance("PT2H")
    await scene.amazon.simulator.idle()
    const view = await scene.warehouse.view(orderId)
    expect(view.payment_collections.flatMap(({ payments }) => payments)).toEqual([])
    expect((await scene.amazon.tree(id)).Authorizations.map(({ State }) => State)).toEqual([
      "Closed",
    ])
  })

  it("makes no payment when Amazon declines", async () => {
    await scene.amazon.control("POST", "/outcomes", {
      outcomes: [{ of: "authorization", state: "Declined", reasonCode: "AmazonRejected" }],
    })
    const { orderId } = await placed()
    await scene.amazon.advance("PT2H")
    await scene.amazon.simulator.idle()
    const view = await scene.warehouse.view(orderId)
    expect(view.payment_status).not.toBe("authorized")
    expect(view.payment_collections.flatMap(({ payments }) => payments)).toEqual([])
  })

  describe("takes what was captured in Seller Central before Amazon's decision was known here for a success", () => {
    it.each([
      ["all of it, found by the reconciler", undefined, { lose: 1 }],
      ["a part of it, found by the reconciler", "20.00", { lose: 1 }],
      ["all of it, of which Amazon tells late", undefined, { hold: true }],
      ["a part of it, of which Amazon tells late", "20.00", { hold: true }],
    ])("%s", async (_, amount, untold) => {
      const declined: unknown[] = []
      const bus = scene.container.resolve(Modules.EVENT_BUS)
      bus.subscribe("amazon-pay.authorization.declined", ({ data }) => {
        declined.push(data)
        return Promise.resolve()
      })
      await scene.amazon.control("POST", "/notifications", untold)
      const { id, orderId } = await placed()
      const { total } = await scene.warehouse.view(orderId)
      const [made] = (await scene.amazon.tree(id)).Authorizations
      const authorization = `/authorizations/${made?.AmazonAuthorizationId ?? ""}`
      await scene.amazon.control("POST", `${authorization}/decide`, { state: "Open" })
      await scene.amazon.control("POST", `${authorization}/captures`, { amount })
      if ("hold" in untold) await scene.amazon.control("POST", "/notifications/release")
      else await timePasses(scene, "PT12M")
      await inboxSettled(scene)
      await reconciled(scene)
      await timePasses(scene, "PT2M")
      await reconciled(scene)
      await expectCharged(scene, { id, orderId }, [amount ?? total.toFixed(2)])
      const held = (await scene.amazon.tree(id)).Authorizations.filter(
        ({ State }) => State === "Open",
      )
      const rest = amount === undefined ? [] : [(total - Number(amount)).toFixed(2)]
      expect(held.map(({ Amount }) => Amount)).toEqual(rest)
      const row = await engineOf(scene).findOrderReference({ amazon_order_reference_id: id })
      expect(row?.attention).toBeNull()
      expect(declined).toEqual([])
    })
  })

  it("holds the rest again after a capture of a part, and captures that next", async () => {
    const { id, orderId } = await placed()
    await scene.amazon.advance("PT2H")
    await scene.warehouse.eventually(orderId, "authorized")
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    const { total } = await scene.warehouse.eventually(orderId, "partially_captured")
    await eventually(async () => {
      const [first, second] = (await scene.amazon.tree(id)).Authorizations
      expect(second?.State).toBe("Open")
      const rest = total - Number(first?.Captures[0]?.Amount)
      expect(second?.Amount).toBe(rest.toFixed(2))
    })
    await scene.warehouse.pack(orderId, { "TOTE-L": 1 })
    await scene.warehouse.eventually(orderId, "captured")
    expect((await scene.amazon.ledger()).requests).toMatchObject({ Authorize: 2, Capture: 2 })
    expect((await scene.amazon.ledger()).captured).toEqual({ USD: total.toFixed(2) })
  })

  it("gets its payment when the buyer has chosen another card at Amazon", async () => {
    await scene.amazon.control("POST", "/outcomes", {
      outcomes: [{ of: "authorization", state: "Declined", reasonCode: "InvalidPaymentMethod" }],
    })
    const { id, orderId } = await placed()
    await scene.amazon.advance("PT2H")
    await inboxSettled(scene)
    const engine = engineOf(scene)
    const standing = async () => {
      const row = await engine.findOrderReference({ amazon_order_reference_id: id })
      return [row?.state, row?.attention]
    }
    expect(await standing()).toEqual(["Suspended", "authorization-declined"])
    expect((await scene.warehouse.view(orderId)).payment_collections[0]?.payments).toEqual([])

    await scene.amazon.control("POST", `/order-references/${id}/payment-method`, {})
    await inboxSettled(scene)
    await eventually(async () => {
      expect((await scene.amazon.tree(id)).Authorizations).toHaveLength(2)
    })
    await scene.amazon.advance("PT2H")
    await scene.warehouse.eventually(orderId, "authorized")
    await inboxSettled(scene)
    expect(await standing()).toEqual(["Open", null])
  })
})
