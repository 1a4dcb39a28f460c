import { z } from "zod"
import { outcome } from "../domain/outcome"
import type { Settings } from "../state/settings"
import { settingsSchema } from "../state/settings"
import { durationSchema, durationText } from "./durations"
import type { Route } from "./route"
import { ok, read } from "./route"

/** Durations as ISO 8601 texts, everything else as it is. */
const changeSchema = z
  .strictObject({
    ...settingsSchema.unwrap().shape,
    authorizationDelay: durationSchema,
    captureDelay: durationSchema,
    refundDelay: durationSchema,
  })
  .partial()

function view(settings: Settings): object {
  return {
    ...settings,
    authorizationDelay: durationText(settings.authorizationDelay),
    captureDelay: durationText(settings.captureDelay),
    refundDelay: durationText(settings.refundDelay),
  }
}

/** What each kind of object can be made to do. */
const possible = {
  authorization: ["Open", "Declined", "Closed"],
  capture: ["Pending", "Completed", "Declined", "Closed"],
  refund: ["Completed", "Declined"],
}

const forcedSchema = z
  .strictObject({
    of: z.enum(["authorization", "capture", "refund"]),
    state: z.enum(["Open", "Pending", "Completed", "Declined", "Closed"]),
    /** For a pending capture: why it is declined in the end. */
    reasonCode: z.string().nullish(),
    softDecline: z.boolean().optional(),
    times: z.number().int().positive().optional(),
  })
  .refine(({ of, state }) => possible[of].includes(state), {
    message: "such an object cannot end in this state",
  })

const outcomesSchema = z.strictObject({ outcomes: z.array(forcedSchema).max(1_000) })

export const settingsRoutes: readonly Route[] = [
  { method: "GET", path: "/settings", handle: ({ state }) => ok(view(state.settings)) },
  {
    method: "POST",
    path: "/settings",
    handle({ state, throttle }, request) {
      const change = read(changeSchema, request.body)
      state.settings = { ...state.settings, ...(change as Partial<Settings>) }
      if (change.quotaFactor !== undefined) throttle.clear()
      return ok(view(state.settings))
    },
  },
  {
    method: "POST",
    path: "/outcomes",
    handle({ state }, request) {
      const { outcomes } = read(outcomesSchema, request.body)
      state.forcedOutcomes = outcomes.map((wanted) => ({
        of: wanted.of,
        times: wanted.times ?? 1,
        outcome: outcome(wanted.state, wanted.reasonCode ?? null, {
          softDecline: wanted.softDecline ?? false,
        }),
      }))
      return ok({ outcomes: state.forcedOutcomes.map(({ of, times }) => ({ of, times })) })
    },
  },
]
