import { callOf, sandboxString, simulationNames, type SimulationName } from "./catalog"

/** Of an operation, what its note depends on. */
interface Noted {
  action: string
  parameters: Record<string, unknown>
}

/** A simulation that was picked, as an operation is to carry it. */
export interface Carried {
  simulation: SimulationName
  minutes: number | null
}

/** The parameter Amazon's sandbox reads in each request (protocol reference §11). */
const notes: Record<string, string> = {
  SetOrderReferenceDetails: "sellerNote",
  Authorize: "sellerAuthorizationNote",
  Capture: "sellerCaptureNote",
  Refund: "sellerRefundNote",
  CloseOrderReference: "closureReason",
}

/** What Amazon is told in place of a simulated constraint: that lasts until another note overwrites it. */
export const nothingSimulated = "No sandbox simulation."

/**
 * The simulations an operation can carry, the one to be preferred first. An authorization that also captures may say that
 * the capture is pending, too; of Amazon's other strings for captures it is not known what they do there.
 */
export function carriedBy({ action, parameters }: Noted): SimulationName[] {
  switch (action) {
    case "SetOrderReferenceDetails":
      return namesOf("details")
    case "Authorize":
      return parameters.captureNow === true
        ? [...namesOf("authorize"), "capture-pending"]
        : namesOf("authorize")
    case "Capture":
      return namesOf("capture")
    case "Refund":
      return namesOf("refund")
    case "CloseOrderReference":
      return namesOf("close")
    default:
      return []
  }
}

function namesOf(call: ReturnType<typeof callOf>): SimulationName[] {
  return simulationNames.filter((name) => callOf(name) === call)
}

/**
 * An operation's parameters with the note that asks for what was picked. The shop's own note gives way, for this
 * operation only.
 * @param earlier the operations of the order reference before this one
 * @param carried what was picked; null for nothing
 */
export function withSimulation(
  operation: Noted,
  earlier: readonly Noted[],
  carried: Carried | null,
): Record<string, unknown> {
  const { action, parameters } = operation
  const note = notes[action]
  if (!note) return parameters
  if (carried) {
    return { ...parameters, [note]: sandboxString(carried.simulation, carried.minutes) }
  }
  const lasting = action === "SetOrderReferenceDetails" && wasSimulated(earlier, note)
  return lasting && parameters[note] === undefined
    ? { ...parameters, [note]: nothingSimulated }
    : parameters
}

/** Whether the last total was set with a note that asked for a constraint. */
function wasSimulated(earlier: readonly Noted[], note: string): boolean {
  const last = earlier.findLast(({ action }) => action === "SetOrderReferenceDetails")
  return last !== undefined && isSimulation(last.parameters[note])
}

/** Parameters without a note that asked for a simulation: that was for one operation. */
export function withoutSimulation({ action, parameters }: Noted): Record<string, unknown> {
  const note = notes[action]
  if (!note || !isSimulation(parameters[note])) return parameters
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => name !== note))
}

function isSimulation(text: unknown): boolean {
  return typeof text === "string" && text.startsWith('{"SandboxSimulation"')
}
