import type { Locator } from "playwright-core"
import { z } from "@medusajs/framework/zod"
import { rejectedTwice, rejectsCaptures } from "../support/trouble"
import type { AdminScene } from "./admin-scene"
import { PanelVisit } from "./panel-desk"

const parcels = z.object({
  amazon_pay: z.object({ parcels: z.array(z.object({ fulfillment_id: z.string() })) }),
})

/** The panel without a mouse, without eyes, and as time passes. */
export function keyStories(scene: AdminScene): void {
  const visit = new PanelVisit(scene)
  const press = (key: string) => scene.desk.page.keyboard.press(key)
  const hasFocus = (what: Locator) => what.and(scene.desk.page.locator(":focus")).waitFor()
  const tabTo = async (what: Locator) => {
    const focused = what.and(scene.desk.page.locator(":focus"))
    for (let tabs = 0; tabs < 150; tabs++) {
      if (await focused.count()) return
      await press("Tab")
    }
    throw new Error("The Tab key does not come to it.")
  }

  it("can be used with keys alone, and gives the focus back", async () => {
    const { id } = await visit.open()
    const { desk } = scene
    const { page, panel, prompt, drawer } = desk
    const item = (name: string) => page.getByRole("menuitem", { name })
    const capture = panel.getByRole("button", { name: "Capture an amount" })
    const amount = drawer.getByLabel("Amount in USD")

    const looked = await visit.doing(async () => {
      await tabTo(visit.more)
      await press("Enter")
      // What is not offered is come to all the same, says why, and does nothing.
      await hasFocus(item("Authorize anew"))
      await item("The rest is held already.").waitFor()
      await press("Enter")
      await hasFocus(item("Authorize anew"))
      expect(await prompt.count()).toBe(0)
      await press("Escape")
      await hasFocus(visit.more)
      await press("Enter")
      await hasFocus(item("Authorize anew"))
      await press("ArrowDown")
      await hasFocus(item("Release the hold"))
      await press("Enter")
      await hasFocus(prompt.getByRole("button", { name: "Cancel" }))
      await press("Escape")
      await prompt.waitFor({ state: "detached" })
      await hasFocus(visit.more)

      await tabTo(capture)
      await press("Enter")
      await hasFocus(amount)
      await press("Escape")
      await drawer.waitFor({ state: "detached" })
      await hasFocus(capture)
    })
    expect(looked).toEqual({ calls: {}, captured: "0.00" })

    const done = await visit.doing(async () => {
      await press("Enter")
      await hasFocus(amount)
      await page.keyboard.type("12.50")
      await press("Enter")
      await prompt.getByText("The buyer is charged $12.50 now").waitFor()
      await press("Escape")
      await prompt.waitFor({ state: "detached" })
      await hasFocus(amount)
      expect(await amount.inputValue()).toBe("12.50")
      await press("Enter")
      await hasFocus(prompt.getByRole("button", { name: "Cancel" }))
      await press("Tab")
      await hasFocus(prompt.getByRole("button", { name: "Capture an amount" }))
      await press("Enter")
      await visit.money("charged", "$12.50")
      await drawer.waitFor({ state: "detached" })
      await hasFocus(capture)
    })
    expect(done).toEqual({ calls: { Capture: 1 }, captured: "12.50" })
    const captures = (await scene.store.amazon.tree(id)).Authorizations.flatMap(
      ({ Captures }) => Captures,
    )
    expect(captures.map(({ Amount }) => Amount)).toEqual(["12.50"])
  })

  const home = () => scene.desk.panel.locator("header > div")
  const badge = (text: string) =>
    scene.desk.part("parcel-2").getByText(text, { exact: true }).waitFor()
  /** Opens an order whose second parcel is left to a person, and goes to the button for it. */
  const toSecondParcel = async () => {
    const { store, desk } = scene
    const { id, orderId } = await store.order()
    await store.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    await store.warehouse.eventually(orderId, "partially_captured")
    await rejectsCaptures(store.amazon)
    await store.warehouse.pack(orderId, { "TOTE-L": 1 })
    // Both of the store's own attempts are over: whoever is quicker than they are has seen another panel.
    await rejectedTwice(store.amazon, id)
    await store.workedOn(id)
    await desk.openOrder(orderId)
    await badge("Declined")
    const capture = desk.panel.getByRole("button", { name: "Capture parcel 2" })
    await tabTo(capture)
    return { orderId, capture }
  }

  it("keeps the focus in the panel when the button that was used is gone", async () => {
    const { desk } = scene
    await toSecondParcel()
    await press("Enter")
    await hasFocus(desk.prompt.getByRole("button", { name: "Cancel" }))
    await press("Tab")
    await press("Enter")
    await badge("Charged")
    await hasFocus(home())
  })

  it("keeps the focus in the panel when somebody else has used the button", async () => {
    const { store } = scene
    const { orderId, capture } = await toSecondParcel()
    await hasFocus(capture)
    const { body } = await store.warehouse.office("GET", `/admin/amazon-pay/orders/${orderId}`)
    const [, second] = parcels.parse(body).amazon_pay.parcels
    const path = `/admin/amazon-pay/orders/${orderId}/captures`
    const { status } = await store.warehouse.office("POST", path, second)
    expect(status).toBe(200)
    await badge("Charged")
    await hasFocus(home())
  })

  it("tells a screen reader why a button does nothing", async () => {
    const { id } = await visit.open()
    const { store, desk } = scene
    expect(await visit.described("Capture an amount")).toBe("")
    const authorization = (await store.amazon.tree(id)).Authorizations[0]?.AmazonAuthorizationId
    await store.amazon.control("POST", `/authorizations/${authorization ?? ""}/close`)
    await store.amazon.control("POST", `/order-references/${id}/close`)
    await desk.panel.getByRole("button", { name: "Refresh from Amazon" }).click()
    await desk.panel.getByRole("button", { name: "Capture an amount", disabled: true }).waitFor()
    await desk.isTold("Read from Amazon")
    expect(await visit.described("Capture an amount")).toContain(
      "is closed and takes no new authorization",
    )
  })

  it("counts down to the end of the hold as time passes", async () => {
    const { orderId } = await scene.store.order()
    const desk = await scene.browser.signIn()
    const { page, panel } = desk
    await page.clock.install()
    await desk.openOrder(orderId)
    await panel.getByText(/The money is held until .* \(in 2 days\)/).waitFor()
    await panel.getByText(/Order reference ends in 180 days/).waitFor()
    // The store's own clock stays where it is, and must not set the page's back.
    await page.route(/\/admin\/amazon-pay\//, (route) => route.abort())
    await page.clock.fastForward("40:00:00")
    await panel.getByText(/The money is held until .* \(in 8 hours\)/).waitFor()
    await panel.getByText(/Order reference ends in 178 days/).waitFor()
    await page.clock.fastForward("07:00:00")
    await panel.getByText(/The money is held until .* \(in (60|5\d) minutes\)/).waitFor()
    await page.context().close()
  })
}
