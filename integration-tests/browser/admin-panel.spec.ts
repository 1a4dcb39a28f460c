import { adminSuite } from "./admin-scene"
import { actionStories } from "./panel-actions"
import { keyStories } from "./panel-keys"
import { readingStories } from "./panel-reading"
import { shippingStories } from "./panel-shipping"

/** Everything the order panel offers, in a real browser; what came of it is looked up at Amazon. */
describe("the order panel", () => {
  adminSuite((scene) => {
    actionStories(scene)
    keyStories(scene)
    readingStories(scene)
    shippingStories(scene)
  })
})
