import { adminSuite } from "./admin-scene"
import { settingsStories } from "./settings"

/** A merchant sets Amazon Pay up, in a real browser. */
describe("the dashboard beside the orders", () => {
  adminSuite(settingsStories)
})
