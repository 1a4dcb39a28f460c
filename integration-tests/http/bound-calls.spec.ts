import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { subscribersDone } from "../support/activity"
import { CaptureDesk } from "../support/capture-desk"
import { inboxSettled } from "../support/inbox"
import { cents, costOf, ParcelDesk } from "../support/parcel-desk"
import { storeSuite } from "../support/store-suite"

storeSuite({}, (scene) => {
  let desk: ParcelDesk
  let charges: CaptureDesk
  beforeAll(() => {
    desk = new ParcelDesk(scene)
    charges = new CaptureDesk(scene)
  })

  /** Two blankets and a mug, of which the mug is packed alone. */
  const blankets = () => charges.order({ "BLANKET-PLAIN": 2, "MUG-BLUE": 1 })

  describe("Medusa's own Capture button, pressed for the whole payment", () => {
    it.each([
      ["without an amount", false],
      ["with the payment's amount, as the dashboard does", true],
    ])("captures what is left after the first parcel, %s", async (_, named) => {
      const { orderId, view } = await blankets()
      await scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
      await scene.warehouse.eventually(orderId, "partially_captured")
      const whole = scene.warehouse.payment(view).amount
      const answer = await scene.warehouse.capture(orderId, named ? whole : undefined)
      expect(answer.status).toBe(200)
      await desk.taken(view.total)
      await desk.booked(orderId, view.total)
      await scene.warehouse.eventually(orderId, "captured")
    })

    it("captures what is left while Amazon decides on a parcel", async () => {
      const { orderId, view } = await blankets()
      await scene.amazon.control("POST", "/outcomes", {
        outcomes: [{ of: "capture", state: "Pending" }],
      })
      await scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
      await charges.requests("Capture", 1)
      const answer = await scene.warehouse.capture(orderId)
      expect(answer.status).toBe(200)
      const left = view.total - costOf(view, "MUG-BLUE", 1) - view.shipping_total
      const captures = scene.warehouse.payment(await scene.warehouse.view(orderId)).captures
      expect(captures.map(({ amount }) => cents(amount))).toEqual([cents(left)])
      await scene.amazon.advance("PT3H")
      await inboxSettled(scene)
      await charges.later("PT5M", "PT15M")
      await desk.taken(view.total)
      await desk.booked(orderId, view.total)
    })

    it("captures what is left when a parcel's answer was lost", async () => {
      const { orderId, view } = await blankets()
      await scene.amazon.control("POST", "/notifications", { hold: true })
      await charges.fault("Capture", { kind: "drop-after" }, 4)
      await scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
      await charges.requests("Capture", 4)
      expect((await scene.warehouse.capture(orderId)).status).toBe(200)
      await scene.amazon.control("POST", "/notifications/release")
      await inboxSettled(scene)
      await charges.later("PT5M", "PT15M")
      await desk.taken(view.total)
      await desk.booked(orderId, view.total)
    })

    it("refuses an amount that is more than what is left, and says what is left", async () => {
      const { orderId, view } = await blankets()
      await scene.amazon.control("POST", "/outcomes", {
        outcomes: [{ of: "capture", state: "Pending" }],
      })
      await scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
      await charges.requests("Capture", 1)
      const left = view.total - costOf(view, "MUG-BLUE", 1) - view.shipping_total
      const answer = await scene.warehouse.capture(orderId, Number(cents(left)) + 0.01)
      expect(answer).toMatchObject({ status: 400, body: { message: expect.any(String) } })
      expect(answer.body.message).toContain(cents(left))
      expect((await scene.amazon.ledger()).captured.USD ?? "0.00").toBe("0.00")
    })
  })

  describe("a capture whose answer was lost", () => {
    it("is read and not sent again when its order is cancelled meanwhile", async () => {
      const { id, orderId, view } = await charges.order()
      await scene.amazon.control("POST", "/notifications", { hold: true })
      await charges.fault("Capture", { kind: "drop-after" }, 4)
      const fulfillment = await scene.warehouse.pack(orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
      await charges.requests("Capture", 4)
      const path = `/admin/orders/${orderId}/fulfillments/${fulfillment}/cancel`
      await scene.warehouse.office("POST", path, {})
      expect((await scene.warehouse.cancel(orderId)).status).toBe(200)
      await subscribersDone()
      await scene.amazon.control("POST", "/notifications/release")
      await charges.later("PT3M", "PT15M", "PT2H")
      expect((await scene.amazon.ledger()).requests).toMatchObject({ Capture: 4 })
      expect(await charges.capturesOf(id)).toMatchObject([
        { state: "completed", amount: cents(view.total) },
      ])
    })

    it("is not sent again when Amazon had not done it and its order is cancelled", async () => {
      const { id, orderId } = await charges.order()
      await charges.fault("Capture", { kind: "drop-before" }, 4)
      const fulfillment = await scene.warehouse.pack(orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
      await charges.requests("Capture", 4)
      const path = `/admin/orders/${orderId}/fulfillments/${fulfillment}/cancel`
      await scene.warehouse.office("POST", path, {})
      await scene.warehouse.cancel(orderId)
      await subscribersDone()
      await charges.later("PT3M", "PT15M", "PT2H")
      const { captured, requests: made } = await scene.amazon.ledger()
      expect(made).toMatchObject({ Capture: 4 })
      expect(captured.USD ?? "0.00").toBe("0.00")
      expect(await charges.capturesOf(id)).toMatchObject([
        { state: "failed", reason_code: "NotWanted" },
      ])
      expect((await scene.amazon.tree(id)).State).toBe("Canceled")
    })

    /** All of an order is packed, Amazon never hears of its capture, and somebody marks so much as paid another way. */
    const paidElsewhere = async (amount: (total: number) => number) => {
      const { id, orderId, view } = await charges.order()
      await charges.fault("Capture", { kind: "drop-before" }, 4)
      await scene.warehouse.pack(orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
      await charges.requests("Capture", 4)
      const made = await scene.warehouse.office("POST", "/admin/payment-collections", {
        order_id: orderId,
        amount: amount(Number(cents(view.total))),
      })
      const path = `/admin/payment-collections/${made.body.payment_collection?.id ?? ""}/mark-as-paid`
      expect((await scene.warehouse.office("POST", path, { order_id: orderId })).status).toBe(200)
      await charges.later("PT3M", "PT15M", "PT2H")
      expect(await charges.capturesOf(id)).toContainEqual(
        expect.objectContaining({ state: "failed", reason_code: "NotWanted" }),
      )
      return { total: Number(cents(view.total)) }
    }

    it("is not sent again when Amazon had not done it and its order is paid another way", async () => {
      await paidElsewhere((total) => total)
      const { captured, requests: sent } = await scene.amazon.ledger()
      expect(sent).toMatchObject({ Capture: 4 })
      expect(captured.USD ?? "0.00").toBe("0.00")
    })

    it("is asked for anew, for what is still owed, when a part is paid another way", async () => {
      const { total } = await paidElsewhere(() => 20)
      await desk.taken(total - 20)
      const { body } = await scene.warehouse.office("GET", "/admin/amazon-pay/attention")
      expect(body).toMatchObject({ count: 0 })
    })

    it("is not charged again by hand when its repetition is refused for a time stamp", async () => {
      const { id, orderId, view } = await charges.order()
      expect((await scene.warehouse.capture(orderId, 5)).status).toBe(200)
      await inboxSettled(scene)
      await scene.amazon.control("POST", "/notifications", { lose: 1 })
      await charges.fault("Authorize", { kind: "drop-after" }, 4)
      const parcel = await scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
      await charges.requests("Authorize", 5)
      const refused = { kind: "status", status: 400, code: "InvalidParameterValue" }
      await charges.fault("Authorize", refused, 1)
      await charges.later("PT3M")
      expect((await charges.capturesOf(id)).map(({ state }) => state)).toEqual([
        "completed",
        "completed",
      ])
      const path = `/admin/amazon-pay/orders/${orderId}/captures`
      await scene.warehouse.office("POST", path, { fulfillment_id: parcel })
      await subscribersDone()
      await desk.taken(costOf(view, "MUG-BLUE", 1) + view.shipping_total)
    })
  })

  it("writes a refusal and what it brought to light down together, or neither", async () => {
    const knex = scene.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const { id, orderId, view } = await charges.order()
    await scene.amazon.control("POST", "/notifications", { lose: 1 })
    const tree = await scene.amazon.tree(id)
    const authorization = tree.Authorizations[0]?.AmazonAuthorizationId ?? ""
    await scene.amazon.control("POST", `/authorizations/${authorization}/captures`, {
      amount: "20.00",
    })
    await knex.raw(`create or replace function test_fail() returns trigger as $$ begin
      if new.kind = 'capture' and new.state = 'sent' then
        raise exception 'the process died here';
      end if;
      return new;
    end; $$ language plpgsql`)
    await knex.raw(
      "create trigger test_fail before insert on amazon_pay_operation for each row execute function test_fail()",
    )
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    await charges.requests("GetCaptureDetails", 1)
    await knex.raw("drop trigger test_fail on amazon_pay_operation")
    await charges.later("PT3M", "PT15M")
    await desk.taken(costOf(view, "MUG-BLUE", 2) + view.shipping_total)
  })
})
