import type { AdminScene } from "./admin-scene"
import { PanelVisit } from "./panel-desk"

/** The panel is read again and again: what it shows when that fails. */
export function readingStories(scene: AdminScene): void {
  const visit = new PanelVisit(scene)

  it("says that it may be out of date while the store cannot be asked", async () => {
    const { total } = await visit.open()
    const { desk } = scene
    const { page, panel } = desk
    const refresh = panel.getByRole("button", { name: "Refresh from Amazon" })
    const outdated = panel.getByRole("alert").getByText("may be out of date")
    const everything = /\/admin\/amazon-pay\//
    expect(await outdated.count()).toBe(0)
    await page.route(everything, (route) => route.abort())
    try {
      // Reads the panel again, as time does.
      await refresh.click()
      await outdated.waitFor()
      expect(await desk.money("left")).toBe(`$${total}`)
    } finally {
      await page.unroute(everything)
    }
    await refresh.click()
    await outdated.waitFor({ state: "detached" })
  })
}
