import { z } from "zod"
import { faultSchema } from "../faults/fault"
import type { Route } from "./route"
import { ok, read } from "./route"

const schema = z.strictObject({ faults: z.array(faultSchema).max(1_000) })
const releaseSchema = z.strictObject({ count: z.number().int().positive().optional() })

export const faultRoutes: readonly Route[] = [
  { method: "GET", path: "/faults", handle: ({ faults }) => ok({ faults: faults.list() }) },
  {
    method: "POST",
    path: "/faults",
    handle({ faults }, request) {
      faults.replace(read(schema, request.body).faults)
      return ok({ faults: faults.list() })
    },
  },
  {
    method: "DELETE",
    path: "/faults",
    handle({ faults }) {
      faults.replace([])
      faults.held.release()
      return ok({ faults: [] })
    },
  },
  { method: "GET", path: "/faults/held", handle: ({ faults }) => ok({ held: faults.held.list() }) },
  {
    method: "POST",
    path: "/faults/release",
    handle({ faults }, request) {
      return ok({ released: faults.held.release(read(releaseSchema, request.body).count) })
    },
  },
]
