import { held, letGo } from "../support/trouble"
import type { AdminScene } from "./admin-scene"
import { PanelVisit } from "./panel-desk"

/** What a person does at Amazon from the panel, beyond capturing and refunding: each asked first, and looked at there. */
export function actionStories(scene: AdminScene): void {
  const visit = new PanelVisit(scene)
  const amazon = () => scene.store.amazon
  const authorizations = async (id: string) =>
    (await amazon().tree(id)).Authorizations.map(({ Amount, State }) => [Amount, State])

  it("releases the hold, and authorizes anew", async () => {
    const { id, total } = await visit.open()
    const { desk } = scene
    const released = await visit.doing(async () => {
      await visit.choose("Release the hold", `$${total} are no longer held. Nothing is charged`)
      await desk.isTold("The hold is released")
      await visit.money("held", "$0.00")
    })
    expect(released).toEqual({ calls: { CloseAuthorization: 1 }, captured: "0.00" })
    expect(await authorizations(id)).toEqual([[total, "Closed"]])
    expect(await visit.refusals()).toEqual({ "Release the hold": "No money is held." })

    const held = await visit.doing(async () => {
      await visit.choose("Authorize anew", `Amazon is asked to hold $${total}`)
      await desk.isTold("The money is held")
      await visit.money("held", `$${total}`)
    })
    expect(held).toEqual({ calls: { Authorize: 1 }, captured: "0.00" })
    expect(await authorizations(id)).toEqual([
      [total, "Closed"],
      [total, "Open"],
    ])
    expect(await visit.refusals()).toEqual({ "Authorize anew": "The rest is held already." })
    expect(await desk.money("left")).toBe(`$${total}`)
  })

  it("closes the order reference, and still captures what is held", async () => {
    const { id, total } = await visit.open()
    const { desk } = scene
    const closed = await visit.doing(async () => {
      await visit.choose("Close the order reference", `$${total} are not charged yet`)
      await desk.isTold("The order reference is closed")
      await desk.panel.getByText("Closed", { exact: true }).waitFor()
      await desk.panel
        .getByText(/closed by this store .* What is held can still be captured/)
        .waitFor()
      await visit.money("held", `$${total}`)
    })
    expect(closed).toEqual({ calls: { CloseOrderReference: 1 }, captured: "0.00" })
    expect((await amazon().tree(id)).State).toBe("Closed")
    expect(await visit.refusals()).toMatchObject({
      "Close the order reference": "Amazon's order reference has ended already.",
    })
    const captured = await visit.doing(async () => {
      await desk.panel.getByRole("button", { name: "Capture an amount" }).click()
      await desk.drawer.getByRole("button", { name: "Capture an amount" }).click()
      await desk.prompt.getByText(`The buyer is charged $${total} now`).waitFor()
      await desk.prompt.getByRole("button", { name: "Capture an amount" }).click()
      await visit.money("charged", `$${total}`)
    })
    expect(captured).toEqual({ calls: { Capture: 1 }, captured: total })
  })

  it("shows what was done in Seller Central once somebody refreshes, and who did", async () => {
    const { id, total } = await visit.open()
    const { desk, store } = scene
    await amazon().control("POST", "/notifications", { lose: 1 })
    try {
      const authorization = (await amazon().tree(id)).Authorizations[0]?.AmazonAuthorizationId
      const path = `/authorizations/${authorization ?? ""}/captures`
      await amazon().control("POST", path, { amount: "12.00" })
      expect(await desk.money("charged")).toBe("$0.00")
      const read = await visit.doing(async () => {
        await desk.panel.getByRole("button", { name: "Refresh from Amazon" }).click()
        await visit.money("charged", "$12.00")
        await desk.isTold("Read from Amazon")
      })
      expect(read).toEqual({ calls: {}, captured: "0.00" })
    } finally {
      await amazon().control("POST", "/notifications", {})
    }
    await desk.part("capture").getByText("$12.00").waitFor()
    await visit.money("left", `$${(Number(total) - 12).toFixed(2)}`)
    const captures = (await amazon().tree(id)).Authorizations.flatMap(({ Captures }) => Captures)
    expect(captures.map(({ Amount }) => Amount)).toEqual(["12.00"])

    await desk.panel.getByRole("button", { name: "Show what happened" }).click()
    const auditEntry = desk.panel
      .getByRole("listitem")
      .filter({ hasText: "Read from Amazon again" })
    await auditEntry.getByText(`by ${store.login.email}`).waitFor()
    expect(await auditEntry.count()).toBe(1)
  })

  it("shows in what happened that somebody had a notification worked on again", async () => {
    const { id, orderId } = await visit.open()
    const { desk, store } = scene
    await store.workedOn(id)
    const about = `/admin/amazon-pay/notifications?amazon_order_reference_id=${id}`
    const { body } = await store.warehouse.office("GET", about)
    const { notifications } = body as unknown as { notifications: { id: string; type: string }[] }
    const [told] = notifications.filter(({ type }) => type === "authorization")
    const replay = `/admin/amazon-pay/notifications/${told?.id ?? ""}/replay`
    expect((await store.warehouse.office("POST", replay)).status).toBe(200)
    await desk.openOrder(orderId)
    await desk.panel.getByRole("button", { name: "Show what happened" }).click()
    await desk.panel
      .getByRole("listitem")
      .filter({ hasText: "Notification worked on again: authorization" })
      .getByText(`by ${store.login.email}`)
      .waitFor()
  })

  it("says that it is working, and takes no second order meanwhile", async () => {
    await visit.open()
    const { desk } = scene
    const buttons = ["Refresh from Amazon", "Capture an amount", "More actions"]
    await visit.withFaults(
      [{ action: "GetOrderReferenceDetails", kind: "delay", held: true, times: 1 }],
      async () => {
        await desk.panel.getByRole("button", { name: "Refresh from Amazon" }).click()
        await held(amazon())
        await visit.status.getByText("Amazon is being asked…").waitFor({ state: "attached" })
        for (const name of buttons) {
          await desk.panel.getByRole("button", { name, disabled: true }).waitFor()
        }
        await letGo(amazon())
        await desk.isTold("Read from Amazon")
      },
    )
    for (const name of buttons) {
      await desk.panel.getByRole("button", { name, disabled: false }).waitFor()
    }
    await visit.status.getByText("still to charge").waitFor({ state: "attached" })
  })

  it("says what to do when Amazon refuses, and when it cannot be asked", async () => {
    const { id, total } = await visit.open()
    const { desk } = scene
    await visit.choose("Release the hold", "are no longer held")
    await visit.money("held", "$0.00")
    await amazon().control("POST", "/outcomes", {
      outcomes: [{ of: "authorization", state: "Declined", reasonCode: "InvalidPaymentMethod" }],
    })
    const refused = await visit.doing(async () => {
      await visit.choose("Authorize anew", `Amazon is asked to hold $${total}`)
      await desk.isTold("Nothing was authorized")
      await desk.isTold("The buyer has to choose another payment method at Amazon.")
      await desk.panel.getByText("Suspended", { exact: true }).waitFor()
    })
    expect(refused).toEqual({ calls: { Authorize: 1 }, captured: "0.00" })
    expect(await authorizations(id)).toEqual([
      [total, "Closed"],
      [total, "Declined"],
    ])
    expect(await visit.refusals()).toMatchObject({
      "Authorize anew": "Amazon waits for the buyer to choose another payment method.",
    })

    const fault = { action: "GetOrderReferenceDetails", kind: "status", status: 403, times: 20 }
    await visit.withFaults([{ ...fault, code: "AccessDenied" }], async () => {
      const asked = await visit.doing(async () => {
        await desk.panel.getByRole("button", { name: "Refresh from Amazon" }).click()
        await desk.isTold("Amazon could not be read")
        await desk.isTold("Nothing was done; try again in a minute.")
      })
      expect(asked).toEqual({ calls: {}, captured: "0.00" })
    })
  })
}
