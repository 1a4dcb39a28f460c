import { adminSuite } from "./admin-scene"
import { logStories } from "./log"

/** A merchant looks after notifications that have failed, in a real browser. */
describe("the dashboard beside the orders", () => {
  adminSuite(logStories)
})
