import type { Amazon } from "./amazon"
import { eventually } from "./warehouse"

/** A fault of the simulator's, without the call it strikes. */
export interface Fault {
  kind: string
  status?: number
  /** Of Amazon's error codes, for `status`. */
  code?: string
  body?: boolean
  ms?: number
  times?: number
  /** Whether the request waits at Amazon until it is let go, and is struck only then. */
  held?: boolean
}

/** Has the next requests of an action wait at Amazon until they are let go, to be answered as if nothing had been. */
export function hold(amazon: Amazon, action: string, times = 1): Promise<unknown> {
  return strike(amazon, action, { kind: "delay", held: true, times })
}

/** Has faults strike the requests of an action, in the order in which they come. */
export function strike(amazon: Amazon, action: string, ...faults: Fault[]): Promise<unknown> {
  return amazon.control("POST", "/faults", {
    faults: faults.map((fault) => ({ action, ...fault })),
  })
}

/** Waits until so many requests wait at Amazon. */
export async function held(amazon: Amazon, count = 1): Promise<void> {
  await eventually(async () => {
    const { held } = await amazon.control<{ held: unknown[] }>("GET", "/faults/held")
    if (held.length < count) throw new Error(`${held.length} of ${count} wait at Amazon.`)
  })
}

/** Lets what waits at Amazon go on: all of it, or the oldest. */
export function letGo(amazon: Amazon, count?: number): Promise<unknown> {
  return amazon.control("POST", "/faults/release", count === undefined ? {} : { count })
}

/** Lets a fault strike a call once. */
export function once(amazon: Amazon, action: string, fault: Fault): Promise<unknown> {
  return amazon.control("POST", "/faults", { faults: [{ action, ...fault, times: 1 }] })
}

/**
 * Lets a fault strike every one of these calls for as long as something is done, and a little longer: until the
 * client, which tries four times, has given up.
 */
export async function throughout<T>(
  amazon: Amazon,
  action: string,
  fault: Fault,
  doing: () => Promise<T>,
): Promise<T> {
  const count = async () => (await amazon.ledger()).requests[action] ?? 0
  const before = await count()
  await amazon.control("POST", "/faults", { faults: [{ action, ...fault }] })
  const done = await doing()
  await eventually(async () => {
    if ((await count()) < before + 4) throw new Error(`${action} is still being tried.`)
  })
  await amazon.control("DELETE", "/faults")
  return done
}

/** Amazon rejects the next capture and the one that is asked for in its place, and keeps the order reference open. */
export async function rejectsCaptures(amazon: Amazon): Promise<void> {
  await amazon.control("POST", "/settings", { rejectedCaptureCloses: false })
  const rejected = { of: "capture", state: "Declined", reasonCode: "AmazonRejected", times: 2 }
  await amazon.control("POST", "/outcomes", { outcomes: [rejected] })
}

/** Both of the captures of {@link rejectsCaptures} are over: whoever captures before takes the second one's place. */
export async function rejectedTwice(amazon: Amazon, id: string): Promise<void> {
  await eventually(async () => {
    const { Authorizations } = await amazon.tree(id)
    const captures = Authorizations.flatMap(({ Captures }) => Captures)
    expect(captures.filter(({ State }) => State === "Declined")).toHaveLength(2)
  })
}

/** Amazon refuses an order's total over and over, as it does once the order reference has ended. */
export function refusesTotals(amazon: Amazon): Promise<unknown> {
  const action = "SetOrderReferenceDetails"
  const code = "OrderReferenceNotModifiable"
  return amazon.control("POST", "/faults", {
    faults: [{ action, kind: "status", status: 405, code, times: 20 }],
  })
}
