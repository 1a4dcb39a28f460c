import { holds, level, reach, take, type Bucket, type Quota } from "./bucket"

/** `interactive`: somebody is waiting for the answer. `background`: nobody is. */
export type Priority = "interactive" | "background"

/** A call that wants to be sent. Times are milliseconds on the governor's clock. */
export interface Waiter {
  /** Smaller is older. A call that is repeated keeps its ticket and with it its place. */
  readonly ticket: number
  readonly priority: Priority
  readonly since: number
  /** Then an interactive call is sent anyway, and a background one turned away. */
  readonly until: number
}

/** The bucket of one operation and who waits for a token of it, in the order in which they get one. */
export interface Lane {
  readonly bucket: Bucket
  readonly waiting: readonly Waiter[]
}

/** What becomes of a waiter. */
export type Verdict =
  | { readonly waiter: Waiter; readonly say: "go" | "go-anyway" }
  | { readonly waiter: Waiter; readonly say: "not-now"; readonly retryInMs: number }

export interface Advance {
  readonly lane: Lane
  readonly verdicts: readonly Verdict[]
  /** When to look again if nothing else happens; absent when nobody waits. */
  readonly wakeAt: number | undefined
}

/**
 * Milliseconds. Of two calls the later one can be faster to Amazon, above all when the first had to connect. An
 * interactive call that had to wait for a token waits this much longer, so as not to be there before it. A background
 * call need not: the reserve is there already.
 */
export const SLACK_MS: Readonly<Record<Priority, number>> = { interactive: 250, background: 0 }

/** Tokens that background calls leave to interactive ones. */
export function reserveOf({ burst }: Quota): number {
  return Math.min(burst - 1, Math.ceil(burst / 5))
}

/** Lets a call in at its place: behind those of its priority with an older ticket. */
export function join({ bucket, waiting }: Lane, waiter: Waiter): Lane {
  const place = waiting.findIndex((other) => isBefore(waiter, other))
  return {
    bucket,
    waiting: place < 0 ? [...waiting, waiter] : waiting.toSpliced(place, 0, waiter),
  }
}

/** Lets a call go that waits no longer. */
export function leave({ bucket, waiting }: Lane, ticket: number): Lane {
  return { bucket, waiting: waiting.filter((waiter) => waiter.ticket !== ticket) }
}

/**
 * Decides on everybody whose time has come. In the order of the queue: only its head gets a token, a background call
 * only when no interactive one waits and the reserve stays. Nobody waits in vain: a head whose token would come too late
 * for it is sent anyway or turned away at once, and so is a background call far behind.
 */
export function advance(lane: Lane, quota: Quota, now: number): Advance {
  let { bucket } = lane
  const waiting: Waiter[] = []
  const verdicts: Verdict[] = []
  for (const waiter of lane.waiting) {
    const isHead = waiting.length === 0
    if (isHead && holds(level(bucket, quota, sight(waiter, now)), needOf(waiter, quota))) {
      bucket = take(bucket, quota, now)
      verdicts.push({ waiter, say: "go" })
      continue
    }
    const ready = readyAt(bucket, quota, waiter, waiting.length)
    const isInteractive = waiter.priority === "interactive"
    const isInVain = ready > waiter.until && (isHead || !isInteractive)
    if (now < waiter.until && !isInVain) {
      waiting.push(waiter)
    } else if (isInteractive) {
      bucket = take(bucket, quota, now)
      verdicts.push({ waiter, say: "go-anyway" })
    } else {
      verdicts.push({ waiter, say: "not-now", retryInMs: Math.max(1, Math.ceil(ready - now)) })
    }
  }
  return { lane: { bucket, waiting }, verdicts, wakeAt: wakeTime(bucket, quota, waiting) }
}

function isBefore(one: Waiter, other: Waiter): boolean {
  return one.priority === other.priority
    ? one.ticket < other.ticket
    : one.priority === "interactive"
}

function needOf({ priority }: Waiter, quota: Quota): number {
  return 1 + (priority === "background" ? reserveOf(quota) : 0)
}

/** The moment whose tokens a waiter may see: now when it has just come, a little ago when it has waited. */
function sight({ since, priority }: Waiter, now: number): number {
  return Math.max(since, now - SLACK_MS[priority])
}

function readyAt(bucket: Bucket, quota: Quota, waiter: Waiter, ahead: number): number {
  const reached = reach(bucket, quota, needOf(waiter, quota) + ahead)
  return reached > waiter.since ? reached + SLACK_MS[waiter.priority] : reached
}

function wakeTime(bucket: Bucket, quota: Quota, waiting: readonly Waiter[]): number | undefined {
  const [head] = waiting
  return head === undefined
    ? undefined
    : Math.min(readyAt(bucket, quota, head, 0), ...waiting.map(({ until }) => until))
}
