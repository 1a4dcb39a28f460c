import {
  callOf,
  minuteBounds,
  sandboxString,
  simulationNames,
  usualMinutes,
  type SimulatedCall,
} from "../catalog"

/** How long Amazon's notes may be (protocol reference §3). */
const limits: Record<SimulatedCall, number> = {
  details: 1024,
  authorize: 255,
  capture: 255,
  refund: 255,
  close: 1024,
}

describe.each(simulationNames.map((name) => [name, callOf(name)] as const))("%s", (name, call) => {
  const minutes = usualMinutes(name)

  it.each([minutes, minuteBounds.least, minuteBounds.most])("is a string for %s min", (given) => {
    const text = sandboxString(name, given)
    expect(JSON.parse(text)).toEqual({ SandboxSimulation: expect.any(Object) })
    expect(text.length).toBeLessThanOrEqual(limits[call])
  })

  it("says its minutes, where it takes a while", () => {
    expect(sandboxString(name, 7) === sandboxString(name, 8)).toBe(minutes === null)
    if (minutes !== null) expect(sandboxString(name, null)).toBe(sandboxString(name, minutes))
  })
})

it("has every string of the protocol reference", () => {
  const strings = simulationNames.map((name) => [callOf(name), sandboxString(name, 5)])
  const simulated = (fields: object) => JSON.stringify({ SandboxSimulation: fields })
  const method = { State: "Declined", ReasonCode: "InvalidPaymentMethod" }
  const update = { PaymentMethodUpdateTimeInMins: 5 }
  expect(strings).toEqual([
    ["details", simulated({ Constraint: "PaymentMethodNotAllowed" })],
    ["authorize", simulated({ ...method, ...update })],
    ["authorize", simulated({ ...method, ...update, SoftDecline: "true" })],
    ["authorize", simulated({ State: "Declined", ReasonCode: "AmazonRejected" })],
    ["authorize", simulated({ State: "Declined", ReasonCode: "TransactionTimedOut" })],
    [
      "authorize",
      simulated({ State: "Closed", ReasonCode: "ExpiredUnused", ExpirationTimeInMins: 5 }),
    ],
    ["authorize", simulated({ State: "Closed", ReasonCode: "AmazonClosed" })],
    ["capture", simulated({ State: "Pending" })],
    ["capture", simulated({ State: "Declined", ReasonCode: "AmazonRejected" })],
    ["capture", simulated({ State: "Closed", ReasonCode: "AmazonClosed" })],
    ["refund", simulated({ State: "Declined", ReasonCode: "AmazonRejected" })],
    ["close", simulated({ State: "Closed", ReasonCode: "AmazonClosed" })],
  ])
})
