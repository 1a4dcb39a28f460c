import { subscribersDone } from "../support/activity"
import { reconciled, timePasses } from "../support/inbox"
import { storeSuite } from "../support/store-suite"

/** In a file of its own: a store whose calls were throttled sends them more slowly for a minute, also those of the next test. */
storeSuite({ capture: "immediate" }, (scene) => {
  it("never charges a throttled checkout whose buyer has paid another way since", async () => {
    const id = await scene.amazon.orderReference()
    const cart = await scene.buyer.cart()
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
    const fault = { kind: "status", status: 503, code: "RequestThrottled", times: 4 }
    await scene.amazon.control("POST", "/faults", { faults: [{ action: "Authorize", ...fault }] })
    const first = await scene.buyer.complete(cart.id)
    expect(first.body.order).toBeUndefined()
    await scene.buyer.session(cart.collectionId, {}, "pp_system_default")
    const second = await scene.buyer.complete(cart.id)
    expect(second.body.type).toBe("order")
    await subscribersDone()
    for (const wait of ["PT3M", "PT15M", "P1D"] as const) {
      await timePasses(scene, wait)
      await reconciled(scene)
    }
    const { captured, requests } = await scene.amazon.ledger()
    expect(requests).toMatchObject({ Authorize: 4 })
    expect(captured.USD ?? "0.00").toBe("0.00")
    const { body } = await scene.warehouse.office("GET", "/admin/amazon-pay/attention")
    expect(body).toMatchObject({ orders: [] })
  })
})
