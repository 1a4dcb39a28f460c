import { z } from "@medusajs/framework/zod"
import type { AdminScene } from "./admin-scene"
import { PanelVisit } from "./panel-desk"

const panelAnswer = z.object({
  amazon_pay: z.looseObject({
    payments: z.array(
      z.looseObject({
        order_reference: z.looseObject({ id: z.string(), amazon_id: z.string() }),
        actions: z.looseObject({}),
      }),
    ),
  }),
})

const gone = { allowed: false, why: "account-missing", message: "" }

/** The same answer, with a second payment whose merchant account is not configured any more. */
function withGoneAccount(answer: unknown): object {
  const { amazon_pay: panel } = panelAnswer.parse(answer)
  const second = panel.payments.map(({ order_reference, actions, ...payment }) => ({
    ...payment,
    account: null,
    order_reference: { ...order_reference, id: "gone", amazon_id: "S01-0000000-0000000" },
    actions: Object.fromEntries(Object.keys(actions).map((action) => [action, gone])),
  }))
  return { amazon_pay: { ...panel, payments: [...panel.payments, ...second] } }
}

/** The panel is read again and again: what it shows when that fails, and what is asked of Amazon. */
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

  it("reads from Amazon what the store still has an account for, and no more", async () => {
    const { orderId, id } = await scene.store.order()
    const { desk } = scene
    const { page, panel } = desk
    const reading = new RegExp(`/admin/amazon-pay/orders/${orderId}$`)
    await page.route(reading, async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, json: withGoneAccount(await response.json()) })
    })
    const asked: unknown[] = []
    page.on("request", (request) => {
      if (request.url().endsWith(`${orderId}/refresh`)) asked.push(request.postDataJSON())
    })
    try {
      await desk.openOrder(orderId)
      await panel.getByText("S01-0000000-0000000").waitFor()
      await panel.getByRole("button", { name: "Refresh from Amazon" }).click()
      await desk.isTold("Read from Amazon")
      expect(asked).toEqual([{ amazon_order_reference_id: id }])
    } finally {
      await page.unroute(reading)
    }
  })
}
