import { adminSuite } from "./admin-scene"
import { lookStories } from "./looks"
import { orderPanelStories } from "./order-panel"
import { pageStories } from "./pages"

/** A merchant at the dashboard, in a real browser. */
describe("the dashboard", () => {
  adminSuite((scene) => {
    orderPanelStories(scene)
    pageStories(scene)
    lookStories(scene)
  })
})
