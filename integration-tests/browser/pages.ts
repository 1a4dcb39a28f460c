import { eventually } from "../support/warehouse"
import type { AdminScene } from "./admin-scene"

/** The pages beside the order: notifications, orders that need attention, settings, the connection check. */
export function pageStories(scene: AdminScene): void {
  it("finds an order's notifications and replays one", async () => {
    const { store, desk } = scene
    const { id } = await store.order()
    await store.workedOn(id)
    await desk.goTo("/amazon-pay?tab=notifications")
    await desk.page.getByLabel("Order reference").fill(id)
    const row = desk.part("notification-row")
    await row
      .filter({ hasText: "order reference, Open" })
      .getByRole("button", { name: new RegExp(`${id}$`) })
      .click()
    await desk.drawer.getByText("Its signature was checked").waitFor()
    await desk.drawer.getByText("Go to the order").waitFor()
    await desk.drawer.getByRole("button", { name: "Replay" }).click()
    await desk.isTold("The notification was worked on again")
    await desk.page.keyboard.press("Escape")
    // The order reference and its authorization; nothing of other orders.
    await row.nth(1).waitFor()
    const shown = await row.allInnerTexts()
    expect(shown.map((text) => text.includes(id))).toEqual([true, true])
  })

  it("leads from the list of orders that need attention to the order", async () => {
    const { store, desk } = scene
    const { id, orderId } = await store.order()
    await store.amazon.control("POST", `/order-references/${id}/close`)
    await store.amazon.control("POST", "/outcomes", {
      outcomes: [{ of: "capture", state: "Declined", reasonCode: "AmazonRejected" }],
    })
    await store.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    await store.warehouse.office("POST", `/admin/amazon-pay/orders/${orderId}/refresh`, {})
    await desk.goTo("/orders")
    await desk.page.getByRole("link", { name: "Amazon Pay" }).click()
    const row = desk.part("attention-row").filter({ hasText: id })
    await row.getByText(/^The order still owes \$\d+\.\d\d, and Amazon takes no charge/).waitFor()
    await row.getByRole("link").click()
    await desk
      .part("attention")
      .getByText(/^The order still owes/)
      .waitFor()
    expect(desk.page.url()).toContain(orderId)
  })

  it("takes an order off the list with a note, and shows who did in the order", async () => {
    const { store, desk } = scene
    const { id, orderId } = await store.order()
    await store.amazon.control("POST", `/order-references/${id}/cancel`)
    await store.warehouse.office("POST", `/admin/amazon-pay/orders/${orderId}/refresh`, {})
    await desk.goTo("/amazon-pay")
    const row = desk.part("attention-row").filter({ hasText: id })
    await row.getByRole("button", { name: "Dismiss" }).click()
    await desk.drawer.getByLabel("Note").fill("Paid at the counter")
    await desk.drawer.getByRole("button", { name: "Dismiss" }).click()
    await desk.isTold("It is off the list")
    await row.waitFor({ state: "detached" })
    await desk.goTo(`/orders/${orderId}`)
    await desk.page
      .getByText(/dismissed “Owed, cannot be charged” on .+: Paid at the counter/)
      .waitFor()
  })

  it("says above an order what it needs, and dismisses it in the panel, which keeps the focus", async () => {
    const { store, desk } = scene
    const { id, orderId } = await store.order()
    await store.amazon.control("POST", `/order-references/${id}/cancel`)
    await store.warehouse.office("POST", `/admin/amazon-pay/orders/${orderId}/refresh`, {})
    await desk.openOrder(orderId)
    const above = desk.part("attention-above")
    await above.getByText(/^Amazon Pay: The order still owes/).waitFor()
    await above.getByRole("button", { name: "Show Amazon Pay on this page" }).click()
    const focusIsInPanel = async () => expect(await desk.panel.locator(":focus").count()).toBe(1)
    await eventually(focusIsInPanel)
    const name = /^Dismiss: Owed, cannot be charged, Order #\d+$/
    await desk.part("attention").getByRole("button", { name }).click()
    await desk.drawer.getByText(/^Order #\d+$/).waitFor()
    await desk.drawer.getByLabel("Note").fill("Paid at the counter")
    await desk.drawer.getByRole("button", { name: "Dismiss" }).click()
    await above.waitFor({ state: "detached" })
    await desk.part("attention").waitFor({ state: "detached" })
    await eventually(focusIsInPanel)
  })

  it("shows how the account is configured, and what a wrong key is and how to mend it", async () => {
    const { store, desk } = scene
    const { secretKey, accessKey } = store.amazon.simulator
    await desk.goTo("/settings/amazon-pay")
    const account = desk.part("account")
    await account.getByText("When a parcel is packed").waitFor()
    await account.getByText(`${store.url}/hooks/amazon-pay/ipn`).waitFor()
    const check = desk.part("check")
    await check.getByRole("button", { name: "Run the check" }).click()
    await check.getByText("Amazon accepts the keys in region na.").waitFor()
    expect(await check.getByText("Wrong", { exact: true }).count()).toBe(0)

    await store.whileKeyIsWrong(async () => {
      await check.getByRole("button", { name: "Run the check" }).click()
      await check.getByText("the secret key does not belong to it").waitFor()
      await check.getByText("Copy `secretKey` again from Seller Central, whole.").waitFor()
      expect(await check.getByText("Wrong", { exact: true }).count()).toBe(1)
    })
    await check.getByRole("button", { name: "Run the check" }).click()
    await check.getByText("Amazon accepts the keys in region na.").waitFor()
    for (const secret of [secretKey, accessKey]) {
      expect(await desk.page.content()).not.toContain(secret)
    }
  })
}
