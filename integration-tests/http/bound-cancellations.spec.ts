import { subscribersDone } from "../support/activity"
import { PanelDesk } from "../support/admin-panel"
import { AttentionDesk } from "../support/attention-desk"
import { CaptureDesk } from "../support/capture-desk"
import { inboxSettled } from "../support/inbox"
import { cents } from "../support/parcel-desk"
import { storeSuite } from "../support/store-suite"

/** Medusa cancels an order's payments, or refunds them, before it calls the order cancelled. */
storeSuite({}, (scene) => {
  let charges: CaptureDesk
  let list: AttentionDesk
  let panel: PanelDesk
  beforeAll(() => {
    charges = new CaptureDesk(scene)
    list = new AttentionDesk(scene)
    panel = new PanelDesk(scene)
  })

  const cancel = async (orderId: string) => {
    expect((await scene.warehouse.cancel(orderId)).status).toBe(200)
    await subscribersDone()
  }
  /** A person captures, and Amazon does not answer; whether it has done it is the fault's matter. */
  const unanswered = async (
    orderId: string,
    action: "Capture" | "Authorize",
    kind: "drop-before" | "drop-after",
    count: number,
  ) => {
    await scene.amazon.control("POST", "/notifications", { hold: true })
    await charges.fault(action, { kind }, 4)
    expect((await scene.warehouse.capture(orderId)).status).toBe(400)
    await charges.requests(action, count)
  }
  const notWanted = expect.objectContaining({ state: "failed", reason_code: "NotWanted" })

  describe("a person's capture without an answer, when its order is cancelled", () => {
    it("is not sent again, and its order reference is cancelled", async () => {
      const { id, orderId } = await charges.order()
      await unanswered(orderId, "Capture", "drop-before", 4)
      await cancel(orderId)
      await charges.later("PT3M", "PT15M", "PT2H")
      const { captured, requests } = await scene.amazon.ledger()
      expect(requests).toMatchObject({ Capture: 4 })
      expect(captured.USD ?? "0.00").toBe("0.00")
      expect(await charges.capturesOf(id)).toEqual([notWanted])
      expect((await scene.amazon.tree(id)).State).toBe("Canceled")
      expect(await list.reasons()).toEqual([])
      const payment = scene.warehouse.payment(await scene.warehouse.view(orderId))
      expect(payment.canceled_at).not.toBeNull()
    })

    it("is not sent again when it was to authorize, too", async () => {
      const { id, orderId } = await charges.order()
      await panel.done(orderId, "release")
      await unanswered(orderId, "Authorize", "drop-before", 5)
      await cancel(orderId)
      await charges.later("PT3M", "PT15M", "PT2H")
      const { captured, requests } = await scene.amazon.ledger()
      expect(requests).toMatchObject({ Authorize: 5 })
      expect(captured.USD ?? "0.00").toBe("0.00")
      expect(await charges.capturesOf(id)).toEqual([notWanted])
      expect((await scene.amazon.tree(id)).State).toBe("Canceled")
    })

    it("is not sent again when another capture of the order is refunded", async () => {
      const { id, orderId } = await charges.order()
      expect((await scene.warehouse.capture(orderId, 5)).status).toBe(200)
      await inboxSettled(scene)
      await unanswered(orderId, "Authorize", "drop-before", 5)
      await cancel(orderId)
      await scene.amazon.control("POST", "/notifications/release")
      await charges.later("PT3M", "PT15M", "PT2H", "P1D")
      const { captured, refunded, requests } = await scene.amazon.ledger()
      expect(requests).toMatchObject({ Authorize: 5 })
      expect([captured.USD, refunded.USD]).toEqual(["5.00", "5.00"])
      expect(await charges.capturesOf(id)).toContainEqual(notWanted)
      expect(await list.reasons()).toEqual([])
    })

    it.each([
      ["was made of the hold", "Capture", 4],
      ["was made with a new authorization", "Authorize", 5],
    ] as const)(
      "is found when it %s, and listed until it is refunded",
      async (_, action, count) => {
        const { id, orderId, view } = await charges.order()
        if (action === "Authorize") await panel.done(orderId, "release")
        await unanswered(orderId, action, "drop-after", count)
        await cancel(orderId)
        await scene.amazon.control("POST", "/notifications/release")
        await charges.later("PT3M", "PT15M")
        const total = cents(view.total)
        expect((await scene.amazon.ledger()).requests).toMatchObject({ [action]: count })
        expect(await charges.capturesOf(id)).toMatchObject([{ state: "completed", amount: total }])
        expect(await list.reasons()).toEqual([`overcharged ${total}`])
        const captures = (await scene.amazon.tree(id)).Authorizations.flatMap((one) => one.Captures)
        const amazon_capture_id = captures[0]?.AmazonCaptureId ?? ""
        await panel.done(orderId, "refunds", { amazon_capture_id, amount: total })
        expect(await list.reasons()).toEqual([])
      },
    )
  })
})
