import { z } from "zod"
import type { Route } from "./route"
import { latest, ok, read } from "./route"
import { ledger } from "./ledger"

const resetSchema = z.strictObject({ addresses: z.boolean().default(false) })

export const generalRoutes: readonly Route[] = [
  { method: "GET", path: "/ledger", handle: ({ state }) => ok(ledger(state)) },
  {
    method: "GET",
    path: "/requests",
    handle: ({ log }, request) => ok(latest(log.list(), request)),
  },
  {
    method: "POST",
    path: "/reset",
    handle({ state, outbox, faults, throttle, log, initialSettings }, request) {
      const { addresses } = read(resetSchema, request.body)
      state.clear()
      state.settings = initialSettings
      outbox.clear()
      if (addresses) {
        state.notificationConfigurations.clear()
        outbox.endpoint = null
      }
      faults.replace([])
      faults.held.drop()
      throttle.clear()
      log.clear()
      return ok({ reset: true })
    },
  },
]
