import { Modules } from "@medusajs/framework/utils"
import { subscribersDone } from "../support/activity"
import { PanelDesk } from "../support/admin-panel"
import { expectCharged, readBooks, type Placed } from "../support/books"
import { engineOf, inboxOf, inboxSettled, reconciled, timePasses } from "../support/inbox"
import { storeSuite } from "../support/store-suite"
import { throughout } from "../support/trouble"
import { eventually } from "../support/warehouse"

/** What people and Amazon do at Amazon, without this store: it is in Medusa soon, once, and asks for nothing again. */
storeSuite({}, (scene) => {
  const ordered = async (): Promise<Placed & { total: number }> => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    return { id, orderId, total: (await scene.warehouse.view(orderId)).total }
  }
  const authorizationOf = async ({ id }: Placed) =>
    (await scene.amazon.tree(id)).Authorizations[0]?.AmazonAuthorizationId ?? ""
  const captureOf = async ({ id }: Placed) =>
    (await scene.amazon.tree(id)).Authorizations[0]?.Captures[0]?.AmazonCaptureId ?? ""
  const refundsAre = async (placed: Placed, amounts: string[]) => {
    await eventually(async () => {
      const { refunded, refunds } = await readBooks(scene, placed)
      expect({ refunded, refunds }).toEqual({ refunded: amounts, refunds: amounts })
    })
  }

  it("books a capture made in Seller Central, and charges the parcel what is left of it", async () => {
    const placed = await ordered()
    await scene.amazon.control(
      "POST",
      `/authorizations/${await authorizationOf(placed)}/captures`,
      {
        amount: "20.00",
      },
    )
    await inboxSettled(scene)
    await expectCharged(scene, placed, ["20.00"])
    expect((await scene.amazon.ledger()).requests).not.toHaveProperty("Capture")

    for (const { id } of await scene.amazon.notifications()) {
      await scene.amazon.control("POST", `/notifications/${id}/redeliver`)
    }
    await inboxSettled(scene)
    await scene.warehouse.pack(placed.orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
    await scene.warehouse.eventually(placed.orderId, "captured")
    await expectCharged(scene, placed, ["20.00", (placed.total - 20).toFixed(2)])
  })

  describe("looks what was captured in Seller Central before it charges anew", () => {
    const capturedUnheard = async (amount: string) => {
      await scene.amazon.control("POST", "/notifications", { hold: true })
      const placed = await ordered()
      const path = `/authorizations/${await authorizationOf(placed)}/captures`
      await scene.amazon.control("POST", path, { amount })
      return placed
    }

    it("when a parcel is packed: it is charged what is left of its worth", async () => {
      const placed = await capturedUnheard("20.00")
      await scene.warehouse.pack(placed.orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
      await eventually(async () => {
        expect((await scene.amazon.ledger()).captured).toEqual({ USD: placed.total.toFixed(2) })
      })
      await scene.amazon.control("POST", "/notifications/release")
      await scene.warehouse.eventually(placed.orderId, "captured")
      await expectCharged(scene, placed, ["20.00", (placed.total - 20).toFixed(2)])
    })

    it("when a parcel is packed that was captured in full: it is charged nothing", async () => {
      const placed = await capturedUnheard("60.00")
      await scene.warehouse.pack(placed.orderId, { "MUG-BLUE": 1 })
      await eventually(async () => {
        expect((await scene.amazon.ledger()).requests).toMatchObject({ GetCaptureDetails: 1 })
      })
      await subscribersDone()
      expect((await scene.amazon.ledger()).captured).toEqual({ USD: "60.00" })
      await timePasses(scene, "PT15M")
      await reconciled(scene)
      const { body } = await scene.warehouse.office("GET", "/admin/amazon-pay/attention")
      expect(body).toMatchObject({ orders: [] })
    })

    it("when a parcel is packed, and not before it could look", async () => {
      const placed = await capturedUnheard("20.00")
      const packed = () => scene.warehouse.pack(placed.orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
      const unavailable = { kind: "status", status: 503 }
      await throughout(scene.amazon, "GetAuthorizationDetails", unavailable, packed)
      await subscribersDone()
      expect((await scene.amazon.ledger()).captured).toEqual({ USD: "20.00" })
      await timePasses(scene, "PT5M")
      await reconciled(scene)
      await eventually(async () => {
        await timePasses(scene, "PT15M")
        await reconciled(scene)
        expect((await scene.amazon.ledger()).captured).toEqual({ USD: placed.total.toFixed(2) })
      })
    })

    it("when a person captures: they are told, and decide anew", async () => {
      const placed = await capturedUnheard("20.00")
      const { status, body } = await scene.warehouse.capture(placed.orderId, 20)
      expect(status).toBe(400)
      expect(body.message).toContain("charged for this order at Amazon without this store")
      expect((await scene.amazon.ledger()).captured).toEqual({ USD: "20.00" })
      expect((await scene.warehouse.capture(placed.orderId, 10)).status).toBe(200)
      expect((await scene.amazon.ledger()).captured).toEqual({ USD: "30.00" })
    })
  })

  it("books a refund made in Seller Central, once, beside one made in Medusa", async () => {
    const placed = await ordered()
    expect((await scene.warehouse.capture(placed.orderId)).status).toBe(200)
    await scene.amazon.control("POST", `/captures/${await captureOf(placed)}/refunds`, {
      amount: "7.00",
    })
    await scene.amazon.advance("PT12H")
    await inboxSettled(scene)
    await refundsAre(placed, ["7.00"])
    expect((await scene.amazon.ledger()).requests).not.toHaveProperty("Refund")

    expect((await scene.warehouse.refund(placed.orderId, 7)).status).toBe(200)
    await scene.amazon.advance("PT12H")
    await inboxSettled(scene)
    await refundsAre(placed, ["7.00", "7.00"])
    expect((await scene.amazon.ledger()).requests).toMatchObject({ Refund: 1 })
  })

  it("books what Amazon gave the buyer back, and tells a person and the store what a chargeback is about", async () => {
    const placed = await ordered()
    expect((await scene.warehouse.capture(placed.orderId)).status).toBe(200)
    await scene.amazon.control("POST", `/captures/${await captureOf(placed)}/a-to-z`, {
      amount: "9.00",
    })
    await scene.amazon.advance("PT12H")
    await inboxSettled(scene)
    await refundsAre(placed, ["9.00"])

    const heard: unknown[] = []
    scene.container
      .resolve(Modules.EVENT_BUS)
      .subscribe("amazon-pay.chargeback.received", ({ data }) => {
        heard.push(data)
        return Promise.resolve()
      })
    const disputed = "12.50"
    await scene.amazon.control("POST", `/captures/${await captureOf(placed)}/chargeback`, {
      ...{ amount: disputed, reason: "Fraud" },
    })
    await inboxSettled(scene)
    await eventually(async () => {
      await Promise.resolve()
      expect(heard).toHaveLength(1)
    })
    const engine = engineOf(scene)
    const reference = await engine.findOrderReference({ amazon_order_reference_id: placed.id })
    expect(reference?.attention).toBe("chargeback")
    expect(reference?.attention_amount).toBe(disputed)
    expect((await inboxOf(scene)).at(-1)).toMatchObject({ type: "chargeback", outcome: "recorded" })
    const said = { amount: disputed, currency_code: "USD", state: "RECEIVED" }
    const capture = await captureOf(placed)
    expect(heard).toMatchObject([
      { reason_code: "Fraud", chargeback: said, operation: { amazon_id: capture } },
    ])
    const panel = await new PanelDesk(scene).look(placed.orderId)
    expect(panel.payments[0]?.chargebacks).toMatchObject([
      { ...said, reason: "Fraud", amazon_capture_id: capture, id: expect.stringMatching(/-B\d+$/) },
    ])
  })

  it("follows what Amazon closes, and says what is left to do", async () => {
    const placed = await ordered()
    await scene.amazon.control("POST", `/order-references/${placed.id}/cancel`)
    await inboxSettled(scene)
    const { status, body } = await scene.warehouse.capture(placed.orderId)
    expect(status).toBe(400)
    expect(body.message).toContain("(Canceled, AmazonCanceled)")
  })
})
