import { z } from "zod"
import { disguises, plainMode } from "../notifications/mode"
import type { NotificationRecord } from "../notifications/record"
import { sample, sampleTypes } from "../domain/sample"
import { ControlError } from "./errors"
import type { ControlContext } from "./context"
import type { Route } from "./route"
import { found, latest, ok, part, read } from "./route"

const endpointSchema = z
  .string()
  .refine((text) => /^https?:\/\//.test(text) && URL.canParse(text), {
    message: "it must be an http or https address",
  })

const modeSchema = z.strictObject({
  endpoint: endpointSchema.nullable().optional(),
  hold: z.boolean().optional(),
  duplicate: z.number().int().min(0).max(100).optional(),
  reverse: z.boolean().optional(),
  lose: z.number().min(0).max(1).optional(),
  seed: z.number().int().optional(),
  early: z.boolean().optional(),
  signatureVersion: z.enum(["1", "2"]).optional(),
  as: z.enum(disguises).nullable().optional(),
})

function view(record: NotificationRecord): object {
  return {
    id: record.id,
    type: record.type,
    objectId: record.objectId,
    sentAt: record.sentAt === null ? null : new Date(record.sentAt).toISOString(),
    state: record.state,
    endpoint: record.endpoint,
    attempts: record.attempts.map(({ at, status, error }) => ({
      at: new Date(at).toISOString(),
      status,
      ...(error === null ? {} : { error }),
    })),
    body: record.body,
  }
}

function modeView({ outbox }: ControlContext): object {
  return { endpoint: outbox.endpoint, ...outbox.mode }
}

export const notificationRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/notifications",
    handle: ({ outbox }, request) => ok(latest([...outbox.records.values()], request).map(view)),
  },
  { method: "GET", path: "/notifications/mode", handle: (context) => ok(modeView(context)) },
  {
    method: "POST",
    path: "/notifications",
    handle(context, request) {
      const { endpoint, ...mode } = read(modeSchema, request.body)
      if (endpoint !== undefined) context.outbox.endpoint = endpoint
      // The whole mode is set anew: what is not named returns to plain sending.
      context.outbox.setMode({ ...plainMode, ...mode })
      return ok(modeView(context))
    },
  },
  {
    method: "POST",
    path: "/notifications/release",
    async handle({ outbox }) {
      return ok({ released: await outbox.release() })
    },
  },
  {
    method: "POST",
    path: "/notifications/subscribe",
    async handle({ outbox }) {
      const record = await outbox.subscribe()
      if (!record) throw new ControlError(409, "No endpoint is set to send notifications to.")
      return ok(view(record))
    },
  },
  {
    method: "POST",
    path: "/notifications/sample",
    handle({ state }, request) {
      const { type } = read(z.strictObject({ type: z.enum(sampleTypes) }), request.body)
      state.tell({ kind: "sample", sample: sample(type, state.now()) })
      return ok({ sent: type })
    },
  },
  {
    method: "POST",
    path: "/notifications/:id/redeliver",
    async handle({ outbox }, request) {
      const id = part(request, "id")
      return ok(view(found(await outbox.redeliver(id), `notification ${id}`)))
    },
  },
]
