import { capturesIn, PanelDesk } from "../support/admin-panel"
import { AttentionDesk } from "../support/attention-desk"
import { expectCharged, expectOneToOne } from "../support/books"
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

  it.each(["the panel", "Seller Central"])(
    "books a charge of which %s gave a part back before the order had its payment",
    async (where) => {
      const desk = new AttentionDesk(scene)
      const placed = await cutOff(scene, "payment_session")
      await inboxSettled(scene)
      const panel = new PanelDesk(scene)
      const [capture] = capturesIn(await panel.look(placed.orderId))
      const part = { amazon_capture_id: capture?.amazon_id, amount: "3.00" }
      if (where === "the panel") await panel.done(placed.orderId, "refunds", part)
      else {
        const path = `/captures/${part.amazon_capture_id}/refunds`
        await scene.amazon.control("POST", path, { amount: part.amount })
      }
      await scene.amazon.advance("PT1H")
      await inboxSettled(scene)
      await desk.later("PT7M", "PT20M")
      expect(await expectOneToOne(scene, placed, 1)).toMatchObject({ refunds: ["3.00"] })
      expect(await desk.reasons()).toEqual([])
    },
  )
})
