import { z } from "@medusajs/framework/zod"
import { version } from "../../src/version"
import type { Amazon } from "../support/amazon"
import { endSecondAccount, offerBoth, SECOND, startSecondAccount } from "../support/second-account"
import { storeSuite } from "../support/store-suite"

const templates = {
  order: "All of {order} at {store}",
  authorization: "Held for {order} at {store}",
  parcel: "{store} sends {items} as parcel {parcel} of {order}",
  capture: "Taken by hand for {order} at {store}",
  refund: "Given back for {order} at {store}: {note}",
  release: "Held no more for {order} at {store}",
}
const storeName = "Mugs & Töpfe"
const platformId = "A2PROVIDER1234"

const orderSchema = z.object({
  order: z.object({
    display_id: z.number(),
    items: z.array(
      z.object({ variant_sku: z.string(), product_title: z.string(), variant_title: z.string() }),
    ),
  }),
})

let second: Amazon
beforeAll(async () => {
  second = await startSecondAccount({ storeName, platformId, texts: templates })
})
afterAll(async () => {
  await endSecondAccount(second)
})

/** Every word that Amazon has of an order, beside the templates of a merchant with an own text for each. */
storeSuite({}, (scene) => {
  beforeEach(async () => {
    await offerBoth(scene, second)
  })

  const ordered = async () => {
    const id = await second.orderReference()
    const cart = await scene.buyer.cart()
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id }, SECOND)
    const orderId = (await scene.buyer.complete(cart.id)).body.order?.id ?? ""
    await scene.warehouse.eventually(orderId, "authorized")
    const { body } = await scene.warehouse.office(
      "GET",
      `/admin/orders/${orderId}?fields=id,display_id,*items`,
    )
    const { display_id, items } = orderSchema.parse(body).order
    const number = String(display_id)
    const titles = Object.fromEntries(
      items.map((item) => [item.variant_sku, `${item.product_title}, ${item.variant_title}`]),
    )
    /** A template with its values in place. */
    const said = (name: keyof typeof templates, values: Record<string, string> = {}) =>
      Object.entries({ order: number, store: storeName, ...values }).reduce(
        (text, [place, value]) => text.replace(`{${place}}`, value),
        templates[name],
      )
    /** Somebody does something at the plugin's panel. */
    const act = async (action: string, body: object = {}) => {
      const path = `/admin/amazon-pay/orders/${orderId}/${action}`
      const answer = await scene.warehouse.office("POST", path, body)
      expect([action, answer.status, answer.body.message]).toEqual([action, 200, undefined])
    }
    return { id, orderId, number, titles, said, act }
  }

  it("names order, store, solution provider and plugin, each parcel and what a refund at the panel is for", async () => {
    const { id, orderId, number, titles, said, act } = await ordered()
    const mugs = await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    await act("captures", { fulfillment_id: mugs })
    await act("authorizations")
    const tote = await scene.warehouse.pack(orderId, { "TOTE-L": 1 })
    await act("captures", { fulfillment_id: tote })
    const [, { Captures } = { Captures: [] }] = (await second.tree(id)).Authorizations
    await act("refunds", {
      amazon_capture_id: Captures[0]?.AmazonCaptureId,
      amount: "2.50",
      note: "A seam was open",
    })

    expect(await second.tree(id)).toMatchObject({
      SellerOrderId: number,
      SellerNote: said("order"),
      StoreName: storeName,
      CustomInformation: `medusa-payment-amazon-pay ${version}`,
      PlatformId: platformId,
      ReasonDescription: `Order ${number}: nothing more is to be charged.`,
      Authorizations: [
        {
          SellerAuthorizationNote: said("authorization"),
          Captures: [
            {
              SellerCaptureNote: said("parcel", {
                parcel: "1",
                items: `2 × ${titles["MUG-BLUE"]}`,
              }),
            },
          ],
        },
        {
          SellerAuthorizationNote: said("authorization"),
          Captures: [
            {
              SellerCaptureNote: said("parcel", {
                parcel: "2/2",
                items: `1 × ${titles["TOTE-L"]}`,
              }),
              Refunds: [{ SellerRefundNote: said("refund", { note: "A seam was open" }) }],
            },
          ],
        },
      ],
    })
  })

  it("says what is captured by hand, with and without a hold, what is held no more, and who ended it", async () => {
    const { id, number, said, act } = await ordered()
    await act("captures", { amount: "10.00" })
    await act("authorizations")
    await act("release")
    await act("captures", { amount: "5.00" })
    await act("close")

    expect(await second.tree(id)).toMatchObject({
      State: "Closed",
      ReasonDescription: `Order ${number}: a person in the store wants nothing more charged.`,
      Authorizations: [
        {
          SellerAuthorizationNote: said("authorization"),
          Captures: [{ SellerCaptureNote: said("capture") }],
        },
        {
          SellerAuthorizationNote: said("authorization"),
          ReasonDescription: said("release"),
          Captures: [],
        },
        { CaptureNow: true, SellerAuthorizationNote: said("capture") },
      ],
    })
  })
})
