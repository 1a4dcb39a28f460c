import { Client } from "@medusajs/framework/pg"
import { faultsOf } from "../support/looks"
import { eventually } from "../support/warehouse"
import type { AdminScene } from "./admin-scene"

/** The log of notifications: what could not be worked on, and working on it again. */
export function logStories(scene: AdminScene): void {
  /** What the store is left with when working on a notification has failed as often as it is tried. */
  const markDead = async (amazonOrderReferenceId: string, problem: string) => {
    const client = new Client({ connectionString: scene.store.databaseUrl })
    await client.connect()
    try {
      const { rowCount } = await client.query(
        `update amazon_pay_notification
            set state = 'dead', outcome = null, problem = $2, next_check_at = null
          where id = (select id from amazon_pay_notification
                       where amazon_order_reference_id = $1 order by id limit 1)`,
        [amazonOrderReferenceId, problem],
      )
      expect(rowCount).toBe(1)
    } finally {
      await client.end()
    }
  }

  it("finds what has failed, says why, and works on it again", async () => {
    const { store, desk } = scene
    const { page, drawer } = desk
    const { id } = await store.order()
    // Whoever still worked on it would write over it that it is done.
    await store.workedOn(id)
    await markDead(id, "The database was away.")

    // The settings page leads there.
    await desk.goTo("/settings/amazon-pay")
    await desk.part("account").getByText("1 notification has failed").waitFor()
    await desk.part("account").getByRole("link", { name: "Notifications" }).click()
    await page.getByRole("combobox", { name: "State" }).click()
    await page.getByRole("option", { name: "Failed" }).click()
    const row = desk.part("notification-row")
    await row.getByText("The database was away.").waitFor()
    // The list shows what it had until it has the answer.
    await eventually(async () => expect(await row.count()).toBe(1))
    expect(await faultsOf(page, "dead-letters", '[data-amazon-pay="overview"]')).toEqual([])

    await row.getByRole("button").click()
    await drawer.getByText("The database was away.").waitFor()
    expect(await faultsOf(page, "dead-letter", "[role=dialog]")).toEqual([])
    await drawer.getByRole("button", { name: "Replay" }).click()
    await desk.isTold("The notification was worked on again")
    await drawer.getByText("Done", { exact: true }).waitFor()
    expect(await drawer.getByText("The database was away.").count()).toBe(0)
    await page.keyboard.press("Escape")
    await desk.part("overview").getByText("Nothing has been received.").waitFor()
    await page.getByRole("combobox", { name: "State" }).click()
    await page.getByRole("option", { name: "Done" }).click()
    await row.filter({ hasText: id }).first().waitFor()
  })
}
