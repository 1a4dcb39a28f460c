import { CaptureDesk } from "../support/capture-desk"
import { reconciled, timePasses } from "../support/inbox"
import { cents } from "../support/parcel-desk"
import { storeSuite } from "../support/store-suite"
import { eventually } from "../support/warehouse"

/** In a file of their own: a store whose calls were throttled sends them more slowly for a minute, also those of the next test. */
storeSuite({}, (scene) => {
  const charges = new CaptureDesk(scene)
  const throttled = { kind: "status", status: 503, code: "RequestThrottled" }

  describe("a capture that was throttled until the call gave up", () => {
    it("is never sent once its parcel is cancelled", async () => {
      const { id, orderId } = await charges.order()
      await charges.fault("Capture", throttled, 4)
      const fulfillment = await scene.warehouse.pack(orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
      await charges.requests("Capture", 4)
      expect(await charges.capturesOf(id)).toMatchObject([
        { state: "failed", reason_code: "NotSent" },
      ])
      const path = `/admin/orders/${orderId}/fulfillments/${fulfillment}/cancel`
      await scene.warehouse.office("POST", path, {})
      await charges.later("PT3M", "PT15M", "PT2H", "P1D")
      expect((await scene.amazon.ledger()).requests).toMatchObject({ Capture: 4 })
      expect(await charges.capturesOf(id)).toHaveLength(1)
    })

    it("is asked for anew by the reconciler while its parcel stands", async () => {
      const { orderId, view } = await charges.order()
      await charges.fault("Capture", throttled, 4)
      await scene.warehouse.pack(orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
      await charges.requests("Capture", 4)
      await timePasses(scene, "PT3M")
      // Until the call gets its turn, which the throttling has put off: the quotas' time is the machine's.
      await eventually(async () => {
        await reconciled(scene)
        expect((await scene.amazon.ledger()).captured).toEqual({ USD: cents(view.total) })
      })
      await scene.warehouse.eventually(orderId, "captured")
    })
  })
})
