import { PanelDesk } from "../support/admin-panel"
import { AttentionDesk } from "../support/attention-desk"
import { atRest } from "../support/inbox"
import { storeSuite } from "../support/store-suite"

/** Several things are the matter with one order at once. */
storeSuite({}, (scene) => {
  const desk = new AttentionDesk(scene)
  const note = "Seen to."

  it("all reasons of an order are listed with their amounts and words, and each is dismissed by itself", async () => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    await scene.warehouse.eventually(orderId, "partially_captured")
    await atRest(scene)
    const [capture] = (await scene.amazon.tree(id)).Authorizations[0]?.Captures ?? []
    const path = `/captures/${capture?.AmazonCaptureId ?? ""}/chargeback`
    await scene.amazon.control("POST", path, { amount: "5.00", reason: "Fraud" })
    await scene.amazon.control("POST", `/order-references/${id}/close`)
    await scene.amazon.advance("PT1H")
    await atRest(scene)

    const unreachable = expect.stringMatching(/^unreachable \d+\.\d\d$/)
    expect(await desk.reasons()).toEqual(["chargeback 5.00", unreachable])
    const { count, orders } = await desk.read()
    const rest = orders[0]?.reasons[1]?.amount ?? ""
    const reasons = [
      { attention: "chargeback", amount: "5.00", message: expect.stringContaining("5.00 USD") },
      { attention: "unreachable", amount: rest, message: expect.stringContaining(`${rest} USD`) },
    ]
    expect(count).toBe(1)
    expect(orders).toMatchObject([{ attention: "chargeback", amount: "5.00", reasons }])
    const { payments } = await new PanelDesk(scene).look(orderId)
    expect(payments).toMatchObject([{ reasons }])

    const unnamed = await desk.dismiss({ note })
    expect(unnamed.status).toBe(400)
    expect(unnamed.body.message).toContain("It is several things")
    const less = await desk.dismiss({ note, attention: "unreachable", amount: "0.01" })
    expect(less.body.message).toContain("It is something else by now")
    const named = { note, attention: "unreachable", amount: rest }
    expect((await desk.dismiss(named)).status).toBe(200)
    expect(await desk.reasons()).toEqual(["chargeback 5.00"])
    expect((await desk.dismiss(named)).body.message).toContain("It is something else by now")
    await desk.later("PT15M", "P1D")
    expect(await desk.reasons()).toEqual(["chargeback 5.00"])
    expect((await desk.dismiss({ note })).status).toBe(200)
    await desk.later("PT15M", "P1D")
    expect(await desk.reasons()).toEqual([])
  })
})
