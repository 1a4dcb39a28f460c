import {
  AMAZON_PAY_MODULE,
  type AmazonPayModuleService,
} from "medusa-payment-amazon-pay/modules/amazon-pay"
import { accountsOf } from "medusa-payment-amazon-pay/medusa/accounts"
import { twoParcels } from "../support/basket"
import { storeSuite } from "../support/store-suite"

/** A store whose Amazon keeps to its sandbox quotas: two of each call that writes, then one in two seconds. */
storeSuite({}, (scene) => {
  const keepQuotas = (quotaFactor: number | null) =>
    scene.amazon.control("POST", "/settings", { quotaFactor })

  afterEach(() => keepQuotas(null))

  it("serves buyers who come at once, and charges their parcels once", async () => {
    await keepQuotas(1)
    const carts: string[] = []
    for (let buyers = 4; buyers > 0; buyers--) {
      const cart = await scene.buyer.cart()
      const amazon_order_reference_id = await scene.amazon.orderReference()
      await scene.buyer.session(cart.collectionId, { amazon_order_reference_id })
      carts.push(cart.id)
    }
    const completed = await Promise.all(carts.map((id) => scene.buyer.complete(id)))
    expect(completed.map(({ body }) => body.type)).toEqual(carts.map(() => "order"))
    const orders = completed.map(({ body }) => body.order?.id ?? "")
    await Promise.all(orders.map((id) => scene.warehouse.pack(id, twoParcels)))
    const views = await Promise.all(orders.map((id) => scene.warehouse.eventually(id, "captured")))
    // Each order is rounded by itself.
    const charged = views.reduce((sum, { total }) => sum + Number(total.toFixed(2)), 0)
    expect((await scene.amazon.ledger()).captured).toEqual({ USD: charged.toFixed(2) })
  })

  it("follows notifications in the background, which stops before it uses the quota up", async () => {
    const amazonOrderReferenceId = await scene.amazon.orderReference()
    await scene.buyer.order(amazonOrderReferenceId)
    const engine = scene.container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
    const reference = await engine.findOrderReference({
      amazon_order_reference_id: amazonOrderReferenceId,
    })
    const [account] = accountsOf(scene.container)
    if (!reference || !account) throw new Error("The order is not in the ledger.")
    const reported = {
      object: "order-reference" as const,
      objectId: amazonOrderReferenceId,
      amazonOrderReferenceId,
      state: "Suspended",
    }
    const read = () => engine.syncReported(account.options, reference.id, reported)
    await scene.amazon.control("POST", "/faults", {
      faults: [
        {
          action: "GetOrderReferenceDetails",
          kind: "status",
          status: 503,
          code: "RequestThrottled",
          times: 1,
        },
      ],
    })
    await read()
    const reads = await Promise.allSettled(Array.from({ length: 20 }, read))
    const turnedAway = reads.filter(
      (read) =>
        read.status === "rejected" && (read.reason as { name?: string }).name === "MwsNotNowError",
    )
    const done = reads.filter(({ status }) => status === "fulfilled")
    expect(done.length).toBeGreaterThan(0)
    expect(turnedAway.length).toBeGreaterThan(0)
    expect(done.length + turnedAway.length).toBe(20)
    expect((await scene.amazon.ledger()).requests).toMatchObject({
      GetOrderReferenceDetails: 2 + done.length,
    })
  })
})
