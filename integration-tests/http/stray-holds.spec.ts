import { reconciled, timePasses } from "../support/inbox"
import { storeSuite } from "../support/store-suite"
import { throughout } from "../support/trouble"

storeSuite({}, (scene) => {
  it("lets go what Amazon holds for an order that is paid another way", async () => {
    const id = await scene.amazon.orderReference()
    const cart = await scene.buyer.cart()
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
    await throughout(scene.amazon, "Authorize", { kind: "drop-after" }, () =>
      scene.buyer.complete(cart.id),
    )
    await scene.buyer.session(cart.collectionId, {}, "pp_system_default")
    expect((await scene.buyer.complete(cart.id)).body.type).toBe("order")
    for (const wait of ["PT2M", "PT10M", "PT2H"] as const) {
      await timePasses(scene, wait)
      await reconciled(scene)
    }
    expect(await scene.amazon.tree(id)).toMatchObject({ Authorizations: [{ State: "Closed" }] })
    expect((await scene.amazon.ledger()).captured).toEqual({})
  })
})
