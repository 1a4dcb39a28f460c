import de from "../../src/admin/i18n/de.json"
import en from "../../src/admin/i18n/en.json"
import es from "../../src/admin/i18n/es.json"
import fr from "../../src/admin/i18n/fr.json"
import ja from "../../src/admin/i18n/ja.json"
import { faultsOf, overflowOf, photograph } from "../support/looks"
import { rejectedTwice, rejectsCaptures } from "../support/trouble"
import type { AdminScene } from "./admin-scene"

/** How the plugin's parts look and read: for everybody, in light and dark, wide and narrow, in every language. */
export function lookStories(scene: AdminScene): void {
  /** An order that has nearly everything the panel can show. */
  const eventful = async () => {
    const { store } = scene
    const { id, orderId } = await store.order()
    const outcome = async (of: string, state: string, reasonCode: string) => {
      const outcomes = [{ of, state, reasonCode }]
      await store.amazon.control("POST", "/outcomes", { outcomes })
    }
    await store.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    await store.warehouse.eventually(orderId, "partially_captured")
    await outcome("refund", "Declined", "AmazonRejected")
    const capture = (await store.amazon.tree(id)).Authorizations[0]?.Captures[0]
    const refunds = `/admin/amazon-pay/orders/${orderId}/refunds`
    const amazon_capture_id = capture?.AmazonCaptureId
    await store.warehouse.office("POST", refunds, { amazon_capture_id, amount: "3.10" })
    await store.amazon.advance("PT1H")
    await rejectsCaptures(store.amazon)
    await store.warehouse.pack(orderId, { "TOTE-L": 1 })
    await rejectedTwice(store.amazon, id)
    await scene.desk.openOrder(orderId)
    await scene.desk.part("parcel-2").getByText("Declined", { exact: true }).waitFor()
    return orderId
  }
  const named = (name: string) => `[data-amazon-pay="${name}"]`

  it("has nothing that axe-core finds fault with", async () => {
    const { desk } = scene
    const { page, panel } = desk
    await page.setViewportSize({ width: 1440, height: 2400 })
    await eventful()
    await panel.getByRole("button", { name: "Show what happened" }).click()
    const faults = await faultsOf(page, "panel", named("order-panel"))
    await panel.getByRole("button", { name: "Refund", exact: true }).click()
    await desk.drawer.getByLabel("Amount in USD").fill("999")
    faults.push(...(await faultsOf(page, "panel-refund", "[role=dialog]")))
    await page.keyboard.press("Escape")
    await panel.getByRole("button", { name: "More actions" }).click()
    await page.getByRole("menu").waitFor()
    faults.push(...(await faultsOf(page, "panel-more", "[role=menu]")))
    await page.keyboard.press("Escape")

    await desk.goTo("/amazon-pay")
    await desk.part("attention-row").first().waitFor()
    faults.push(...(await faultsOf(page, "attention", named("overview"))))
    await page.getByRole("tab", { name: "Notifications" }).click()
    await desk.part("notification-row").first().waitFor()
    faults.push(...(await faultsOf(page, "notifications", named("overview"))))
    await desk.part("notification-row").first().getByRole("button").click()
    await desk.drawer.getByText("Message id").waitFor()
    faults.push(...(await faultsOf(page, "notification", "[role=dialog]")))

    await desk.goTo("/settings/amazon-pay")
    await desk.part("check").getByRole("button").click()
    await desk.part("check").getByRole("listitem").first().waitFor()
    faults.push(...(await faultsOf(page, "settings", named("settings"))))
    expect(faults).toEqual([])
  })

  it("fits on a telephone", async () => {
    const { desk } = scene
    const orderId = await eventful()
    await desk.page.setViewportSize({ width: 390, height: 2400 })
    const beyond: Record<string, number> = {}
    for (const [path, name] of [
      [`/orders/${orderId}`, "order-panel"],
      ["/amazon-pay", "overview"],
      ["/amazon-pay?tab=notifications", "overview"],
      ["/settings/amazon-pay", "settings"],
    ] as const) {
      await desk.goTo(path)
      await desk
        .part(name)
        .getByRole("listitem")
        .or(desk.part(name).getByRole("row"))
        .first()
        .waitFor()
      await photograph(desk.part(name), `narrow ${path.replace(orderId, "")}`)
      beyond[path] = await overflowOf(desk.page, named(name))
    }
    expect(Object.values(beyond)).toEqual([0, 0, 0, 0])
    await desk.page.setViewportSize({ width: 1440, height: 1400 })
  })

  it.each(Object.entries({ de, es, fr, ja }))("speaks %s", async (language, words) => {
    const { desk, store } = scene
    const { orderId } = await store.order()
    const context = desk.page.context()
    await context.addCookies([{ name: "lng", value: language, url: store.url }])
    try {
      await desk.openOrder(orderId)
      await desk.panel.getByRole("button", { name: words.actions.refresh }).waitFor()
      const shown = [await desk.panel.innerText()]
      await desk.goTo("/settings/amazon-pay")
      await desk.part("account").getByText(words.modes.fulfillment).waitFor()
      shown.push(await desk.part("settings").innerText())
      await desk.goTo("/amazon-pay?tab=notifications")
      await desk.part("notification-row").first().waitFor()
      shown.push(await desk.part("overview").innerText())
      // A key without words is shown as it is, and so is the place of a value that nobody gave.
      const keys = new RegExp(`\\b(${Object.keys(en).join("|")})\\.[a-z]\\w*|\\{\\{`, "g")
      expect(shown.join("\n").match(keys)).toBeNull()
    } finally {
      await context.addCookies([{ name: "lng", value: "en", url: store.url }])
    }
  })
}
