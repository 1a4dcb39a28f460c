/** The operations whose note Amazon's sandbox reads (protocol reference §11), in the order of their names. */
export const simulatedCalls = ["authorize", "capture", "close", "details", "refund"] as const
export type SimulatedCall = (typeof simulatedCalls)[number]

/** Whole minutes, both bounds included. Amazon documents none; these are well within what was seen to be taken. */
export const minuteBounds = { least: 1, most: 60 } as const

interface Simulation {
  call: SimulatedCall
  /** For those that take a while: how many minutes, when nobody says. */
  minutes?: number
  /** What stands under `SandboxSimulation`. */
  fields: (minutes: number) => Record<string, string | number>
}

const invalidMethod = (minutes: number) => ({
  State: "Declined",
  ReasonCode: "InvalidPaymentMethod",
  PaymentMethodUpdateTimeInMins: minutes,
})

/** Everything Amazon's sandbox can be made to do, by the plugin's names for it. */
const simulations = {
  "payment-method-not-allowed": {
    call: "details",
    fields: () => ({ Constraint: "PaymentMethodNotAllowed" }),
  },
  "authorization-invalid-payment-method": {
    call: "authorize",
    minutes: 5,
    fields: invalidMethod,
  },
  "authorization-invalid-payment-method-soft": {
    call: "authorize",
    minutes: 5,
    fields: (minutes) => ({ ...invalidMethod(minutes), SoftDecline: "true" }),
  },
  "authorization-amazon-rejected": {
    call: "authorize",
    fields: () => ({ State: "Declined", ReasonCode: "AmazonRejected" }),
  },
  "authorization-timed-out": {
    call: "authorize",
    fields: () => ({ State: "Declined", ReasonCode: "TransactionTimedOut" }),
  },
  "authorization-expired-unused": {
    call: "authorize",
    minutes: 1,
    fields: (minutes) => ({
      State: "Closed",
      ReasonCode: "ExpiredUnused",
      ExpirationTimeInMins: minutes,
    }),
  },
  "authorization-amazon-closed": {
    call: "authorize",
    fields: () => ({ State: "Closed", ReasonCode: "AmazonClosed" }),
  },
  "capture-pending": {
    call: "capture",
    fields: () => ({ State: "Pending" }),
  },
  "capture-amazon-rejected": {
    call: "capture",
    fields: () => ({ State: "Declined", ReasonCode: "AmazonRejected" }),
  },
  "capture-amazon-closed": {
    call: "capture",
    fields: () => ({ State: "Closed", ReasonCode: "AmazonClosed" }),
  },
  "refund-amazon-rejected": {
    call: "refund",
    fields: () => ({ State: "Declined", ReasonCode: "AmazonRejected" }),
  },
  "order-reference-amazon-closed": {
    call: "close",
    fields: () => ({ State: "Closed", ReasonCode: "AmazonClosed" }),
  },
} as const satisfies Record<string, Simulation>

export type SimulationName = keyof typeof simulations
const catalog: Record<SimulationName, Simulation> = simulations

/** In the order in which an order meets them. */
export const simulationNames = Object.keys(simulations) as [SimulationName, ...SimulationName[]]

/** Which operation's note asks for it. */
export function callOf(name: SimulationName): SimulatedCall {
  return catalog[name].call
}

/** How many minutes it takes when nobody says; null for what happens at once. */
export function usualMinutes(name: SimulationName): number | null {
  return catalog[name].minutes ?? null
}

/**
 * The sandbox string itself, as JSON text for a note.
 * @param minutes only for those that take a while
 */
export function sandboxString(name: SimulationName, minutes: number | null): string {
  const { fields, minutes: usual = 0 } = catalog[name]
  return JSON.stringify({ SandboxSimulation: fields(minutes ?? usual) })
}
