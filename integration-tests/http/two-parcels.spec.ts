import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { join } from "node:path"
import { Amazon } from "../support/amazon"
import { Buyer } from "../support/buyer"
import { backOffice, storefront } from "../support/http"
import { seedShop } from "../support/shop"
import { eventually, Warehouse } from "../support/warehouse"

jest.setTimeout(120_000)

let amazon: Amazon
beforeAll(async () => {
  amazon = await Amazon.start()
})
afterAll(async () => {
  await amazon.simulator.stop()
})

medusaIntegrationTestRunner({
  cwd: join(__dirname, "../store"),
  testSuite: ({ api, getContainer }) => {
    let buyer: Buyer
    let warehouse: Warehouse

    beforeAll(async () => {
      const base = (api as { defaults: { baseURL: string } }).defaults.baseURL
      const shop = await seedShop(getContainer())
      buyer = new Buyer(storefront(base, shop), shop)
      warehouse = new Warehouse(await backOffice(base), shop)
      await amazon.control("POST", "/notifications", { endpoint: `${base}/hooks/amazon-pay/ipn` })
    })

    it("charges each parcel its worth when it is packed, with the fewest calls, notifications on", async () => {
      const id = await amazon.orderReference()
      const orderId = await buyer.order(id)
      const placed = await warehouse.eventually(orderId, "authorized")
      expect((await amazon.tree(id)).Authorizations).toMatchObject([
        { Amount: placed.total.toFixed(2), State: "Open", Captures: [] },
      ])

      await warehouse.pack(orderId, { "MUG-BLUE": 2 })
      const first = await warehouse.eventually(orderId, "partially_captured")
      const mugs = first.items.find(({ variant_sku }) => variant_sku === "MUG-BLUE")
      const worth = (Math.round(((mugs?.total ?? 0) + first.shipping_total) * 100) / 100).toFixed(2)
      expect((await amazon.ledger()).captured).toEqual({ USD: worth })

      await warehouse.pack(orderId, { "TOTE-L": 1 })
      const second = await warehouse.eventually(orderId, "captured")
      const rest = (placed.total - Number(worth)).toFixed(2)
      const captures = warehouse.payment(second).captures.map(({ amount }) => amount.toFixed(2))
      expect(captures.sort()).toEqual([worth, rest].sort())
      expect(second.transactions.map(({ amount }) => amount.toFixed(2)).sort()).toEqual(captures)

      const tree = await eventually(async () => {
        const now = await amazon.tree(id)
        expect(now.State).toBe("Closed")
        return now
      })
      expect(
        tree.Authorizations.map(({ Captures }) => Captures.map(({ Amount }) => Amount)),
      ).toEqual([[worth], [rest]])
      await amazon.simulator.idle()
      const { captured, requests } = await amazon.ledger()
      expect(captured).toEqual({ USD: placed.total.toFixed(2) })
      expect(requests).toEqual({
        SetOrderReferenceDetails: 1,
        ConfirmOrderReference: 1,
        Authorize: 2,
        Capture: 1,
        CloseOrderReference: 1,
      })
      const delivered = await amazon.notifications()
      expect(delivered.length).toBeGreaterThanOrEqual(6)
      expect(delivered.flatMap(({ attempts }) => attempts.map(({ status }) => status))).toEqual(
        delivered.map(() => 200),
      )
    })
  },
})
