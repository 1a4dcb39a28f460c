import { rejectedTwice, rejectsCaptures } from "../support/trouble"
import type { AdminScene } from "./admin-scene"

/** The order panel: what is charged as it ships, captured by hand and refunded, and what Amazon does meanwhile. */
export function orderPanelStories(scene: AdminScene): void {
  const badge = (part: string, text: string) =>
    scene.desk.part(part).getByText(text, { exact: true }).first().waitFor()
  const outcomes = (of: string, state: string, reasonCode?: string) =>
    scene.store.amazon.control("POST", "/outcomes", { outcomes: [{ of, state, reasonCode }] })
  const captured = async () => (await scene.store.amazon.ledger()).captured.USD ?? "0"

  it("shows the first parcel charged as it is packed, and captures the second by hand", async () => {
    const { store, desk } = scene
    const { page, panel, prompt } = desk
    const { id, orderId, total } = await store.order()
    const before = Number(await captured())
    await desk.openOrder(orderId)
    expect(await desk.money("held")).toBe(`$${total}`)
    await panel.getByText(`Packing everything that is left charges $${total}.`).waitFor()

    // As a merchant does it, in Medusa's own form: the mugs, and not the tote.
    const { items } = await store.warehouse.view(orderId)
    const tote = items.find(({ variant_sku }) => variant_sku === "TOTE-L")
    const quantity = page.locator(`input[name="quantity.${tote?.id ?? ""}"]`)
    await desk.goTo(`/orders/${orderId}/fulfillment?requires_shipping=true`)
    // It lets itself be clicked when the form knows how the order is shipped, and not before.
    await quantity.click()
    await quantity.fill("0")
    await page.getByRole("button", { name: "Create Fulfillment" }).click()
    await badge("parcel-1", "Charged")
    const first = Number(await captured()) - before
    expect(first).toBeGreaterThan(0)
    expect(first).toBeLessThan(Number(total))
    expect(await desk.money("charged")).toBe(`$${first.toFixed(2)}`)

    // The next charge is declined, so that the second parcel is left to a person.
    await rejectsCaptures(store.amazon)
    await store.warehouse.pack(orderId, { "TOTE-L": 1 })
    await rejectedTwice(store.amazon, id)
    await store.workedOn(id)
    await desk.openOrder(orderId)
    await badge("parcel-2", "Declined")
    await panel.getByText("Amazon rejected it. The buyer cannot pay this").first().waitFor()
    await panel.getByRole("button", { name: "Capture parcel 2" }).click()
    const rest = (Number(total) - first).toFixed(2)
    await prompt.getByText(`The buyer is charged $${rest} now.`).waitFor()
    // The keyboard is enough.
    await prompt.getByRole("button", { name: "Capture" }).focus()
    await page.keyboard.press("Enter")
    await badge("parcel-2", "Charged")
    expect((Number(await captured()) - before).toFixed(2)).toBe(total)
    expect(await desk.money("left")).toBe("$0.00")
  })

  it("turns a pending capture into a completed one without a reload", async () => {
    const { store, desk } = scene
    const { id, orderId } = await store.order()
    await outcomes("capture", "Pending")
    await store.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    await desk.openOrder(orderId)
    await badge("parcel-1", "Pending")
    await badge("capture", "Pending")
    // A reload would forget it.
    await desk.page.evaluate("window.notReloaded = true")
    const capture = (await store.amazon.tree(id)).Authorizations[0]?.Captures[0]
    await store.amazon.control("POST", `/captures/${capture?.AmazonCaptureId ?? ""}/decide`, {
      state: "Completed",
    })
    await badge("capture", "Completed")
    await badge("parcel-1", "Charged")
    expect(await desk.money("pending")).toBe("$0.00")
    expect(await desk.page.evaluate("window.notReloaded")).toBe(true)
    await store.warehouse.eventually(orderId, "partially_captured")
  })

  it("refunds a part, and explains a refund that Amazon declines", async () => {
    const { store, desk } = scene
    const { panel, prompt, drawer } = desk
    const { id, orderId } = await store.order()
    await store.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    await desk.openOrder(orderId)
    await badge("capture", "Completed")

    const refund = async (amount: string) => {
      await desk.part("capture").getByRole("button", { name: "Refund", exact: true }).click()
      await drawer.getByLabel("Amount in USD").fill("999")
      await drawer.getByText("That is more than").waitFor()
      expect(await drawer.getByRole("button", { name: "Refund" }).isDisabled()).toBe(true)
      await drawer.getByLabel("Amount in USD").fill(amount)
      await drawer.getByRole("button", { name: "Refund" }).click()
      await prompt.getByText(`The buyer gets $${amount} back.`).waitFor()
      await prompt.getByRole("button", { name: "Refund" }).click()
      await desk.part("refund").getByText(`$${amount}`).waitFor()
    }
    const refunds = async () =>
      (await store.amazon.tree(id)).Authorizations[0]?.Captures[0]?.Refunds.map(
        ({ Amount, State }) => [Amount, State],
      )
    await refund("3.10")
    // Nobody reloads the page: Amazon finishes the refund, and the panel shows it.
    await store.amazon.advance("PT1H")
    await badge("refund", "Completed")
    expect(await desk.money("refunded")).toBe("$3.10")

    await outcomes("refund", "Declined", "AmazonRejected")
    await refund("2.00")
    await store.amazon.advance("PT1H")
    await badge("refund", "Declined")
    await panel.getByText("the seller's balance may be negative").first().waitFor()
    await panel.getByText("The buyer has not got this money").waitFor()
    await desk.part("attention").getByText("Give the money back another way.").waitFor()
    expect(await refunds()).toEqual([
      ["3.10", "Completed"],
      ["2.00", "Declined"],
    ])

    // The balance is settled.
    await panel.getByRole("button", { name: "Refund again" }).click()
    await prompt.getByText("Refund $2.00 again").waitFor()
    await prompt.getByRole("button", { name: "Refund again" }).click()
    await desk.part("attention").waitFor({ state: "detached" })
    await store.amazon.advance("PT1H")
    await panel.getByRole("button", { name: "Refresh from Amazon" }).click()
    await desk.isTold("Read from Amazon")
    expect(await desk.money("refunded")).toBe("$5.10")
    expect(await refunds()).toEqual([
      ["3.10", "Completed"],
      ["2.00", "Declined"],
      ["2.00", "Completed"],
    ])
  })

  it("captures once when two admins ask at once, and tells the second", async () => {
    const { store, browser } = scene
    const { id, orderId, total } = await store.order()
    const desks = await Promise.all([browser.signIn(), browser.signIn(await store.colleague())])
    for (const desk of desks) {
      const { panel, drawer, prompt } = desk
      await desk.openOrder(orderId)
      await panel.getByRole("button", { name: "Capture an amount" }).click()
      await drawer.getByLabel("Amount in USD").fill("10.00")
      await drawer.getByRole("button", { name: "Capture an amount" }).click()
      await prompt.getByText("The buyer is charged $10.00 now").waitFor()
    }
    await Promise.all(
      desks.map(({ prompt }) => prompt.getByRole("button", { name: "Capture an amount" }).click()),
    )
    const told = await Promise.all(
      desks.map(async ({ page }) => {
        const done = page.getByText("The amount is captured").first()
        const refused = page.getByText("since you looked").first()
        await done.or(refused).waitFor()
        return (await refused.isVisible()) ? "refused" : "done"
      }),
    )
    expect(told.sort()).toEqual(["done", "refused"])
    // Both see the same money, and there is one capture of it.
    for (const desk of desks) {
      await desk.part("money-charged").getByText("$10.00").waitFor()
      expect(await desk.money("left")).toBe(`$${(Number(total) - 10).toFixed(2)}`)
    }
    const made = (await store.amazon.tree(id)).Authorizations.flatMap(({ Captures }) => Captures)
    expect(made.map(({ Amount }) => Amount)).toEqual(["10.00"])
    for (const { page } of desks) await page.context().close()
  })

  it("lets what Amazon says win over what the panel showed", async () => {
    const { store, desk } = scene
    const { panel, drawer, prompt } = desk
    const { id, orderId, total } = await store.order()
    await desk.openOrder(orderId)
    await store.amazon.control("POST", "/notifications", { lose: 1 })
    const authorization = (await store.amazon.tree(id)).Authorizations[0]?.AmazonAuthorizationId
    await store.amazon.control("POST", `/authorizations/${authorization ?? ""}/close`)
    await store.amazon.control("POST", `/order-references/${id}/close`)
    await panel.getByRole("button", { name: "Capture an amount" }).click()
    await drawer.getByRole("button", { name: "Capture an amount" }).click()
    await prompt.getByText(`The buyer is charged $${total} now`).waitFor()
    await prompt.getByRole("button", { name: "Capture an amount" }).click()
    await desk.isTold("Nothing was captured")
    await desk.page.keyboard.press("Escape")
    await panel.getByText("Closed", { exact: true }).first().waitFor()
    expect(await desk.money("held")).toBe("$0.00")
    const button = panel.getByRole("button", { name: "Capture an amount" })
    expect(await button.isDisabled()).toBe(true)
    await panel.getByText("is closed and takes no new authorization").first().waitFor()
    await store.amazon.control("POST", "/notifications", {})
  })

  it("shows nothing on an order that was paid otherwise", async () => {
    const { store, desk } = scene
    const cart = await store.buyer.cart()
    await store.buyer.session(cart.collectionId, {}, "pp_system_default")
    const { body } = await store.buyer.complete(cart.id)
    const asked = desk.page.waitForResponse(/\/admin\/amazon-pay\/orders\//)
    await desk.goTo(`/orders/${body.order?.id ?? ""}`)
    expect(await (await asked).json()).toEqual({ amazon_pay: null })
    await desk.page.getByText("susie@example.com").first().waitFor()
    expect(await desk.panel.count()).toBe(0)
    expect(await desk.page.getByRole("main").getByText("Amazon Pay").count()).toBe(0)
  })
}
