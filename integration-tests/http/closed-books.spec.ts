import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { subscribersDone } from "../support/activity"
import { PanelDesk } from "../support/admin-panel"
import { AttentionDesk } from "../support/attention-desk"
import { expectCharged, readBooks } from "../support/books"
import { engineOf, inboxSettled, reconciled, timePasses } from "../support/inbox"
import { openMarket, type Market } from "../support/market"
import { storeSuite } from "../support/store-suite"
import { throughout } from "../support/trouble"
import { eventually } from "../support/warehouse"

const collections = z.object({
  payment_collections: z.array(z.object({ status: z.string(), amount: z.number() })),
})

/** Amazon's charges less refunds are Medusa's, to the cent, or somebody is told what to do. */
storeSuite({}, (scene) => {
  let market: Market
  let desk: AttentionDesk
  beforeAll(async () => {
    market = await openMarket(scene)
    desk = new AttentionDesk(scene)
  })
  const everything = { "MUG-BLUE": 2, "TOTE-L": 1 }
  const database = () => scene.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const placed = async () => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    return { id, orderId, total: (await scene.warehouse.view(orderId)).total.toFixed(2) }
  }
  const captureOf = async (id: string) => {
    const { Authorizations } = await scene.amazon.tree(id)
    return Authorizations[0]?.Captures[0]?.AmazonCaptureId ?? ""
  }
  const capturesPend = () =>
    scene.amazon.control("POST", "/outcomes", { outcomes: [{ of: "capture", state: "Pending" }] })
  const amazonDecides = async () => {
    await scene.amazon.advance("PT3H")
    await inboxSettled(scene)
    await subscribersDone()
  }
  const asked = (requests: Record<string, number>) =>
    eventually(async () => expect((await scene.amazon.ledger()).requests).toMatchObject(requests))
  const cancelParcelAndOrder = async (orderId: string, fulfillment: string) => {
    await market.changes.cancelFulfillment(orderId, fulfillment)
    expect((await scene.warehouse.cancel(orderId)).status).toBe(200)
    await subscribersDone()
  }
  const paymentsOf = async (orderId: string) =>
    (await scene.warehouse.view(orderId)).payment_collections.flatMap(({ payments }) => payments)

  it("a refund asked for while another of Seller Central's is pending goes out whole", async () => {
    const order = await placed()
    await scene.warehouse.capture(order.orderId)
    await inboxSettled(scene)
    await scene.amazon.control("POST", "/settings", { refundDelay: "PT6H" })
    await scene.amazon.control("POST", `/captures/${await captureOf(order.id)}/refunds`, {
      amount: "9.00",
    })
    await inboxSettled(scene)
    await new PanelDesk(scene).done(order.orderId, "refresh")
    expect((await scene.warehouse.refund(order.orderId, 20)).status).toBe(200)
    await scene.amazon.advance("P1D")
    await inboxSettled(scene)
    await eventually(async () => {
      const { refunded, refunds, returned, collectedBack } = await readBooks(scene, order)
      const both = ["9.00", "20.00"]
      expect({ refunded, refunds, returned }).toEqual({
        ...{ refunded: both, refunds: both, returned: both },
      })
      expect(collectedBack).toBe("29.00")
    })
    expect(await desk.reasons()).toEqual([])
  })

  it("a charge that completes when its order was cancelled is booked, listed, and refunded from the panel", async () => {
    const order = await placed()
    await capturesPend()
    const fulfillment = await scene.warehouse.pack(order.orderId, everything)
    await asked({ Capture: 1 })
    await subscribersDone()
    await cancelParcelAndOrder(order.orderId, fulfillment)
    await amazonDecides()
    await expectCharged(scene, order, [order.total])
    expect(await desk.reasons()).toEqual([`overcharged ${order.total}`])
    await new PanelDesk(scene).done(order.orderId, "refunds", {
      amazon_capture_id: await captureOf(order.id),
      amount: order.total,
    })
    expect(await desk.reasons()).toEqual([])
    await amazonDecides()
    await desk.later("PT15M", "P1D")
    const { refunded, refunds, returned } = await readBooks(scene, order)
    expect([refunded, refunds, returned]).toEqual([[order.total], [order.total], [order.total]])
    expect(await desk.reasons()).toEqual([])
  })

  it("a charge whose answer was lost when its order was cancelled is listed until it is refunded from the panel", async () => {
    const order = await placed()
    await scene.amazon.control("POST", "/notifications", { hold: true })
    const fulfillment = await throughout(
      scene.amazon,
      "Capture",
      { kind: "drop-after" },
      async () => {
        const fulfillment = await scene.warehouse.pack(order.orderId, everything)
        await asked({ Capture: 4 })
        await subscribersDone()
        await market.changes.cancelFulfillment(order.orderId, fulfillment)
        return fulfillment
      },
    )
    expect(fulfillment).toBeTruthy()
    expect((await scene.warehouse.cancel(order.orderId)).status).toBe(200)
    await subscribersDone()
    await scene.amazon.control("POST", "/notifications/release")
    await desk.later("PT3M", "PT15M")
    await expectCharged(scene, order, [order.total])
    expect(await desk.reasons()).toEqual([`overcharged ${order.total}`])
    await new PanelDesk(scene).done(order.orderId, "refunds", {
      amazon_capture_id: await captureOf(order.id),
      amount: order.total,
    })
    expect(await desk.reasons()).toEqual([])
  })

  it("a hold of an order reference that was closed by hand is released when the order is cancelled", async () => {
    const { id, orderId } = await placed()
    await new PanelDesk(scene).done(orderId, "close")
    await inboxSettled(scene)
    // Medusa's call to the provider is lost with its process.
    const knex = database()
    await knex("order")
      .where({ id: orderId })
      .update({ status: "canceled", canceled_at: knex.fn.now() })
    await desk.later("PT3M", "PT15M")
    expect((await scene.amazon.tree(id)).Authorizations).toMatchObject([
      { State: "Closed", ReasonCode: "SellerClosed" },
    ])
  })

  it("a capture row is left alone for as long as somebody is at it, however long that takes", async () => {
    const order = await placed()
    await scene.amazon.control("POST", "/faults", {
      faults: [{ action: "Capture", kind: "drop-before", times: 4 }],
    })
    expect((await scene.warehouse.capture(order.orderId, 3)).status).toBe(400)
    await scene.amazon.control("POST", "/faults", {
      faults: [{ action: "Capture", kind: "delay", ms: 4000, times: 1 }],
    })
    const second = scene.warehouse.capture(order.orderId, 7)
    const rows = async () => (await paymentsOf(order.orderId)).flatMap(({ captures }) => captures)
    await eventually(async () => expect(await rows()).toHaveLength(1))
    const [before] = await rows()
    const knex = database()
    await knex("capture").update({ created_at: knex.raw("created_at - interval '5 minutes'") })
    const reference = await engineOf(scene).findOrderReference({
      amazon_order_reference_id: order.id,
    })
    await engineOf(scene).makeDue([reference?.payment_collection_id ?? ""], new Date(0))
    await reconciled(scene)
    expect(await rows()).toMatchObject([{ id: before?.id }])
    expect((await second).status).toBe(200)
    expect((await rows()).map(({ id }) => id)).toContain(before?.id)
    await desk.later("PT3M")
    await expectCharged(scene, order, ["3.00", "7.00"])
  })

  it("a charge that completes after its order was edited is booked on its payment, and only the rest is asked for", async () => {
    const { orderId, amazonId } = await market.order({ items: { "MUG-BLUE": 1 } })
    await capturesPend()
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
    await asked({ Capture: 1 })
    await subscribersDone()
    const { total } = await scene.warehouse.view(orderId)
    await market.changes.edit(orderId, { add: { TEA: 1 } })
    await subscribersDone()
    expect(await paymentsOf(orderId)).toMatchObject([{ canceled_at: expect.any(String) as string }])
    await amazonDecides()
    await expectCharged(scene, { id: amazonId, orderId }, [total.toFixed(2)])
    const view = await scene.warehouse.view(orderId)
    expect(view.payment_collections[0]?.payments).toMatchObject([{ canceled_at: null }])
    const waiting = view.payment_collections.slice(1).map(({ amount }) => amount)
    expect(waiting).toEqual([Number((view.total - total).toFixed(2))])
  })

  it("a refund above the capture is booked as far as the capture goes, and the rest is named until it is dismissed", async () => {
    const order = await placed()
    await scene.warehouse.pack(order.orderId, everything)
    await scene.warehouse.eventually(order.orderId, "captured")
    await inboxSettled(scene)
    const above = (Number(order.total) + 10).toFixed(2)
    await scene.amazon.control("POST", `/captures/${await captureOf(order.id)}/refunds`, {
      amount: above,
    })
    await amazonDecides()
    await eventually(async () => {
      const { refunded, refunds, returned } = await readBooks(scene, order)
      expect([refunded, refunds, returned]).toEqual([[above], [order.total], [order.total]])
    })
    await new PanelDesk(scene).done(order.orderId, "refresh")
    await eventually(async () => expect(await desk.reasons()).toEqual(["refunded-above 10.00"]))
    expect((await desk.dismiss({ note: "A present" })).status).toBe(200)
    await desk.later("PT15M", "P1D")
    expect(await desk.reasons()).toEqual([])
    const problems = (await engineOf(scene).listNotifications({ state: "waiting" })).length
    expect(problems).toBe(0)
  })

  it("a refund is counted once that Medusa made when a captured order was cancelled", async () => {
    const { orderId, total } = await placed()
    expect((await scene.warehouse.capture(orderId)).status).toBe(200)
    expect((await scene.warehouse.cancel(orderId)).status).toBe(200)
    // A notification that comes while the order is worked on is left to the reconciler.
    await desk.later("PT3M", "PT15M")
    const { transactions } = await scene.warehouse.view(orderId)
    expect(transactions.map(({ amount }) => amount.toFixed(2)).sort()).toEqual([`-${total}`, total])
  })

  it("a transaction that another system wrote stays when the store's are set right", async () => {
    const order = await placed()
    const orders = scene.container.resolve(Modules.ORDER)
    const own = { order_id: order.orderId, amount: 5, currency_code: "usd" }
    await orders.addOrderTransactions({ ...own, reference: "capture", reference_id: "ERP-4711" })
    await orders.addOrderTransactions({ ...own, reference: "refund" })
    await scene.warehouse.pack(order.orderId, everything)
    await scene.warehouse.eventually(order.orderId, "captured")
    await inboxSettled(scene)
    // It may name what Medusa's own name, in words of its own.
    const [payment] = await paymentsOf(order.orderId)
    for (const reference_id of [payment?.id, payment?.captures[0]?.id]) {
      await orders.addOrderTransactions({
        ...own,
        reference: "fee",
        reference_id: reference_id ?? "",
      })
    }
    await desk.later("PT3M", "PT15M")
    const { transactions } = await scene.warehouse.view(order.orderId)
    const others = transactions.filter(({ amount }) => amount === 5)
    expect(others.map(({ reference }) => reference).sort()).toEqual([
      ...["capture", "fee", "fee", "refund"],
    ])
  })

  it("notifications that cannot be worked on do not keep the same run from the order references", async () => {
    const order = await placed()
    await scene.amazon.control("POST", "/notifications", { hold: true })
    const fulfillment = await throughout(scene.amazon, "Capture", { kind: "drop-after" }, () =>
      scene.warehouse.pack(order.orderId, everything),
    )
    expect(fulfillment).toBeTruthy()
    for (const number of [1, 2, 3, 4, 5, 6]) await dueNotification(`S01-000000${number}-0000000`)
    await timePasses(scene, "PT3M")
    const knex = database()
    await knex.raw(`create or replace function inbox_fails() returns trigger as $$ begin
      if new.amazon_order_reference_id like 'S01-000000%' then raise exception 'not now'; end if;
      return new; end $$ language plpgsql`)
    await knex.raw(
      "create trigger inbox_fails before update on amazon_pay_notification for each row execute function inbox_fails()",
    )
    try {
      await reconciled(scene)
      expect(await captureStates(order.id)).toEqual(["completed"])
    } finally {
      await knex.raw("drop trigger inbox_fails on amazon_pay_notification")
    }
    await reconciled(scene)
    await expectCharged(scene, order, [order.total])
  })

  const captureStates = async (amazon_order_reference_id: string) => {
    const engine = engineOf(scene)
    const reference = await engine.findOrderReference({ amazon_order_reference_id })
    const { operations } = await engine.snapshot(reference?.id ?? "")
    return operations.filter(({ kind }) => kind === "capture").map(({ state }) => state)
  }
  const dueNotification = async (amazon_order_reference_id: string) => {
    const [account] = await engineOf(scene).listOrderReferences({}, { take: 1 })
    const hourAgo = new Date(Date.now() - 3_600_000)
    await engineOf(scene).createNotifications({
      ...{ account: account?.account ?? "", amazon_order_reference_id },
      ...{ message_id: amazon_order_reference_id, topic_arn: "arn:aws:sns:us-east-1:1:t" },
      ...{ type: "order-reference", type_name: "OrderReferenceNotification", body: "{}" },
      ...{ sent_at: hourAgo, received_at: hourAgo, next_check_at: hourAgo },
      ...{ state: "received", is_sample: false, attempts: 0 },
    } as never)
  }

  it("what was charged is not asked for again by a payment collection that waits, which keeps the rest", async () => {
    const { orderId, total } = await placed()
    // As Medusa does in a change of the order while it does not know of the charge.
    await market.addCollection(orderId, Number(total))
    const waiting = async () => {
      const { body } = await scene.warehouse.office(
        "GET",
        `/admin/orders/${orderId}?fields=*payment_collections`,
      )
      const { payment_collections } = collections.parse(body.order)
      return payment_collections.find(({ status }) => status === "not_paid")?.amount.toFixed(2)
    }
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    await inboxSettled(scene)
    const { captured } = await scene.amazon.ledger()
    await desk.later("PT3M", "PT15M")
    expect(await waiting()).toBe((Number(total) - Number(captured.USD)).toFixed(2))
    await scene.warehouse.pack(orderId, { "TOTE-L": 1 })
    await inboxSettled(scene)
    await desk.later("PT3M", "PT15M")
    expect(await waiting()).toBe("0.00")
    await scene.warehouse.eventually(orderId, "captured")
  })
})
