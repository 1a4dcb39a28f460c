import { z } from "@medusajs/framework/zod"
import { version } from "../../src/version"
import { storeSuite } from "../support/store-suite"
import { eventually } from "../support/warehouse"

const namesSchema = z.object({
  order: z.object({
    display_id: z.number(),
    sales_channel: z.object({ id: z.string(), name: z.string() }),
  }),
})

/** What merchant and buyer read at Amazon of an order. */
storeSuite({}, (scene) => {
  const namesOf = async (orderId: string) => {
    const fields = "id,display_id,sales_channel.id,sales_channel.name"
    const { body } = await scene.warehouse.office(
      "GET",
      `/admin/orders/${orderId}?fields=${fields}`,
    )
    return namesSchema.parse(body).order
  }
  const ordered = async () => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    await scene.warehouse.eventually(orderId, "authorized")
    const names = await namesOf(orderId)
    return { id, orderId, names, number: String(names.display_id) }
  }

  it("says which order, which parcel, what is in it and what a refund is for", async () => {
    const { id, orderId, number } = await ordered()
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    await scene.warehouse.eventually(orderId, "partially_captured")
    await scene.warehouse.pack(orderId, { "TOTE-L": 1 })
    const { payment_collections } = await scene.warehouse.eventually(orderId, "captured")
    const payment = payment_collections[0]?.payments[0]
    await scene.warehouse.office("POST", `/admin/payments/${payment?.id}/refund`, {
      amount: 5,
      note: "The handle was\nbroken 💔",
    })
    await eventually(async () => {
      expect(await scene.amazon.tree(id)).toMatchObject({
        State: "Closed",
        ReasonDescription: `Order ${number}: nothing more is to be charged.`,
        SellerOrderId: number,
        SellerNote: `Order ${number}`,
        CustomInformation: `medusa-payment-amazon-pay ${version}`,
        Authorizations: [
          {
            SellerAuthorizationNote: `Order ${number}`,
            Captures: [
              {
                SellerCaptureNote: expect.stringMatching(
                  `^Order ${number}, parcel 1: 2 × .*[Mm]ug`,
                ),
              },
            ],
          },
          {
            SellerAuthorizationNote: expect.stringMatching(
              `^Order ${number}, parcel 2/2: 1 × .*[Tt]ote`,
            ),
            Captures: [
              { Refunds: [{ SellerRefundNote: `Order ${number}: The handle was broken` }] },
            ],
          },
        ],
      })
    })
  })

  it("says the reason that was picked for a refund without a note", async () => {
    const { id, orderId, number } = await ordered()
    await scene.warehouse.capture(orderId)
    const { payment_collections } = await scene.warehouse.eventually(orderId, "captured")
    const made = await scene.warehouse.office("POST", "/admin/refund-reasons", {
      label: "Damaged in transit",
      code: "damaged",
    })
    const reason = z.object({ refund_reason: z.object({ id: z.string() }) }).parse(made.body)
    const paymentId = payment_collections[0]?.payments[0]?.id ?? ""
    const { status } = await scene.warehouse.office("POST", `/admin/payments/${paymentId}/refund`, {
      amount: 5,
      refund_reason_id: reason.refund_reason.id,
    })
    expect(status).toBe(200)
    expect(await scene.amazon.tree(id)).toMatchObject({
      Authorizations: [
        {
          Captures: [{ Refunds: [{ SellerRefundNote: `Order ${number}: Damaged in transit` }] }],
        },
      ],
    })
  })

  it("has the name of the order's sales channel, and the store's while that is still Medusa's own", async () => {
    const { id, names } = await ordered()
    expect(names.sales_channel.name).toBe("Default Sales Channel")
    expect((await treeOf(id)).StoreName).toBe("Amazon Pay demo store")
    const channel = `/admin/sales-channels/${names.sales_channel.id}`
    await scene.warehouse.office("POST", channel, { name: "Mugs & Töpfe" })
    try {
      expect((await treeOf((await ordered()).id)).StoreName).toBe("Mugs & Töpfe")
    } finally {
      await scene.warehouse.office("POST", channel, { name: names.sales_channel.name })
    }
  })

  it("says why an order that was cancelled ended", async () => {
    const { id, orderId, number } = await ordered()
    await scene.warehouse.cancel(orderId)
    await eventually(async () => {
      expect(await scene.amazon.tree(id)).toMatchObject({
        State: "Canceled",
        ReasonDescription: `Order ${number} was cancelled, or is paid another way.`,
      })
    })
  })

  const treeOf = async (id: string) =>
    z.object({ StoreName: z.string().nullable() }).parse(await scene.amazon.tree(id))
})
