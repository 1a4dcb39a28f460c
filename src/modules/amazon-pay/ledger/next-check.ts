import { declinedCharges, declinedRefunds } from "../decisions/consequences"
import { wasNotDone } from "../decisions/not-sent"
import type { OperationRow, OrderReferenceRow } from "./rows"
import { isUnresolved } from "../vocabulary"

const seconds = 1_000
const minutes = 60 * seconds
const hours = 60 * minutes
const days = 24 * hours

/** How long whoever is at work on something is left alone with it. */
export const graceMs = minutes

/** No call is under way for longer: four tries of half a minute each, and the waits between them. */
const longestCallMs = 3 * minutes

/** Amazon asks to wait one to two minutes before it is asked again after a ProcessingFailure (reference §6). */
const inAWhileMs = 90 * seconds

/** The longest wait before a parcel is charged again whose charge could not be sent: a spent quota lasts an hour. */
const longestPauseMs = 15 * minutes

/** How soon to ask about what Amazon is deciding on, should no notification come: it decides on a refund within hours. */
const firstAskMs: Partial<Record<OperationRow["kind"], number>> = {
  authorize: 10 * minutes,
  capture: hours,
  refund: 6 * hours,
}
const rarestAskMs = days

type Checked = Pick<
  OperationRow,
  | "kind"
  | "slot"
  | "state"
  | "reason_code"
  | "booked_id"
  | "attempts"
  | "requested_at"
  | "fulfillment_id"
  | "purpose"
>

/**
 * When the reconciler looks at an operation again; null when there is nothing left to learn or to do.
 * An unanswered call is repeated, each time later. A pending one is asked about when it has got twice as old.
 * @param before where the operation stood
 */
export function nextCheck(
  operation: Checked,
  before: OperationRow["state"],
  now: Date,
): Date | null {
  const { kind, state, attempts, requested_at } = operation
  const age = Math.max(now.getTime() - requested_at.getTime(), 0)
  const after = (wait: number) => new Date(now.getTime() + wait)
  if (isUnresolved(state)) return after(untilRepeatedMs(attempts))
  if (state === "pending") {
    return after(Math.min(Math.max(age, firstAskMs[kind] ?? hours), rarestAskMs))
  }
  if (state === "declined") return afterDecline(operation, before, after)
  if (kind === "capture" && wasNotDone(operation)) {
    return after(Math.min(graceMs * 2 ** (operation.slot - 1), longestPauseMs))
  }
  if (state !== "completed") return null
  // Charged or given back, and no row of Medusa's says so yet; or held for an order that was placed before.
  const unbooked = (kind === "capture" || kind === "refund") && operation.booked_id === null
  const deferred = kind === "authorize" && before === "pending"
  return unbooked || deferred ? after(graceMs) : null
}

/**
 * When a declined operation is asked for again by itself. A charge by hand is, if Amazon declined it when nobody waited any more: then
 * it is due until it was asked for again, since whoever is to do that may die before. A parcel is found by what it owes.
 */
function afterDecline(
  { kind, reason_code, fulfillment_id, purpose }: Checked,
  before: OperationRow["state"],
  after: (wait: number) => Date,
): Date | null {
  const consequences = { capture: declinedCharges, refund: declinedRefunds }
  const of = kind === "capture" || kind === "refund" ? consequences[kind] : {}
  const consequence = of[reason_code ?? ""]
  const isByHand = kind === "capture" && fulfillment_id === null
  if (isByHand && purpose === "person" && before !== "pending") return null
  if (consequence?.when === "in-a-while") return after(inAWhileMs)
  const isOurs = isByHand && (purpose === "person" || purpose === "upkeep")
  return consequence && isOurs ? after(0) : null
}

/** How long after it was sent for the so manieth time a call without an answer is sent again. */
function untilRepeatedMs(attempts: number): number {
  return Math.min(graceMs * 2 ** Math.max(attempts - 1, 0), hours)
}

/** Whether a call without an answer was sent so lately that it may still be on its way to Amazon, here or in another process. */
export function mayBeUnderWay(
  { attempts, next_check_at }: Pick<OperationRow, "attempts" | "next_check_at">,
  now: Date,
): boolean {
  if (!next_check_at) return true
  const sentAt = next_check_at.getTime() - untilRepeatedMs(attempts)
  return now.getTime() < sentAt + longestCallMs
}

/** Waits between looks at an order with nothing to do. The store's events have said it all unless one was lost. */
const idleMs = [10 * minutes, hours, 6 * hours, days]

/**
 * How long before its end the merchant is told of a hold, in milliseconds: a tenth of what it lasts, three days of thirty. Those of
 * Amazon's sandbox last two days.
 */
export function warningOf({
  requested_at,
  expires_at,
}: Pick<OperationRow, "requested_at" | "expires_at">): number {
  return expires_at ? (expires_at.getTime() - requested_at.getTime()) / 10 : 0
}

/** The same of an order reference, which lasts 180 days. */
export const referenceWarningMs = 14 * days

/**
 * When an order reference is looked at after Amazon said something new of it. Also once it has ended, whoever ended it: what
 * Medusa is told after that dies with the process that ended it.
 */
export function firstReferenceCheck(
  { state }: Pick<OrderReferenceRow, "state">,
  now: Date,
): Date | null {
  if (state === "Draft") return null
  const isOpen = state === "Open" || state === "Suspended"
  return new Date(now.getTime() + (isOpen ? (idleMs[0] ?? 0) : graceMs))
}

/**
 * When to look at an order reference again after a look: later every time, but never later than an end it is heading
 * for. Null once nothing can be taken or released any more: one that was closed keeps what is held.
 */
export function nextReferenceCheck(
  { state }: Pick<OrderReferenceRow, "state">,
  {
    holds,
    idleChecks,
    moments,
    now,
  }: {
    /** Whether an authorization of it still holds money. */
    holds: boolean
    idleChecks: number
    /** Moments at which something is to be said or read, such as the end of an authorization. */
    moments: readonly Date[]
    now: Date
  },
): Date | null {
  const mayBeTaken = state === "Open" || state === "Suspended" || (state === "Closed" && holds)
  if (!mayBeTaken) return null
  const wait = idleMs[Math.min(idleChecks, idleMs.length - 1)] ?? days
  const ahead = moments.map((moment) => moment.getTime()).filter((at) => at > now.getTime())
  return new Date(Math.min(now.getTime() + wait, ...ahead))
}
