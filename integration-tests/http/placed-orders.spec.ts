import { AMAZON_PAY } from "../support/buyer"
import { expectCharged, readBooks, type Placed } from "../support/books"
import { inboxSettled, reconciled, timePasses } from "../support/inbox"
import { boundTo, everySession, sessionBehindTheDoor, sessionsIn } from "../support/sessions"
import { storeSuite } from "../support/store-suite"
import { eventually } from "../support/warehouse"

const everything = { "MUG-BLUE": 2, "TOTE-L": 1 }

/** Whoever knows a payment collection asks for other payment sessions after its order was placed. */
storeSuite({}, (scene) => {
  const ordered = async () => {
    const id = await scene.amazon.orderReference()
    const cart = await scene.buyer.cart()
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
    const { body } = await scene.buyer.complete(cart.id)
    if (!body.order) throw new Error(`The cart became no order: ${JSON.stringify(body)}`)
    await inboxSettled(scene)
    return { id, orderId: body.order.id, cart }
  }
  const ask = async ({ provider_id, data }: { provider_id: string; data: object }, id: string) =>
    await scene.buyer.session(id, data, provider_id)
  const later = async (...waits: `P${string}`[]) => {
    for (const wait of waits) {
      await timePasses(scene, wait)
      await reconciled(scene)
      await inboxSettled(scene)
    }
  }
  const pendingCapture = () =>
    scene.amazon.control("POST", "/outcomes", { outcomes: [{ of: "capture", state: "Pending" }] })
  const captures = async (count: number) => {
    await eventually(async () => {
      expect((await scene.amazon.ledger()).requests).toMatchObject({ Capture: count })
    })
    await inboxSettled(scene)
  }
  const nothing = () => Promise.resolve()

  const states: [string, (placed: Placed) => Promise<void>][] = [
    ["authorized", nothing],
    [
      "charged in part",
      async ({ orderId }) => {
        await scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
        await scene.warehouse.eventually(orderId, "partially_captured")
      },
    ],
    [
      "being charged",
      async ({ orderId }) => {
        await pendingCapture()
        await scene.warehouse.pack(orderId, everything)
        await captures(1)
      },
    ],
    [
      "charged in full",
      async ({ orderId }) => {
        await scene.warehouse.pack(orderId, everything)
        await scene.warehouse.eventually(orderId, "captured")
        await inboxSettled(scene)
      },
    ],
    [
      "closed by the merchant",
      async ({ id }) => {
        await scene.amazon.control("POST", `/order-references/${id}/close`)
        await inboxSettled(scene)
      },
    ],
    [
      "cancelled",
      async ({ orderId }) => {
        expect((await scene.warehouse.cancel(orderId)).status).toBe(200)
        await inboxSettled(scene)
      },
    ],
  ]

  it.each(states)("refuses every other payment session of an order that is %s", async (_, make) => {
    const placed = await ordered()
    await make(placed)
    const { collectionId } = placed.cart
    const before = {
      sessions: await sessionsIn(scene, collectionId),
      bound: await boundTo(scene, collectionId),
    }
    for (const asked of await everySession(scene, placed.id)) {
      const { status, body } = await ask(asked, collectionId)
      expect({ asked, status, message: body.message }).toEqual({
        asked,
        status: 400,
        message: expect.stringContaining("its payment stands"),
      })
    }
    const admin = `/admin/payment-collections/${collectionId}/payment-sessions`
    const office = await scene.warehouse.office("POST", admin, { provider_id: "pp_system_default" })
    expect(office.status).toBe(400)
    expect({
      sessions: await sessionsIn(scene, collectionId),
      bound: await boundTo(scene, collectionId),
    }).toEqual(before)
  })

  it("books a charge that completes after other code made another payment session", async () => {
    const placed = await ordered()
    await pendingCapture()
    await scene.warehouse.pack(placed.orderId, everything)
    await captures(1)
    await sessionBehindTheDoor(scene, placed.cart.collectionId, "pp_system_default")
    await scene.amazon.advance("PT3H")
    await inboxSettled(scene)
    await later("PT5M", "PT15M")
    const { total } = await scene.warehouse.view(placed.orderId)
    await expectCharged(scene, placed, [total.toFixed(2)])
  })

  it("books a charge, a refund and one of Seller Central's after other code offered the same order reference again", async () => {
    const placed = await ordered()
    const { collectionId } = placed.cart
    await sessionBehindTheDoor(scene, collectionId, AMAZON_PAY, {
      amazon_order_reference_id: placed.id,
    })
    await pendingCapture()
    await scene.warehouse.pack(placed.orderId, everything)
    await captures(1)
    await scene.amazon.advance("PT3H")
    await inboxSettled(scene)
    const { total } = await scene.warehouse.eventually(placed.orderId, "captured")
    await expectCharged(scene, placed, [total.toFixed(2)])
    expect((await scene.warehouse.refund(placed.orderId, 5)).status).toBe(200)
    const { Authorizations } = await scene.amazon.tree(placed.id)
    const capture = Authorizations[0]?.Captures[0]?.AmazonCaptureId ?? ""
    await scene.amazon.control("POST", `/captures/${capture}/refunds`, { amount: "9.00" })
    await scene.amazon.advance("PT12H")
    await inboxSettled(scene)
    await eventually(async () => {
      const { refunded, refunds, returned, collectedBack } = await readBooks(scene, placed)
      const both = ["5.00", "9.00"]
      expect({ refunded, refunds, returned }).toEqual({
        ...{ refunded: both, refunds: both, returned: both },
      })
      expect(collectedBack).toBe("14.00")
    })
  })

  it("refuses a second order reference that other code offers, and charges the first", async () => {
    const placed = await ordered()
    const { collectionId } = placed.cart
    const other = await scene.amazon.orderReference()
    await expect(
      sessionBehindTheDoor(scene, collectionId, AMAZON_PAY, { amazon_order_reference_id: other }),
    ).rejects.toMatchObject({ message: expect.stringContaining("its payment stands") })
    expect(await boundTo(scene, collectionId)).toHaveLength(1)
    await scene.warehouse.pack(placed.orderId, everything)
    const { total } = await scene.warehouse.eventually(placed.orderId, "captured")
    await expectCharged(scene, placed, [total.toFixed(2)])
    expect((await scene.amazon.tree(other)).Authorizations).toEqual([])
  })

  it("ends every order reference of an order that is cancelled", async () => {
    const first = await scene.amazon.orderReference()
    const cart = await scene.buyer.cart()
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: first })
    // Soft declined: the buyer starts Amazon Pay again, and the first order reference stays open.
    await scene.amazon.control("POST", "/outcomes", {
      outcomes: [{ of: "authorization", state: "Declined", reasonCode: "ProcessingFailure" }],
    })
    expect((await scene.buyer.complete(cart.id)).body.type).not.toBe("order")
    const second = await scene.amazon.orderReference()
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: second })
    const { body } = await scene.buyer.complete(cart.id)
    await scene.warehouse.cancel(body.order?.id ?? "")
    await eventually(async () => {
      expect((await scene.amazon.tree(first)).State).toBe("Canceled")
      expect((await scene.amazon.tree(second)).State).toBe("Canceled")
    })
  })
})
