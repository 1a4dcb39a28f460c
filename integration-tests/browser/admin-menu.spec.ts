import { adminSuite } from "./admin-scene"
import { menuStories } from "./menu"

/** A merchant sees at every page whether orders need a person, in a real browser. */
describe("the dashboard beside the orders", () => {
  adminSuite(menuStories)
})
