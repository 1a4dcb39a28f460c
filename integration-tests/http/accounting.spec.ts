import { capturesIn, PanelDesk, paymentIn } from "../support/admin-panel"
import { atRest } from "../support/inbox"
import { storeSuite } from "../support/store-suite"

/** What Amazon tells for the merchant's accounts is kept, and shown where the merchant looks. */
storeSuite({}, (scene) => {
  const charged = async (settings: object) => {
    await scene.amazon.control("POST", "/settings", settings)
    const orderId = await scene.buyer.order(await scene.amazon.orderReference())
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
    await atRest(scene)
    return orderId
  }

  it("shows what the buyer pays with, and Amazon's fee once Amazon has told it", async () => {
    const orderId = await charged({ feePercent: 2.5 })
    const panel = new PanelDesk(scene)
    const [before] = capturesIn(await panel.look(orderId))
    expect(before?.accounting).toBeNull()
    const after = await panel.done(orderId, "refresh")
    const [capture] = capturesIn(after)
    const cents = Math.round(Number(capture?.amount) * 2.5)
    const fee = { amount: (cents / 100).toFixed(2), currency: "USD" }
    expect(capture?.accounting).toEqual({ fee })
    expect(paymentIn(after).order_reference.paid_with).toMatch(/^\S.* …\d{4}$/)
  })

  it("shows what of the fee Amazon gave back with a refund", async () => {
    const orderId = await charged({ feePercent: 2.5 })
    const panel = new PanelDesk(scene)
    const [capture] = capturesIn(await panel.look(orderId))
    await panel.done(orderId, "refunds", { amazon_capture_id: capture?.amazon_id, amount: "8.00" })
    await scene.amazon.advance("PT1H")
    await atRest(scene)
    const [refund] = capturesIn(await panel.look(orderId)).flatMap(({ refunds }) => refunds)
    expect(refund).toMatchObject({
      state: "completed",
      accounting: { fee: { amount: "0.20", currency: "USD" } },
    })
  })

  it("shows what a charge in the buyer's currency is in the merchant's own", async () => {
    const orderId = await charged({ conversion: { currency: "EUR", rate: 1.25 } })
    const [capture] = capturesIn(await new PanelDesk(scene).look(orderId))
    const cents = Math.round(Number(capture?.amount) * 80)
    expect(capture?.accounting).toEqual({
      converted: { amount: (cents / 100).toFixed(2), currency: "EUR", rate: "1.25" },
    })
  })
})
