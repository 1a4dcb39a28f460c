import { AdminBrowser } from "../support/admin-browser"
import { AdminStore } from "../support/admin-store"
import { eventually } from "../support/warehouse"

/** A merchant at the dashboard, in a real browser: one order from two parcels to a refund. */
describe("the dashboard", () => {
  jest.setTimeout(600_000)
  let store!: AdminStore
  let browser!: AdminBrowser

  beforeAll(async () => {
    store = await AdminStore.start()
    browser = await AdminBrowser.open(store)
    await browser.signIn()
  })
  afterAll(async () => {
    await browser.close()
    await store.stop()
  })

  it("captures a parcel by hand, refunds of it, and shows what Amazon has done by itself", async () => {
    const { amazon, buyer, warehouse } = store
    const { page, panel, prompt } = browser
    const id = await amazon.orderReference()
    const orderId = await buyer.order(id)
    const { total } = await warehouse.eventually(orderId, "authorized")

    await warehouse.pack(orderId, { "MUG-BLUE": 2 })
    await warehouse.eventually(orderId, "partially_captured")
    const first = (await amazon.ledger()).captured.USD ?? ""
    // The next charge is declined, so that it is left to a person.
    await amazon.control("POST", "/outcomes", {
      outcomes: [{ of: "authorization", state: "Declined", reasonCode: "ProcessingFailure" }],
    })
    await warehouse.pack(orderId, { "TOTE-L": 1 })
    await browser.openOrder(orderId)
    const parcel = (number: number) => panel.locator(`[data-amazon-pay="parcel-${number}"]`)
    await parcel(1).getByText("Charged", { exact: true }).waitFor()
    await parcel(2).getByText("Declined", { exact: true }).waitFor()
    await panel.getByText("Amazon could not process it.").first().waitFor()

    await panel.getByRole("button", { name: "Capture parcel 2" }).click()
    const rest = (total - Number(first)).toFixed(2)
    await prompt.getByText(`The buyer is charged $${rest} now.`).waitFor()
    // The keyboard is enough.
    await prompt.getByRole("button", { name: "Capture" }).focus()
    await page.keyboard.press("Enter")
    await parcel(2).getByText("Charged", { exact: true }).waitFor()
    expect((await amazon.ledger()).captured).toEqual({ USD: total.toFixed(2) })
    expect(await panel.locator('[data-amazon-pay="money-left"]').innerText()).toBe("$0.00")

    const capture = panel.locator('[data-amazon-pay="capture"]').first()
    await capture.getByRole("button", { name: "Refund" }).click()
    const drawer = page.getByRole("dialog")
    await drawer.getByLabel("Amount in USD").fill("999")
    await drawer.getByText("That is more than").waitFor()
    expect(await drawer.getByRole("button", { name: "Refund" }).isDisabled()).toBe(true)
    await drawer.getByLabel("Amount in USD").fill("3.10")
    await drawer.getByRole("button", { name: "Refund" }).click()
    await prompt.getByText("The buyer gets $3.10 back.").waitFor()
    await prompt.getByRole("button", { name: "Refund" }).click()
    const refund = capture.locator('[data-amazon-pay="refund"]')
    await refund.getByText("$3.10").waitFor()

    // Nobody reloads the page: Amazon finishes the refund, and the panel shows it.
    await amazon.control("POST", "/clock", { advance: "PT1H" })
    await refund.getByText("Completed", { exact: true }).waitFor()
    await eventually(async () => {
      expect((await amazon.ledger()).refunded).toEqual({ USD: "3.10" })
    })
  })

  it("shows nothing on an order that was paid otherwise", async () => {
    const { buyer } = store
    const cart = await buyer.cart()
    await buyer.session(cart.collectionId, {}, "pp_system_default")
    const { body } = await buyer.complete(cart.id)
    await browser.page.goto(`${store.url}/app/orders/${body.order?.id ?? ""}`)
    await browser.page.getByText("susie@example.com").first().waitFor()
    expect(await browser.panel.count()).toBe(0)
  })

  it("replays a notification, and shows how the account is configured", async () => {
    const { page } = browser
    await page.goto(`${store.url}/app/amazon-pay?tab=notifications`)
    const row = page.locator('[data-amazon-pay="notification-row"]').first()
    await row.getByRole("button").click()
    const drawer = page.getByRole("dialog")
    await drawer.getByText("Its signature was checked").waitFor()
    await drawer.getByRole("button", { name: "Replay" }).click()
    await page.getByText("The notification was worked on again").first().waitFor()

    await page.goto(`${store.url}/app/settings/amazon-pay`)
    const account = page.locator('[data-amazon-pay="account"]')
    await account.getByText("When a parcel is packed").waitFor()
    await account.getByText("/hooks/amazon-pay/ipn").waitFor()
    expect(await page.content()).not.toContain("secretKey")
  })
})
