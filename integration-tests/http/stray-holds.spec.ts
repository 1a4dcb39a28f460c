import { AttentionDesk } from "../support/attention-desk"
import { inboxSettled, reconciled, timePasses } from "../support/inbox"
import { openMarket } from "../support/market"
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

  it("lets go what is held for an order of which all was credited, and charges it when it grows", async () => {
    const market = await openMarket(scene)
    const { orderId, amazonId } = await market.order({ items: { "MUG-BLUE": 1 } })
    const { total } = await scene.warehouse.view(orderId)
    await market.changes.credit(orderId, total)
    for (const wait of ["PT15M", "PT2H", "PT7H", "P1D"] as const) {
      await timePasses(scene, wait)
      await reconciled(scene)
    }
    expect(await scene.amazon.tree(amazonId)).toMatchObject({
      State: "Open",
      Authorizations: [{ State: "Closed" }],
    })
    await market.changes.edit(orderId, { add: { "TOTE-L": 1 } })
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1, "TOTE-L": 1 })
    await inboxSettled(scene)
    // Amazon allows 115 % of the 23.75 that the buyer agreed to, of the 29.61 that the tote costs.
    expect((await scene.amazon.ledger()).captured).toEqual({ USD: "27.31" })
    expect(await new AttentionDesk(scene).reasons()).toEqual(["unreachable 2.30"])
  })
})
