import type { Call } from "../../operations/call"
import type { Parameters } from "../parameters"
import type { Xml } from "../../text/xml"

/** One of Amazon's operations: reads the parameters, runs it and renders its Result element, if it has one. */
export type Action = (call: Call, parameters: Parameters) => Xml | null

export type Actions = Readonly<Record<string, Action>>
