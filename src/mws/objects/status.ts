import { z } from "zod"
import { openText, optionalOpenText, text } from "../xml-values"

/** The status every object of Amazon Pay carries. Timestamps are ISO 8601 in UTC. */
export function status<State extends string, Reason extends string>() {
  return z.object({
    state: openText<State>(),
    reasonCode: optionalOpenText<Reason>(),
    reasonDescription: text,
    lastUpdateTimestamp: text,
  })
}
