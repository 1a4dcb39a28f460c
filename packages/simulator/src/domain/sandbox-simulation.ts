import { z } from "zod"
import { refuse } from "./amazon-error"

/** The requests whose note fields Amazon's sandbox reads. */
export type SimulatedRequest =
  "SetOrderReferenceDetails" | "CloseOrderReference" | "Authorize" | "Capture" | "Refund"

export interface Simulation {
  readonly constraint: string | null
  readonly state: string | null
  readonly reasonCode: string | null
  readonly softDecline: boolean
  /** Minutes until the buyer is taken to have changed the payment method. */
  readonly methodUpdateMinutes: number | null
  /** Minutes until an authorization expires. */
  readonly expirationMinutes: number | null
}

const minutes = z.union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
const shape = z.object({
  SandboxSimulation: z.object({
    Constraint: z.string().optional(),
    State: z.string().optional(),
    ReasonCode: z.string().optional(),
    SoftDecline: z.union([z.enum(["true", "false"]), z.boolean()]).optional(),
    PaymentMethodUpdateTimeInMins: minutes.pipe(z.number().int().positive()).optional(),
    ExpirationTimeInMins: minutes.pipe(z.number().int().positive()).optional(),
  }),
})

/** What each request can be made to do: state and reason joined by a slash, or a constraint. */
const possible: Readonly<Record<SimulatedRequest, readonly string[]>> = {
  SetOrderReferenceDetails: ["PaymentMethodNotAllowed"],
  CloseOrderReference: ["Closed/AmazonClosed"],
  Authorize: [
    "Declined/InvalidPaymentMethod",
    "Declined/AmazonRejected",
    "Declined/TransactionTimedOut",
    "Closed/ExpiredUnused",
    "Closed/AmazonClosed",
  ],
  Capture: ["Pending/", "Declined/AmazonRejected", "Closed/AmazonClosed"],
  Refund: ["Declined/AmazonRejected"],
}

function parsed(note: string): unknown {
  try {
    return JSON.parse(note)
  } catch {
    return null
  }
}

/**
 * Reads a sandbox simulation string. Ordinary notes give null.
 * With CaptureNow the authorization's note may also ask for a pending capture.
 * @throws AmazonError InvalidSandboxSimulationSpecified for a pair that cannot be.
 */
export function readSimulation(
  request: SimulatedRequest,
  note: string | null,
  captureNow = false,
): Simulation | null {
  if (!note?.trimStart().startsWith("{")) return null
  const value = parsed(note)
  if (typeof value !== "object" || value === null || !("SandboxSimulation" in value)) return null
  const result = shape.safeParse(value)
  if (!result.success) {
    refuse("InvalidSandboxSimulationSpecified", "The SandboxSimulation specified is malformed.")
  }
  const wanted = result.data.SandboxSimulation
  const pair =
    request === "SetOrderReferenceDetails"
      ? (wanted.Constraint ?? "")
      : `${wanted.State ?? ""}/${wanted.ReasonCode ?? ""}`
  const allowed = possible[request].includes(pair) || (captureNow && pair === "Pending/")
  if (!allowed) {
    refuse(
      "InvalidSandboxSimulationSpecified",
      `The SandboxSimulation '${pair}' cannot be specified for ${request}.`,
    )
  }
  return {
    constraint: wanted.Constraint ?? null,
    state: wanted.State ?? null,
    reasonCode: wanted.ReasonCode ?? null,
    softDecline: wanted.SoftDecline === "true" || wanted.SoftDecline === true,
    methodUpdateMinutes: wanted.PaymentMethodUpdateTimeInMins ?? null,
    expirationMinutes: wanted.ExpirationTimeInMins ?? null,
  }
}
