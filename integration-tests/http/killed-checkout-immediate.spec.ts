import { expectCharged } from "../support/books"
import { cutOff, paymentsOf } from "../support/cut-off"
import { inboxSettled, reconciled, timePasses } from "../support/inbox"
import { namedSuite } from "../support/store-suite"

/** A process of the store dies while it completes a cart that is charged at once. */
namedSuite("the reconciler", { capture: "immediate" }, (scene) => {
  it.each(["amazon_pay_order_reference", "payment_session"] as const)(
    "books what was charged for an order when a process was killed whose checkout stood at %s",
    async (gate) => {
      const placed = await cutOff(scene, gate)
      await inboxSettled(scene)
      expect(await paymentsOf(scene, placed)).toEqual([])
      await timePasses(scene, "PT7M")
      await reconciled(scene)
      const { total } = await scene.warehouse.eventually(placed.orderId, "captured")
      await expectCharged(scene, placed, [total.toFixed(2)])
      expect((await scene.amazon.ledger()).requests).toMatchObject({ Authorize: 1 })
    },
  )
})
