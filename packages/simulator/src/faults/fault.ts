import { z } from "zod"
import { errorCodes } from "../domain/amazon-error"

export const faultKinds = [
  "drop-before",
  "drop-after",
  "delay",
  "status",
  "html",
  "truncate",
  "malformed",
  "slow",
  "content-type",
] as const

export const faultSchema = z.strictObject({
  /** An operation's name, or `*` for all. */
  action: z.string().min(1),
  kind: z.enum(faultKinds),
  /** Requests it strikes; all when absent. */
  times: z.number().int().positive().optional(),
  probability: z.number().min(0).max(1).optional(),
  /** Makes a probability repeatable. */
  seed: z.number().int().optional(),
  status: z.number().int().min(200).max(599).optional(),
  ms: z.number().int().nonnegative().max(600_000).optional(),
  /** For `status`: an Amazon error code to answer with. */
  code: z.enum(errorCodes as [string, ...string[]]).optional(),
  /** For `status`: whether the answer has a body. */
  body: z.boolean().optional(),
  /** For `status`: the operation is performed all the same. */
  done: z.boolean().optional(),
  /** The request waits until it is let go (`POST /_sim/faults/release`), and is struck then. */
  held: z.boolean().optional(),
})
export type Fault = Readonly<z.infer<typeof faultSchema>>
