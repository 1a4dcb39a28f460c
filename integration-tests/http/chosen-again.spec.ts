import { AttentionDesk } from "../support/attention-desk"
import { expectCharged } from "../support/books"
import { inboxSettled, reconciled, timePasses } from "../support/inbox"
import { namedSuite } from "../support/store-suite"

namedSuite(
  "a cart whose first charge was not answered",
  { capture: "immediate", authorization: "async" },
  (scene) => {
    const unanswered = async (kind: "drop-before" | "drop-after") => {
      const cart = await scene.buyer.cart()
      const choose = async (id?: string) => {
        const chosen = id ?? (await scene.amazon.orderReference())
        await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: chosen })
        return chosen
      }
      const first = await choose()
      await scene.amazon.control("POST", "/faults", {
        faults: [{ action: "Authorize", kind, times: 4 }],
      })
      expect((await scene.buyer.complete(cart.id)).body.order).toBeUndefined()
      const second = await choose()
      const { body } = await scene.buyer.complete(cart.id)
      expect(body.order).toBeUndefined()
      return { cart, first, second, choose, message: body.message }
    }
    const chargedOnce = async (id: string, order: { id: string } | undefined, calls: number) => {
      if (!order) throw new Error("The cart became no order.")
      const { total } = await scene.warehouse.view(order.id)
      for (const wait of ["PT15M", "P1D"] as const) {
        await timePasses(scene, wait)
        await inboxSettled(scene)
        await reconciled(scene)
      }
      await expectCharged(scene, { id, orderId: order.id }, [total.toFixed(2)])
      const { captured, requests } = await scene.amazon.ledger()
      expect(captured).toEqual({ USD: total.toFixed(2) })
      expect(requests).toMatchObject({ Authorize: calls })
      expect(await new AttentionDesk(scene).reasons()).toEqual([])
    }

    it("is charged to the one chosen since, once Amazon shows that it has not carried it out", async () => {
      const { cart, second, message } = await unanswered("drop-before")
      expect(message).toContain("Amazon has not answered whether the capture")
      await timePasses(scene, "PT3M")
      const { body } = await scene.buyer.complete(cart.id)
      await chargedOnce(second, body.order, 5)
    })

    it("is not charged to the one chosen since, once Amazon shows that it has carried it out", async () => {
      const { cart, first, choose, message } = await unanswered("drop-after")
      expect(message).toContain("Amazon has charged for this cart already")
      await choose(first)
      const { body: done } = await scene.buyer.complete(cart.id)
      await chargedOnce(first, done.order, 4)
    })
  },
)
