import type { AdminBrowser, AdminDesk } from "../support/admin-browser"
import type { AdminStore } from "../support/admin-store"

/** Who takes part in the stories of the dashboard. Filled in when the store is up. */
export interface AdminScene {
  store: AdminStore
  browser: AdminBrowser
  /** The seeded admin's. */
  desk: AdminDesk
}
