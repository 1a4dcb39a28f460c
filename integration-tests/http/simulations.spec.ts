import { checkoutStep } from "../../src/modules/amazon-pay/decisions/checkout-step"
import { PanelDesk, capturesIn, paymentIn } from "../support/admin-panel"
import { engineOf, inboxSettled } from "../support/inbox"
import { SimulationDesk } from "../support/simulation-desk"
import { storeSuite } from "../support/store-suite"
import { throughout } from "../support/trouble"

const declined = '{"SandboxSimulation":{"State":"Declined","ReasonCode":"AmazonRejected"}}'
const note = "SellerAuthorizationNote"
const named = /^Order \d+$/

/** What a developer has Amazon's sandbox do with the next order, at the checkout and after it. */
storeSuite({}, (scene) => {
  const desk = new SimulationDesk(scene)
  const panels = new PanelDesk(scene)

  const checkout = async () => {
    const id = await scene.amazon.orderReference()
    const cart = await scene.buyer.cart()
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
    return { id, cart, complete: async () => (await scene.buyer.complete(cart.id)).body }
  }
  const ordered = async () => {
    const id = await scene.amazon.orderReference()
    return { id, orderId: await scene.buyer.order(id) }
  }
  const authorizations = async (id: string) =>
    (await scene.amazon.tree(id)).Authorizations.map(({ State, ReasonCode }) =>
      ReasonCode ? `${State} ${ReasonCode}` : State,
    )

  it("declines the next order's authorization, once: the buyer pays with another card", async () => {
    const picks = await desk.pick("authorization-invalid-payment-method")
    expect(picks).toMatchObject([{ minutes: 5, amazon_order_reference_id: null, used_at: null }])
    const { id, cart, complete } = await checkout()
    expect((await complete()).type).not.toBe("order")
    expect(await scene.buyer.lastSession(cart.id)).toMatchObject({
      status: "requires_more",
      data: { problem: { next: "choose-payment-method" } },
    })
    expect(await desk.fates()).toEqual({ "authorization-invalid-payment-method": [id, true] })
    await scene.amazon.control("POST", `/order-references/${id}/payment-method`, { present: true })
    const { type, order } = await complete()
    expect(type).toBe("order")
    expect(await authorizations(id)).toEqual(["Declined InvalidPaymentMethod", "Open"])
    expect(await desk.list()).toMatchObject([
      { amazon_order_reference_id: id, order: { id: order?.id, display_id: expect.any(Number) } },
    ])
    // The order after that knows nothing of it.
    expect(await authorizations((await ordered()).id)).toEqual(["Open"])
  })

  it("gives the constraint up when the total is set again", async () => {
    await desk.pick("payment-method-not-allowed")
    const { complete } = await checkout()
    expect((await complete()).type).not.toBe("order")
    expect((await complete()).type).toBe("order")
    const [first, second] = await desk.notesOf(
      "SetOrderReferenceDetails",
      "OrderReferenceAttributes.SellerNote",
    )
    expect(first).toContain("PaymentMethodNotAllowed")
    expect(second).toMatch(named)
  })

  it("lets a hold expire in the minutes that were picked; authorizing anew succeeds", async () => {
    await desk.pick({ simulation: "authorization-expired-unused", minutes: 3 })
    const { id, orderId } = await ordered()
    await scene.amazon.advance("PT2M")
    expect(await authorizations(id)).toEqual(["Open"])
    await scene.amazon.advance("PT1M")
    await inboxSettled(scene)
    expect(await authorizations(id)).toEqual(["Closed ExpiredUnused"])
    await panels.done(orderId, "authorizations")
    expect(await authorizations(id)).toEqual(["Closed ExpiredUnused", "Open"])
  })

  it("keeps what is for later for this order: a capture pending, a refund declined, a closing by Amazon", async () => {
    await desk.pick("capture-pending", "refund-amazon-rejected", "order-reference-amazon-closed")
    const { id, orderId } = await ordered()
    // Another order in between takes none of it.
    const other = await ordered()
    await scene.warehouse.pack(other.orderId, { "MUG-BLUE": 2 })
    await scene.warehouse.eventually(other.orderId, "partially_captured")

    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    await inboxSettled(scene)
    const states = async () => capturesIn(await panels.look(orderId)).map(({ state }) => state)
    expect(await states()).toEqual(["pending"])
    await scene.warehouse.pack(orderId, { "TOTE-L": 1 })
    await inboxSettled(scene)
    // The newest authorization is first; its capture asks for nothing special any more.
    expect((await states()).sort()).toEqual(["completed", "pending"])
    await scene.amazon.advance("PT3H")
    await scene.warehouse.eventually(orderId, "captured")
    await inboxSettled(scene)
    expect(await scene.amazon.tree(id)).toMatchObject({
      State: "Closed",
      ReasonCode: "AmazonClosed",
    })
    expect(paymentIn(await panels.look(orderId)).order_reference).toMatchObject({
      state: "Closed",
      reason: "AmazonClosed",
    })

    expect((await scene.warehouse.refund(orderId, 5)).status).toBe(200)
    expect((await scene.warehouse.refund(orderId, 4)).status).toBe(200)
    await scene.amazon.advance("PT3H")
    const refunds = (await scene.amazon.tree(id)).Authorizations.flatMap(({ Captures }) =>
      Captures.flatMap(({ Refunds }) => Refunds.map(({ Amount, State }) => [Amount, State])),
    )
    expect(refunds).toEqual([
      ["5.00", "Declined"],
      ["4.00", "Completed"],
    ])
    expect(await desk.fates()).toEqual({
      "capture-pending": [id, true],
      "refund-amazon-rejected": [id, true],
      "order-reference-amazon-closed": [id, true],
    })
  })

  it("goes to one of two carts that check out at once", async () => {
    await desk.pick("authorization-amazon-rejected")
    const carts = [await checkout(), await checkout()]
    const answers = await Promise.all(carts.map(({ complete }) => complete()))
    expect(answers.filter(({ type }) => type === "order")).toHaveLength(1)
    const notes = await desk.notesOf("Authorize", note)
    expect(notes.sort()).toEqual([expect.stringMatching(named), declined])
  })

  it("stays with the operation that was written down before a crash, whatever is picked since", async () => {
    await desk.pick("payment-method-not-allowed", "authorization-amazon-rejected")
    const { id, complete } = await checkout()
    const reference = await engineOf(scene).findOrderReference({ amazon_order_reference_id: id })
    // Written down, and the process is gone before it sends anything.
    const { operation } = await engineOf(scene).decide(reference?.id ?? "", (snapshot) =>
      checkoutStep(snapshot, { authorization: "sync", capture: "fulfillment" }),
    )
    expect(operation).toMatchObject({ action: "SetOrderReferenceDetails", state: "recorded" })
    for (const { id: pick, used_at } of await desk.list()) {
      expect((await desk.call("DELETE", `/${pick}`)).status).toBe(used_at ? 404 : 200)
    }
    await desk.pick("payment-method-not-allowed", "authorization-timed-out")
    expect((await complete()).type).not.toBe("order")
    expect((await complete()).type).toBe("order")
    const sent = await desk.notesOf(
      "SetOrderReferenceDetails",
      "OrderReferenceAttributes.SellerNote",
    )
    expect(sent).toEqual([operation?.parameters.sellerNote, expect.stringMatching(named)])
    expect(await desk.notesOf("Authorize", note)).toEqual([expect.stringMatching(named)])
    expect((await desk.list()).map(({ used_at }) => used_at !== null)).toEqual([false, false, true])
  })

  it.each(["drop-before", "drop-after"])("is repeated to the letter after %s", async (kind) => {
    await desk.pick("authorization-amazon-rejected")
    const { id, complete } = await checkout()
    const unanswered = await throughout(scene.amazon, "Authorize", { kind }, complete)
    expect(unanswered.type).not.toBe("order")
    await desk.pick("authorization-timed-out")
    expect((await complete()).type).not.toBe("order")
    const sent = await desk.requestsOf("Authorize")
    expect(sent.length).toBeGreaterThan(1)
    expect(new Set(sent.map((one) => JSON.stringify(one))).size).toBe(1)
    expect(sent[0]?.[note]).toBe(declined)
    expect(await authorizations(id)).toEqual(["Declined AmazonRejected"])
  })
})
