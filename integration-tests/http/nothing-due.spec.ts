import { Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { subscribersDone } from "../support/activity"
import { expectCharged } from "../support/books"
import { paymentsOf } from "../support/cut-off"
import { storefront } from "../support/http"
import { engineOf, inboxSettled, reconciled, timePasses } from "../support/inbox"
import { boundTo } from "../support/sessions"
import { storeSuite } from "../support/store-suite"
import { throughout } from "../support/trouble"

/** Orders and carts of which Amazon is asked nothing, and of which nobody is told. */
storeSuite({}, (scene) => {
  const later = async (...waits: `P${string}`[]) => {
    for (const wait of waits) {
      await timePasses(scene, wait)
      await reconciled(scene)
      await inboxSettled(scene)
    }
  }
  const needy = async () => {
    const { body } = await scene.warehouse.office("GET", "/admin/amazon-pay/attention")
    return (body as unknown as { orders: { attention: string }[] }).orders
  }
  const office = async (path: string, body: object = {}) => {
    const answer = await scene.warehouse.office("POST", path, body)
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }

  describe("an order whose goods and shipping are discounted to nothing", () => {
    beforeEach(async () => {
      for (const target_type of ["items", "shipping_methods"]) {
        await office("/admin/promotions", {
          code: `FREE-${target_type}`,
          type: "standard",
          status: "active",
          application_method: {
            type: "percentage",
            target_type,
            value: 100,
            allocation: "across",
            currency_code: "usd",
          },
        })
      }
    })
    const discount = async (cartId: string) => {
      const store = storefront(scene.base, scene.shop)
      const { body } = await store("POST", `/store/carts/${cartId}/promotions`, {
        promo_codes: ["FREE-items", "FREE-shipping_methods"],
      })
      expect((body.cart as unknown as { total: number }).total).toBe(0)
    }

    it("is asked nothing of Amazon, and nobody is told, when it is packed", async () => {
      const id = await scene.amazon.orderReference()
      const cart = await scene.buyer.cart()
      await discount(cart.id)
      await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
      const { body } = await scene.buyer.complete(cart.id)
      await scene.warehouse.pack(body.order?.id ?? "", { "MUG-BLUE": 2, "TOTE-L": 1 })
      await subscribersDone()
      await later("PT2M", "PT6M", "PT2H")
      expect((await scene.amazon.ledger()).requests).toEqual({})
      expect(await needy()).toEqual([])
    })

    it("gets back what Amazon holds of a try before the discount", async () => {
      const id = await scene.amazon.orderReference()
      const cart = await scene.buyer.cart()
      await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
      await throughout(scene.amazon, "Authorize", { kind: "drop-after" }, () =>
        scene.buyer.complete(cart.id),
      )
      await discount(cart.id)
      const { body } = await scene.buyer.complete(cart.id)
      expect(body.type).toBe("order")
      await later("PT2M", "PT6M", "PT15M")
      expect((await scene.amazon.tree(id)).Authorizations).toMatchObject([{ State: "Closed" }])
      expect(await paymentsOf(scene, { id, orderId: body.order?.id ?? "" })).toEqual([])
      expect(await needy()).toEqual([])
    })
  })

  describe("an order that somebody in the store has made", () => {
    const drafted = z.object({ draft_order: z.object({ id: z.string() }) })
    const collected = z.object({ payment_collection: z.object({ id: z.string() }) })

    /** A draft order that became an order, and the payment collection that a payment link would name. */
    const byHand = async () => {
      const { id: region_id, shippingOptionId } = scene.buyer.region("usd")
      const channels = await scene.warehouse.office("GET", "/admin/sales-channels")
      const [channel] = z
        .object({ sales_channels: z.array(z.object({ id: z.string() })) })
        .parse(channels.body).sales_channels
      const made = await office("/admin/draft-orders", {
        email: "susie@example.com",
        region_id,
        sales_channel_id: channel?.id,
        items: [{ variant_id: scene.shop.variants["MUG-BLUE"], quantity: 2 }],
        shipping_methods: [{ shipping_option_id: shippingOptionId, name: "Parcel", amount: 5 }],
      })
      const { id: orderId } = drafted.parse(made).draft_order
      await office(`/admin/draft-orders/${orderId}/convert-to-order`)
      const { total } = await scene.warehouse.view(orderId)
      const asked = await office("/admin/payment-collections", { order_id: orderId, amount: total })
      const { id: collectionId } = collected.parse(asked).payment_collection
      return { orderId, collectionId, total }
    }

    it("is not authorized, charged or listed while its buyer has only made a payment session", async () => {
      const { orderId, collectionId } = await byHand()
      const id = await scene.amazon.orderReference()
      const { status } = await scene.buyer.session(collectionId, { amazon_order_reference_id: id })
      expect(status).toBe(200)
      await later("PT2M", "PT6M")
      await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
      await subscribersDone()
      await later("PT2M", "PT15M", "PT2H")
      expect((await scene.amazon.ledger()).requests).toEqual({})
      expect(await needy()).toEqual([])
    })

    it("is charged when it is packed, once a route of the store has authorized the session", async () => {
      const { orderId, collectionId, total } = await byHand()
      const id = await scene.amazon.orderReference()
      const { body } = await scene.buyer.session(collectionId, { amazon_order_reference_id: id })
      const payments = scene.container.resolve(Modules.PAYMENT)
      const session = body.payment_collection?.payment_sessions.at(-1)?.id ?? ""
      await payments.authorizePaymentSession(session, {})
      const other = await scene.buyer.session(collectionId, {}, "pp_system_default")
      expect(other.status).toBe(400)
      await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
      await expectCharged(scene, { id, orderId }, [total.toFixed(2)])
    })

    it("may be offered another order reference, or other ways to pay, until its buyer has paid", async () => {
      const { collectionId } = await byHand()
      for (let tab = 0; tab < 2; tab++) {
        const id = await scene.amazon.orderReference()
        const data = { amazon_order_reference_id: id }
        expect((await scene.buyer.session(collectionId, data)).status).toBe(200)
      }
      const other = await scene.buyer.session(collectionId, {}, "pp_system_default")
      expect(other.status).toBe(200)
      expect(await boundTo(scene, collectionId)).toHaveLength(2)
    })
  })

  describe("an order reference that somebody has made up", () => {
    it("is refused when it is of Amazon's other environment, and nothing is kept of it", async () => {
      const { collectionId } = await scene.buyer.cart()
      const { status, body } = await scene.buyer.session(collectionId, {
        amazon_order_reference_id: "P02-1234567-1234567",
      })
      expect(status).toBe(400)
      expect(body.message).toContain("Amazon's live environment")
      expect(await boundTo(scene, collectionId)).toEqual([])
    })

    it("is forgotten after a week, and not before", async () => {
      const cart = await scene.buyer.cart()
      const offer = (n: number) =>
        scene.buyer.session(cart.collectionId, {
          amazon_order_reference_id: `S01-000000${n}-0000000`,
        })
      for (let n = 0; n < 4; n++) expect((await offer(n)).status).toBe(200)
      await later("P6D")
      expect(await boundTo(scene, cart.collectionId)).toHaveLength(4)
      await later("P2D")
      expect(await boundTo(scene, cart.collectionId)).toEqual([])
    })

    it("is kept with what was asked of Amazon for it, and with its order", async () => {
      const id = await scene.amazon.orderReference({ paymentMethod: "AmazonRejected" })
      const cart = await scene.buyer.cart()
      await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
      await scene.buyer.complete(cart.id)
      await later("P6D", "P2D")
      expect(await boundTo(scene, cart.collectionId)).toHaveLength(1)
      expect(
        await engineOf(scene).findOrderReference({ amazon_order_reference_id: id }),
      ).not.toBeNull()
    })
  })
})
