import { subscribersDone } from "../support/activity"
import { reconciled, timePasses } from "../support/inbox"
import { storeSuite } from "../support/store-suite"

storeSuite({ capture: "immediate" }, (scene) => {
  it("reads a charge whose answer was lost when its buyer has paid another way since", async () => {
    const id = await scene.amazon.orderReference()
    const cart = await scene.buyer.cart()
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
    const faults = [{ action: "Authorize", kind: "drop-before", times: 4 }]
    await scene.amazon.control("POST", "/faults", { faults })
    await scene.buyer.complete(cart.id)
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
  })
})
