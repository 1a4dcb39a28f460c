import { storeSuite } from "../support/store-suite"
import { eventually } from "../support/warehouse"

storeSuite({}, (scene) => {
  describe("a payment session", () => {
    it("is refused for an id that Amazon cannot have given, and nothing is kept of it", async () => {
      const { collectionId } = await scene.buyer.cart()
      for (const id of ["not an id", "S01-1234567", 7, { $ne: null }]) {
        const { status, body } = await scene.buyer.session(collectionId, {
          amazon_order_reference_id: id,
        })
        expect(status).toBe(400)
        expect(body.message).toContain("amazon_order_reference_id")
      }
      expect((await scene.amazon.ledger()).requests).toEqual({})
    })

    it("is refused for another cart's order reference; that cart can still pay", async () => {
      const id = await scene.amazon.orderReference()
      const mine = await scene.buyer.cart()
      const other = await scene.buyer.cart()
      expect(
        (await scene.buyer.session(mine.collectionId, { amazon_order_reference_id: id })).status,
      ).toBe(200)

      const stolen = await scene.buyer.session(other.collectionId, {
        amazon_order_reference_id: id,
      })
      expect(stolen.status).toBe(400)
      expect(stolen.body.message).toContain("belongs to another cart")
      expect((await scene.buyer.complete(other.id)).status).toBe(400)
      expect((await scene.amazon.ledger()).requests).toEqual({})

      expect((await scene.buyer.complete(mine.id)).body.type).toBe("order")
    })

    it("may be started before the buyer logged in; completing the cart then says what is missing", async () => {
      const cart = await scene.buyer.cart()
      expect((await scene.buyer.session(cart.collectionId, {})).status).toBe(200)
      const { status, body } = await scene.buyer.complete(cart.id)
      expect(status).toBe(400)
      expect(body.message).toContain("has no Amazon order reference")
      expect((await scene.amazon.ledger()).requests).toEqual({})
    })

    it("keeps nothing a browser makes up, and the amount is the cart's", async () => {
      const id = await scene.amazon.orderReference()
      const cart = await scene.buyer.cart()
      const { body } = await scene.buyer.session(cart.collectionId, {
        amazon_order_reference_id: id,
        authorization: { state: "Open" },
        amount: 1,
        currency_code: "JPY",
        problem: null,
        session_id: "payses_somebody_else",
        order_reference: { state: "Closed" },
      })
      const [session] = body.payment_collection?.payment_sessions ?? []
      expect(session?.data).toEqual({
        session_id: session?.id,
        amazon_order_reference_id: id,
        amount: session?.amount.toFixed(2),
        currency_code: "USD",
      })
      const { body: completed } = await scene.buyer.complete(cart.id)
      expect(completed.type).toBe("order")
      const [authorization] = (await scene.amazon.tree(id)).Authorizations
      expect(authorization?.Amount).toBe(completed.order?.total.toFixed(2))
    })

    it("takes the order reference over when the cart changes and the storefront makes a new one", async () => {
      const id = await scene.amazon.orderReference()
      const cart = await scene.buyer.cart()
      await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
      await scene.buyer.add(cart.id, "MUG-WHITE")
      await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
      const { body } = await scene.buyer.complete(cart.id)
      const tree = await scene.amazon.tree(id)
      expect(tree.OrderTotal?.Amount).toBe(body.order?.total.toFixed(2))
      expect(tree.Authorizations).toHaveLength(1)
    })
  })

  describe("a declined payment", () => {
    it("lets the buyer choose another method and pay with the same order reference", async () => {
      const id = await scene.amazon.orderReference({ paymentMethod: "InvalidPaymentMethod" })
      const cart = await scene.buyer.cart()
      await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
      expect((await scene.buyer.complete(cart.id)).body.type).not.toBe("order")
      const session = await scene.buyer.lastSession(cart.id)
      expect(session).toMatchObject({
        status: "requires_more",
        data: { problem: { code: "InvalidPaymentMethod", next: "choose-payment-method" } },
      })
      expect((await scene.amazon.tree(id)).State).toBe("Suspended")

      await scene.amazon.control("POST", `/order-references/${id}/payment-method`, {
        present: true,
      })
      expect((await scene.buyer.complete(cart.id)).body.type).toBe("order")
      const tree = await scene.amazon.tree(id)
      expect(tree.State).toBe("Open")
      expect(tree.Authorizations.map(({ State }) => State)).toEqual(["Declined", "Open"])
    })

    it("sends the buyer to another way of paying when Amazon rejects", async () => {
      const id = await scene.amazon.orderReference({ paymentMethod: "AmazonRejected" })
      const cart = await scene.buyer.cart()
      await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
      expect((await scene.buyer.complete(cart.id)).status).toBeGreaterThanOrEqual(400)
      expect(await scene.buyer.lastSession(cart.id)).toMatchObject({
        status: "error",
        data: { problem: { code: "AmazonRejected", next: "other-payment-method" } },
      })
      await scene.buyer.session(cart.collectionId, {}, "pp_system_default")
      expect((await scene.buyer.complete(cart.id)).body.type).toBe("order")
    })
  })

  it("asks Amazon nothing again when a cart is completed twice", async () => {
    const id = await scene.amazon.orderReference()
    const cart = await scene.buyer.cart()
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
    const first = await scene.buyer.complete(cart.id)
    const second = await scene.buyer.complete(cart.id)
    expect(second.body.order?.id).toBe(first.body.order?.id)
    expect((await scene.amazon.ledger()).requests).toMatchObject({ Authorize: 1 })
  })

  it.each(["drop-after", "drop-before"])(
    "authorizes once although the connection breaks (%s) on every call",
    async (kind) => {
      const id = await scene.amazon.orderReference()
      await scene.amazon.control("POST", "/faults", {
        faults: ["SetOrderReferenceDetails", "ConfirmOrderReference", "Authorize"].map(
          (action) => ({
            action,
            kind,
            times: 1,
          }),
        ),
      })
      const orderId = await scene.buyer.order(id)
      expect((await scene.warehouse.view(orderId)).payment_status).toBe("authorized")
      expect((await scene.amazon.tree(id)).Authorizations).toHaveLength(1)
    },
  )

  it("leaves orders of other providers alone", async () => {
    const cart = await scene.buyer.cart()
    await scene.buyer.session(cart.collectionId, {}, "pp_system_default")
    const { body } = await scene.buyer.complete(cart.id)
    const orderId = body.order?.id ?? ""
    const fulfillment = await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    await scene.warehouse.ship(orderId, fulfillment, { "MUG-BLUE": 2 })
    expect((await scene.warehouse.capture(orderId)).status).toBe(200)
    expect((await scene.warehouse.eventually(orderId, "captured")).payment_status).toBe("captured")
    expect((await scene.amazon.ledger()).requests).toEqual({})
  })

  it("sells in euros, with taxes in the prices", async () => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id, { currency: "eur" })
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
    await scene.warehouse.eventually(orderId, "partially_captured")
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1, "TOTE-L": 1 })
    const { total } = await scene.warehouse.eventually(orderId, "captured")
    await eventually(async () => {
      expect((await scene.amazon.ledger()).captured).toEqual({ EUR: total.toFixed(2) })
    })
  })
})
