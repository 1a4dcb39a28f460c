import { adminSuite } from "./admin-scene"
import { logStories } from "./log"
import { menuStories } from "./menu"
import { settingsStories } from "./settings"

/** A merchant sets Amazon Pay up and looks after it, in a real browser. */
describe("the dashboard beside the orders", () => {
  adminSuite((scene) => {
    settingsStories(scene)
    logStories(scene)
    menuStories(scene)
  })
})
