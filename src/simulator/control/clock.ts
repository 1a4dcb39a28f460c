import { z } from "zod"
import type { ControlDesk } from "./desk"
import { durationSchema } from "./durations"
import type { Route } from "./route"
import { ok, read } from "./route"

const schema = z.strictObject({
  advance: durationSchema.optional(),
  frozen: z.boolean().optional(),
})

function state({ world }: ControlDesk): object {
  const next = world.scheduler.next()
  return {
    now: new Date(world.now()).toISOString(),
    frozen: world.clock.frozen,
    nextDue: next ? new Date(next.at).toISOString() : null,
  }
}

export const clockRoutes: readonly Route[] = [
  { method: "GET", path: "/clock", handle: (desk) => ok(state(desk)) },
  {
    method: "POST",
    path: "/clock",
    async handle(desk, request) {
      const body = read(schema, request.body)
      if (body.frozen === true) desk.world.clock.freeze()
      if (body.frozen === false) desk.world.clock.unfreeze()
      const ran = body.advance === undefined ? 0 : await desk.timekeeper.advance(body.advance)
      return ok({ ...state(desk), ran })
    },
  },
]
