import { chance } from "../random/chance"
import type { Fault } from "./fault"
import { HeldRequests } from "./held-requests"

interface Armed {
  readonly fault: Fault
  readonly dice: () => number
  left: number
}

/** The faults that are waiting to strike. */
export class FaultList {
  /** Requests whose fault waits until it is let go. */
  readonly held = new HeldRequests()
  private armed: Armed[] = []

  replace(faults: readonly Fault[]): void {
    this.armed = faults.map((fault, index) => ({
      fault,
      dice: chance(fault.seed ?? index + 1),
      left: fault.times ?? Infinity,
    }))
  }

  /** The first fault that strikes a request, used up by one. */
  strike(action: string): Fault | null {
    for (const entry of this.armed) {
      if (entry.left <= 0) continue
      if (entry.fault.action !== "*" && entry.fault.action !== action) continue
      const { probability } = entry.fault
      if (probability !== undefined && entry.dice() >= probability) continue
      entry.left -= 1
      return entry.fault
    }
    return null
  }

  /** What is left, as it was set. */
  list(): readonly Fault[] {
    return this.armed
      .filter(({ left }) => left > 0)
      .map(({ fault, left }) => (left === Infinity ? fault : { ...fault, times: left }))
  }
}
