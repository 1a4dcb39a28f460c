import { z } from "@medusajs/framework/zod"
import { faultsOf, photograph } from "../support/looks"
import { eventually } from "../support/warehouse"
import type { AdminScene } from "./admin-scene"

const counted = z.object({ count: z.number() })

/** The dashboard's menu says on every page that orders need a person. */
export function menuStories(scene: AdminScene): void {
  const entry = () =>
    scene.desk.page.getByRole("navigation").getByRole("link", { name: "Amazon Pay" })

  it("has an entry of its own, without a number while nobody is needed", async () => {
    const { desk } = scene
    // The page that is left may ask too; what it was answered is gone with it, and says nothing about the next one.
    const nobody = desk.page.waitForResponse(
      async (response) =>
        response.url().includes("/admin/amazon-pay/attention") &&
        counted.safeParse(await response.json().catch(() => undefined)).data?.count === 0,
    )
    await desk.goTo("/products")
    await nobody
    await entry().waitFor()
    expect(await desk.part("menu-count").count()).toBe(0)
    await photograph(desk.page.locator("aside").first(), "menu without a number")
  })

  it("says on every page how many orders need a person, and leads to them", async () => {
    const { store, desk } = scene
    const { id, orderId } = await store.order()
    await store.amazon.control("POST", "/outcomes", {
      outcomes: [{ of: "capture", state: "Declined", reasonCode: "AmazonRejected" }],
    })
    await store.warehouse.pack(orderId, { "MUG-BLUE": 2 })
    await eventually(async () => {
      await store.warehouse.office("POST", `/admin/amazon-pay/orders/${orderId}/refresh`, {})
      const { body } = await store.warehouse.office("GET", "/admin/amazon-pay/attention")
      expect(body).toMatchObject({ count: 1 })
    })
    await desk.goTo("/products")
    await desk.part("menu-count").waitFor()
    expect(await entry().getAttribute("href")).toContain("/amazon-pay")
    expect(await faultsOf(desk.page, "menu-count", '[data-amazon-pay="menu-count"]')).toEqual([])
    await photograph(desk.page.locator("aside").first(), "menu dark")
    await desk.goTo("/products")
    await desk.part("menu-count").waitFor()
    await photograph(desk.page.locator("aside").first(), "menu light")
    await desk.page.getByRole("link", { name: "Needs attention: 1 Amazon Pay" }).click()
    await desk.part("attention-row").filter({ hasText: id }).waitFor()
  })

  it("says nothing to somebody who may not know", async () => {
    const { desk } = scene
    const attention = "**/admin/amazon-pay/attention*"
    // The demo's store knows no roles: this is what Medusa answers where it does.
    await desk.page.route(attention, (route) =>
      route.fulfill({ status: 403, json: { type: "forbidden", message: "Forbidden" } }),
    )
    try {
      const asked = desk.page.waitForResponse(/\/admin\/amazon-pay\/attention/)
      await desk.goTo("/products")
      expect((await asked).status()).toBe(403)
      await entry().waitFor()
      expect(await desk.part("menu-count").count()).toBe(0)
    } finally {
      await desk.page.unroute(attention)
    }
  })
}
