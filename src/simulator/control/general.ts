import type { Route } from "./route"
import { latest, ok } from "./route"
import { ledger } from "./ledger"

export const generalRoutes: readonly Route[] = [
  { method: "GET", path: "/ledger", handle: ({ world }) => ok(ledger(world)) },
  {
    method: "GET",
    path: "/requests",
    handle: ({ log }, request) => ok(latest(log.list(), request)),
  },
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
