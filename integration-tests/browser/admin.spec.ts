import { AdminBrowser } from "../support/admin-browser"
import { AdminStore } from "../support/admin-store"
import type { AdminScene } from "./admin-scene"
import { lookStories } from "./looks"
import { photograph } from "../support/looks"
import { orderPanelStories } from "./order-panel"
import { pageStories } from "./pages"

/** A merchant at the dashboard, in a real browser. */
describe("the dashboard", () => {
  jest.setTimeout(600_000)
  const scene = {} as AdminScene

  beforeAll(async () => {
    scene.store = await AdminStore.start()
    scene.browser = await AdminBrowser.launch(scene.store)
    scene.desk = await scene.browser.signIn()
    await visitAll(scene)
  })
  afterAll(async () => {
    await scene.browser.close()
    await scene.store.stop()
  })
  // How it ended is the first thing to look at when a story has failed.
  afterEach(async () => {
    const story = expect.getState().currentTestName ?? "story"
    await photograph(scene.desk.page, `end of ${story}`)
  })

  orderPanelStories(scene)
  pageStories(scene)
  lookStories(scene)
})

/**
 * The dashboard is compiled while it is looked at. What a page is the first to need reloads it, whatever somebody is doing
 * there: so each is seen once before anybody does something.
 */
async function visitAll({ store, desk }: AdminScene): Promise<void> {
  const { orderId } = await store.order()
  for (const path of [
    `/orders/${orderId}`,
    `/orders/${orderId}/fulfillment?requires_shipping=true`,
    "/orders",
    "/amazon-pay",
    "/settings/amazon-pay",
  ]) {
    await desk.goTo(path)
    await desk.page.waitForLoadState("networkidle")
  }
}
