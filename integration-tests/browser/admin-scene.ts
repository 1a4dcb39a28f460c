import { AdminBrowser, type AdminDesk } from "../support/admin-browser"
import { AdminStore } from "../support/admin-store"
import { photograph } from "../support/looks"

/** Who takes part in the stories of the dashboard. Filled in when the store is up. */
export interface AdminScene {
  store: AdminStore
  browser: AdminBrowser
  /** The seeded admin's. */
  desk: AdminDesk
}

/** Starts a store with its dashboard for the stories of a file, and a browser with the seeded admin in it. */
export function adminSuite(stories: (scene: AdminScene) => void): void {
  jest.setTimeout(600_000)
  const scene = {} as AdminScene

  beforeAll(async () => {
    const starting = AdminStore.start()
    scene.browser = await AdminBrowser.beside(starting)
    scene.store = await starting
    scene.desk = await scene.browser.signIn()
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

  stories(scene)
}
