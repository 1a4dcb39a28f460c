import { AdminBrowser, type AdminDesk } from "../support/admin-browser"
import { AdminStore } from "../support/admin-store"
import { faultsOf, overflowOf, photograph } from "../support/looks"

/** A developer picks, in the settings, what Amazon's sandbox is to do with the next order. */
describe("the sandbox's simulations", () => {
  jest.setTimeout(600_000)
  const part = '[data-amazon-pay="simulations"]'
  let store: AdminStore
  let browser: AdminBrowser
  let desk: AdminDesk

  beforeAll(async () => {
    const starting = AdminStore.start("from-sources")
    browser = await AdminBrowser.beside(starting)
    store = await starting
    desk = await browser.signIn()
    // The dashboard is compiled while it is looked at: what a page is the first to need reloads it, after which it needs
    // nothing new. It shows nothing before.
    const { orderId } = await store.order()
    for (let time = 0; time < 2; time++) {
      await desk.openOrder(orderId)
      await desk.goTo("/settings/amazon-pay")
      await section().waitFor()
    }
  })
  afterAll(async () => {
    await browser.close()
    await store.stop()
  })
  afterEach(async () => {
    await photograph(desk.page, `end of ${expect.getState().currentTestName ?? "story"}`)
  })

  const section = () => desk.part("simulations")
  const waiting = () => desk.part("simulation-waiting")
  const taken = () => desk.part("simulation-taken")
  const choose = async (group: string, name: string) => {
    await section().getByRole("combobox", { name: "What Amazon is to do" }).click()
    await desk.page
      .getByRole("group", { name: group })
      .getByRole("option", { name, exact: true })
      .click()
  }
  const pick = async () => {
    await section().getByRole("button", { name: "Pick" }).click()
  }

  it("picks, takes back, and sees which order used what", async () => {
    const { page } = desk
    await page.setViewportSize({ width: 1440, height: 2400 })
    await desk.goTo("/settings/amazon-pay")
    await section().getByText("Nothing is picked").waitFor()
    expect(await section().getByRole("button", { name: "Pick" }).isDisabled()).toBe(true)

    await choose("First authorization", "Declined: payment method invalid")
    await section().getByText("Your checkout has to ask for another one").waitFor()
    const minutes = section().getByLabel("Minutes (1 to 60)")
    expect(await minutes.inputValue()).toBe("5")
    await minutes.fill("61")
    expect(await section().getByRole("button", { name: "Pick" }).isDisabled()).toBe(true)
    await minutes.fill("7")
    await pick()
    await waiting().getByText("Declined: payment method invalid (7 min)").waitFor()
    await choose("First refund", "Declined: Amazon rejects it")
    await pick()
    await waiting().filter({ hasText: "First refund" }).waitFor()
    await section().getByRole("button", { name: "Take back: First refund" }).click()
    await waiting().filter({ hasText: "First refund" }).waitFor({ state: "detached" })
    await choose("First capture", "Pending")
    await pick()
    await waiting().filter({ hasText: "First capture" }).waitFor()
    expect(await waiting().count()).toBe(2)

    // The next buyer's card is declined; they choose another one and pay.
    const id = await store.amazon.orderReference()
    const cart = await store.buyer.cart()
    await store.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
    expect((await store.buyer.complete(cart.id)).body.type).not.toBe("order")
    // Nobody reloads the page.
    const used = taken().filter({ hasText: "First authorization" })
    await used.getByText("Used", { exact: true }).waitFor()
    await used.getByText(`Not an order yet, ${id}`).waitFor()
    await store.amazon.control("POST", `/order-references/${id}/payment-method`, { present: true })
    const { body } = await store.buyer.complete(cart.id)
    expect(body.type).toBe("order")
    const orderId = body.order?.id ?? ""

    await store.warehouse.pack(orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
    await desk.openOrder(orderId)
    await desk.part("capture").getByText("Pending", { exact: true }).waitFor()
    await desk.panel.getByText("Declined", { exact: true }).first().waitFor()
    await desk.panel
      .getByText("Amazon could not charge the buyer's payment method")
      .first()
      .waitFor()

    await desk.goTo("/settings/amazon-pay")
    await section().getByText("Nothing is picked").waitFor()
    await taken().filter({ hasText: "First capture" }).getByText("Used", { exact: true }).waitFor()
    await used.getByRole("link", { name: /^Order #\d+$/ }).click()
    await desk.panel.waitFor()
    expect(page.url()).toContain(orderId)
  })

  it("has nothing that axe-core finds fault with, and fits on a telephone", async () => {
    const { page } = desk
    await desk.goTo("/settings/amazon-pay")
    await choose("When the order reference is closed", "Closed by Amazon")
    await pick()
    await waiting().first().waitFor()
    await choose("First authorization", "Held, then expired")
    const faults = await faultsOf(page, "simulations", part)
    await section().getByRole("combobox").click()
    await page.getByRole("listbox").waitFor()
    faults.push(...(await faultsOf(page, "simulations-list", "[role=listbox]")))
    await page.keyboard.press("Escape")
    expect(faults).toEqual([])

    await page.setViewportSize({ width: 390, height: 2400 })
    await photograph(section(), "narrow simulations")
    expect(await overflowOf(page, part)).toBe(0)
  })
})
