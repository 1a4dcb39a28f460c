import de from "../../src/admin/i18n/de.json"
import en from "../../src/admin/i18n/en.json"
import es from "../../src/admin/i18n/es.json"
import fr from "../../src/admin/i18n/fr.json"
import ja from "../../src/admin/i18n/ja.json"
import { faultsOf, overflowOf, photograph } from "../support/looks"
import { eventually } from "../support/warehouse"
import type { AdminScene } from "./admin-scene"
import { PanelVisit } from "./panel-desk"

const previews = /\/parcel-preview$/
const panelPart = '[data-amazon-pay="order-panel"]'

/** What is said before goods leave, of all that is left and of what somebody chooses. */
export function shippingStories(scene: AdminScene): void {
  const visit = new PanelVisit(scene)
  const section = () => scene.desk.part("shipping")
  const mugs = () => section().getByLabel("Enamel mug (MUG-BLUE)")
  const totes = () => section().getByLabel("Canvas tote (TOTE-L)")
  const choose = () => section().getByRole("button", { name: "Choose items" }).click()

  it("says what packing chosen items charges, and that is what is charged", async () => {
    const { id, orderId, total } = await visit.open()
    const { store } = scene
    await section().getByText(`Packing everything that is left charges $${total}.`).waitFor()
    await choose()
    expect([await mugs().inputValue(), await totes().inputValue()]).toEqual(["2", "1"])
    await mugs().fill("1")
    await totes().fill("0")
    const told = section().getByText(/Packing these items charges \$\d+\.\d\d\. It is held until/)
    await told.waitFor()
    const amount = /charges \$(\d+\.\d\d)/.exec(await told.innerText())?.[1] ?? ""
    expect(Number(amount)).toBeLessThan(Number(total))

    const packed = await visit.doing(async () => {
      await store.warehouse.pack(orderId, { "MUG-BLUE": 1 })
      await store.warehouse.eventually(orderId, "partially_captured")
    })
    expect(packed).toEqual({ calls: { Capture: 1 }, captured: amount })

    // What is left is another now, and nothing is held any more.
    await scene.desk.openOrder(orderId)
    const rest = (Number(total) - Number(amount)).toFixed(2)
    const anew = "Amazon is asked for a new authorization and may decline it."
    await section().getByText(`charges $${rest}. Nothing is held for it, so ${anew}`).waitFor()
    await choose()
    expect([await mugs().inputValue(), await totes().inputValue()]).toEqual(["1", "1"])
    await totes().fill("0")
    await section()
      .getByText(/Packing these items charges \$\d+\.\d\d\. Nothing is held/)
      .waitFor()
    await store.amazon.control("POST", `/order-references/${id}/close`)
    await scene.desk.panel.getByRole("button", { name: "Refresh from Amazon" }).click()
    await section()
      .getByText(/cannot be charged any more: .* Ask the buyer for another payment/)
      .waitFor()
    await section().getByRole("button", { name: "Back to everything that is left" }).click()
    await section().getByText(`$${rest} cannot be charged any more`).waitFor()
    expect(await mugs().count()).toBe(0)
  })

  it("asks nothing for quantities that make no sense, says when it waits and when it fails", async () => {
    await visit.open()
    const { page } = scene.desk
    let asked = 0
    page.on("request", (request) => (asked += previews.test(request.url()) ? 1 : 0))
    await choose()
    await mugs().fill("3")
    await section()
      .getByText("Enter a number from 0 to 2.")
      .and(page.locator(":visible"))
      .first()
      .waitFor()
    expect(await mugs().getAttribute("aria-invalid")).toBe("true")
    await section().getByText("One of the quantities is not possible.").waitFor()
    await mugs().fill("0")
    await totes().fill("")
    await section().getByText("Choose at least one item.").waitFor()
    expect(asked).toBe(0)

    let answer: () => void = () => undefined
    const held = new Promise<void>((resolve) => (answer = resolve))
    await page.route(previews, async (route) => {
      await held
      await route.continue()
    })
    await mugs().fill("1")
    await section().getByText("Working it out…").waitFor()
    answer()
    await section().getByText("Packing these items charges").waitFor()
    await page.unroute(previews)

    await page.route(previews, (route) => route.abort())
    await mugs().fill("2")
    await section().getByText("could not be found out").waitFor()
    await page.unroute(previews)
    await section().getByRole("button", { name: "Try again" }).click()
    await section().getByText("Packing these items charges").waitFor()
  })

  it("says above Medusa's own form what packing everything charges", async () => {
    const { orderId, total } = await scene.store.order()
    const desk = await scene.browser.signIn()
    const { clock } = desk.page
    // Time passes only step by step, so that the hint, which goes by itself, stays for as long as it has to.
    const now = Date.now()
    await clock.install({ time: now - 3_600_000 })
    await clock.pauseAt(now)
    const told = desk.page.locator("[data-sonner-toast]").getByText(`charges $${total}.`)
    await desk.goTo(`/orders/${orderId}/fulfillment?requires_shipping=true`)
    await eventually(async () => {
      await clock.runFor(100)
      if (!(await told.count())) throw new Error("The hint is not there.")
    })
    expect(await told.count()).toBe(1)
    // Medusa asks whether to leave a form in which something was entered.
    await desk.page.getByRole("spinbutton").first().fill("0")
    await desk.page.getByRole("button", { name: "Cancel" }).click()
    await desk.prompt.getByRole("button", { name: "Continue" }).click()
    // Far less than the hint stays by itself.
    for (let step = 0; step < 50 && (await told.count()); step++) await clock.runFor(100)
    expect(await told.count()).toBe(0)
    await desk.panel.waitFor()
    await desk.page.context().close()
  })

  it("has nothing that axe-core finds fault with, and fits on a telephone", async () => {
    const { page } = scene.desk
    const { orderId } = await visit.open()
    const refresh = scene.desk.panel.getByRole("button", { name: "Refresh from Amazon" })
    await refresh.click()
    await scene.desk.isTold("Read from Amazon")
    await page.setViewportSize({ width: 1440, height: 2400 })
    await scene.desk.panel.getByRole("button", { name: "Show what happened" }).click()
    await choose()
    await totes().fill("0")
    await section().getByText("Packing these items charges").waitFor()
    const faults = await faultsOf(page, "panel-picker", panelPart)
    await mugs().fill("9")
    await section().getByText("One of the quantities is not possible.").waitFor()
    faults.push(...(await faultsOf(page, "panel-picker-wrong", panelPart)))
    await visit.more.click()
    await page.getByRole("menu").waitFor()
    faults.push(...(await faultsOf(page, "panel-menu", "[role=menu]")))
    await page.keyboard.press("Escape")
    expect(faults).toEqual([])

    await page.setViewportSize({ width: 390, height: 2400 })
    await photograph(scene.desk.panel, "narrow picker")
    expect(await overflowOf(page, panelPart)).toBe(0)
    await page.setViewportSize({ width: 1440, height: 1400 })
    await scene.desk.openOrder(orderId)
  })

  it.each(Object.entries({ de, es, fr, ja }))("speaks %s", async (language, words) => {
    const { desk, store } = scene
    const { orderId } = await store.order()
    const context = desk.page.context()
    await context.addCookies([{ name: "lng", value: language, url: store.url }])
    try {
      await store.warehouse.office("POST", `/admin/amazon-pay/orders/${orderId}/refresh`, {})
      await desk.openOrder(orderId)
      await section().getByRole("button", { name: words.picker.show }).click()
      await mugs().fill("1")
      await section().getByText(words.picker.title).waitFor()
      await desk.panel.getByText(words.timeline.show.split(" (")[0] ?? "").click()
      await desk.panel.getByText(words.audit.refresh).waitFor()
      const shown = await desk.panel.innerText()
      const keys = new RegExp(`\\b(${Object.keys(en).join("|")})\\.[a-z]\\w*|\\{\\{`, "g")
      expect(shown.match(keys)).toBeNull()
      await photograph(desk.panel, `panel ${language}`)
    } finally {
      await context.addCookies([{ name: "lng", value: "en", url: store.url }])
    }
  })
}
