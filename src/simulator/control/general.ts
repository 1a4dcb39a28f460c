import type { Route } from "./route"
import { ok } from "./route"
import { ledger } from "./ledger"

export const generalRoutes: readonly Route[] = [
  { method: "GET", path: "/ledger", handle: ({ world }) => ok(ledger(world)) },
  { method: "GET", path: "/requests", handle: ({ log }) => ok(log.list()) },
  {
    method: "POST",
    path: "/reset",
    handle({ world, outbox, faults, throttle, log, initialSettings }) {
      world.clear()
      world.settings = initialSettings
      outbox.clear()
      faults.replace([])
      throttle.clear()
      log.clear()
      return ok({ reset: true })
    },
  },
]
