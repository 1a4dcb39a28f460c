import type { Locator } from "playwright-core"
import de from "../../src/admin/i18n/de.json"
import { createMwsClient } from "medusa-payment-amazon-pay/mws"
import { faultsOf, overflowOf } from "../support/looks"
import { eventually } from "../support/warehouse"
import type { AdminScene } from "./admin-scene"

/** The settings page: the address for notifications, whose messages are taken, and what the connection check says. */
export function settingsStories(scene: AdminScene): void {
  const address = () => `${scene.store.url}/hooks/amazon-pay/ipn`
  const account = () => scene.desk.part("account")
  const open = async () => {
    // What the page shows is asked for anew only by who comes from another one.
    await scene.desk.turnTo("/settings/profile")
    await account().waitFor({ state: "detached" })
    await scene.desk.turnTo("/settings/amazon-pay")
    await account().waitFor()
  }
  const faults = (name: string, part: string) => faultsOf(scene.desk.page, name, part)
  /** Goes on with the keyboard alone until something has the focus. */
  const tabTo = async (target: Locator) => {
    for (let steps = 0; steps < 100; steps++) {
      if (await hasFocus(target)) return
      await scene.desk.page.keyboard.press("Tab")
    }
    throw new Error("The keyboard does not get there.")
  }
  const hasFocus = async (target: Locator) =>
    (await target.and(scene.desk.page.locator(":focus")).count()) === 1
  const getsFocus = (target: Locator) =>
    eventually(async () => expect(await hasFocus(target)).toBe(true))
  /** Where Amazon was told to deliver, as Amazon says it. */
  const registered = async () => {
    const { url: endpoint, sellerId, accessKey, secretKey } = scene.store.amazon.simulator
    const keys = { sellerId, accessKey, secretKey }
    const client = createMwsClient({ ...keys, region: "na", sandbox: true, endpoint })
    try {
      const told = await client.getMerchantNotificationConfiguration()
      return told.notificationConfigurations.map(({ notificationUrl }) => notificationUrl)
    } finally {
      await client.close()
    }
  }

  it("copies the address for notifications", async () => {
    const { page } = scene.desk
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"])
    await open()
    await page.getByRole("button", { name: "Copy the address" }).click()
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(address())
  })

  it("registers the address with Amazon by the keyboard alone, and leaves the focus where it was", async () => {
    const { desk } = scene
    const { keyboard } = desk.page
    await open()
    const register = account().getByRole("button", { name: "Register", exact: true })
    await tabTo(register)
    await keyboard.press("Enter")
    await desk.prompt.getByText(`to ${address()}.`).waitFor()
    expect(await faults("register-prompt", "[role=alertdialog]")).toEqual([])
    // Nothing is done by who changes their mind.
    await keyboard.press("Escape")
    await desk.prompt.waitFor({ state: "detached" })
    await getsFocus(register)
    expect(await registered()).toEqual([])

    await keyboard.press("Enter")
    await tabTo(desk.prompt.getByRole("button", { name: "Register" }))
    await keyboard.press("Enter")
    await account().getByText(`Amazon delivers to ${address()}.`).waitFor()
    expect(await registered()).toEqual([address()])
    await getsFocus(register)
    expect(await faults("registered", '[data-amazon-pay="settings"]')).toEqual([])
  })

  it("previews what Amazon is told of an order, in the language that is picked", async () => {
    const { desk } = scene
    const { page } = desk
    await open()
    const section = desk.part("texts")
    const parcel = desk.part("text-parcel")
    await parcel.getByText("Order 1042, parcel 2/2: 1 × Mug, blue", { exact: true }).waitFor()
    await parcel.getByText("Capture · SellerCaptureNote · 37 of 255 characters").waitFor()
    await desk.part("text-storeName").getByText("Amazon Pay demo store", { exact: true }).waitFor()
    await desk.part("text-order").getByText("10 of 1,024 characters").waitFor()
    await section.getByRole("combobox", { name: "Language of the order" }).click()
    await page.getByRole("option", { name: "Japanese" }).click()
    await parcel.getByText("ご注文 1042、お荷物 2/2：1 × マグカップ、青", { exact: true }).waitFor()
    expect(await section.locator("[lang=ja]").count()).toBe(6)

    expect(await faults("texts", '[data-amazon-pay="texts"]')).toEqual([])
    await page.setViewportSize({ width: 390, height: 2400 })
    await faultsOf(page, "texts-narrow", '[data-amazon-pay="texts"]')
    expect(await overflowOf(page, '[data-amazon-pay="texts"]')).toBe(0)
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  it("confirms the topic that is trusted", async () => {
    const { store, desk } = scene
    await store.order()
    await store.amazon.simulator.idle()
    await open()
    const topics = desk.page.getByRole("region", { name: "Topics" })
    await topics.getByText("Trusted", { exact: true }).waitFor()
    await topics.getByRole("button", { name: /^Confirm the topic arn:aws:sns/ }).click()
    await desk.prompt.getByText("Only messages of this topic are taken").waitFor()
    await desk.prompt.getByRole("button", { name: "Confirm" }).click()
    await topics.getByText("Confirmed", { exact: true }).waitFor()
    expect(await topics.getByRole("button", { name: /^Confirm the topic/ }).count()).toBe(0)
    await getsFocus(topics)
    const { body } = await store.warehouse.office("GET", "/admin/amazon-pay/status")
    expect(body).toMatchObject({
      accounts: [{ topics: [{ trusted: true, confirmed_at: expect.any(String) }] }],
    })
  })

  it("shows the check's English findings on a German page, and tries the address it shows", async () => {
    const { store, desk } = scene
    const context = desk.page.context()
    await context.addCookies([{ name: "lng", value: "de", url: store.url }])
    try {
      // The dashboard reads its language as it is loaded.
      await desk.goTo("/settings/amazon-pay")
      await account().waitFor()
      const check = desk.part("check")
      const run = check.getByRole("button", { name: de.check.run })
      await run.click()
      await check.getByText(`${address()} leads to the plugin.`).waitFor()
      await store.whileKeyIsWrong(async () => {
        await run.click()
        await check.getByText("the secret key does not belong to it").waitFor()
        await check.getByText("Copy `secretKey` again from Seller Central, whole.").waitFor()
        expect(await check.getByText(de.check.wrong, { exact: true }).count()).toBe(1)
        // Every finding is in English, and tells screen readers so.
        const findings = await check.getByRole("listitem").count()
        expect(findings).toBeGreaterThan(5)
        expect(await check.locator("li [lang=en]").count()).toBe(findings)
        expect(await faults("check-german", '[data-amazon-pay="check"]')).toEqual([])
      })
    } finally {
      await context.addCookies([{ name: "lng", value: "en", url: store.url }])
    }
  })
}
