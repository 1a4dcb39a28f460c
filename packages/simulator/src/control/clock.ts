import { z } from "zod"
import type { ControlContext } from "./context"
import { durationSchema } from "./durations"
import type { Route } from "./route"
import { ok, read } from "./route"

const schema = z.strictObject({
  advance: durationSchema.optional(),
  frozen: z.boolean().optional(),
})

function view({ state }: ControlContext): object {
  const next = state.scheduler.next()
  return {
    now: new Date(state.now()).toISOString(),
    frozen: state.clock.frozen,
    nextDue: next ? new Date(next.at).toISOString() : null,
  }
}

export const clockRoutes: readonly Route[] = [
  { method: "GET", path: "/clock", handle: (context) => ok(view(context)) },
  {
    method: "POST",
    path: "/clock",
    async handle(context, request) {
      const body = read(schema, request.body)
      if (body.frozen === true) context.state.clock.freeze()
      if (body.frozen === false) context.state.clock.unfreeze()
      const ran = body.advance === undefined ? 0 : await context.timekeeper.advance(body.advance)
      return ok({ ...view(context), ran })
    },
  },
]
