import en from "../admin/i18n/en.json"
import {
  callOf,
  minuteBounds,
  sandboxString,
  simulatedCalls,
  simulationNames,
  usualMinutes,
  type SimulatedCall,
} from "../modules/amazon-pay/simulations/catalog"
import { carriedBy, nothingSimulated } from "../modules/amazon-pay/simulations/note"
import {
  readSimulation,
  type SimulatedRequest,
} from "../../packages/simulator/src/domain/sandbox-simulation"

/** The plugin and the simulated Amazon know the sandbox's strings from the protocol reference, each by itself. */
const requests: Record<SimulatedCall, SimulatedRequest> = {
  details: "SetOrderReferenceDetails",
  authorize: "Authorize",
  capture: "Capture",
  refund: "Refund",
  close: "CloseOrderReference",
}

describe("the simulated Amazon", () => {
  it.each(simulationNames)("takes the string for %s", (name) => {
    for (const minutes of [usualMinutes(name), minuteBounds.least, minuteBounds.most]) {
      // What it can make nothing of is an error, and ordinary text is null.
      expect(readSimulation(requests[callOf(name)], sandboxString(name, minutes))).not.toBeNull()
    }
  })

  it("takes everything an authorization that captures can carry", () => {
    const names = carriedBy({ action: "Authorize", parameters: { captureNow: true } })
    expect(names).toContain("capture-pending")
    for (const name of names) {
      expect(readSimulation("Authorize", sandboxString(name, null), true)).not.toBeNull()
    }
  })

  it("takes the note after a simulated constraint for ordinary text", () => {
    expect(readSimulation("SetOrderReferenceDetails", nothingSimulated)).toBeNull()
  })
})

describe("the dashboard", () => {
  it("has words for everything that can be picked", () => {
    const { names, shows, calls } = en.simulations
    expect(Object.keys(names)).toEqual([...simulationNames])
    expect(Object.keys(shows)).toEqual([...simulationNames])
    expect(Object.keys(calls).sort()).toEqual([...simulatedCalls])
  })
})
