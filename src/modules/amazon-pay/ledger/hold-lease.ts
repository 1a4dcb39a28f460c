import { setTimeout as sleep } from "node:timers/promises"
import { LeaseTakenError } from "../errors"
import { workUnder, type HeldLease } from "./held-lease"
import { leaseSeconds, longestPauseMs, pauseBeforeTry, renewEveryMs } from "./lease-times"
import { OwnTurns } from "./own-turns"

/** Where leases are kept. */
export interface LeaseBook {
  takeLease: (id: string, seconds: number) => Promise<HeldLease | null>
  extendLease: (lease: HeldLease, seconds: number) => Promise<boolean>
  endLease: (lease: HeldLease) => Promise<void>
}

/** Time, which tests let pass as they like. Milliseconds. */
export interface LeaseClock {
  now: () => number
  /** @param woken ends it before its time */
  pause: (ms: number, woken: AbortSignal) => Promise<void>
  /** @returns what ends it */
  every: (ms: number, act: () => void) => () => void
}

const realClock: LeaseClock = {
  now: () => performance.now(),
  pause: (ms, signal) => sleep(ms, undefined, { signal }).catch(() => undefined),
  every: (ms, act) => {
    const timer = setInterval(act, ms)
    // A process that has nothing else to do may end; its lease runs out.
    timer.unref()
    return () => {
      clearInterval(timer)
    }
  },
}

const ownTurns = new OwnTurns()

/**
 * Works on something that one process works on at a time. The lease is renewed for as long as the work takes, and given
 * back when it ends, however it ends.
 * @param id what is worked on
 * @param waitMs how long to wait for somebody else to end, in milliseconds; 0 to look once
 * @throws LeaseTakenError when somebody else works on it for longer
 */
export async function holdLease<T>(
  book: LeaseBook,
  id: string,
  waitMs: number,
  work: () => Promise<T>,
  clock = realClock,
): Promise<T> {
  const lease = await takeInTime(book, id, waitMs, clock)
  const stop = keepLease(book, lease, clock)
  const endTurn = ownTurns.begin(id)
  try {
    return await workUnder(lease, work)
  } finally {
    stop()
    // Not given back, it runs out by itself; what was done stands.
    await book.endLease(lease).catch(() => undefined)
    endTurn()
  }
}

/**
 * Renews a lease until it is stopped or found lost. A renewal that fails is tried again with the next: whether the lease
 * is still its holder's, the ledger asks for itself.
 * @returns what stops it
 */
export function keepLease(
  book: Pick<LeaseBook, "extendLease">,
  lease: HeldLease,
  clock = realClock,
): () => void {
  const stop = clock.every(renewEveryMs, () => {
    void book.extendLease(lease, leaseSeconds).then(
      (isOwn) => {
        if (!isOwn) stop()
      },
      () => undefined,
    )
  })
  return stop
}

async function takeInTime(
  book: LeaseBook,
  id: string,
  waitMs: number,
  clock: LeaseClock,
): Promise<HeldLease> {
  const until = clock.now() + waitMs
  for (let tries = 1; ; tries++) {
    const lease = await book.takeLease(id, leaseSeconds)
    if (lease) return lease
    const leftMs = until - clock.now()
    const pause = pauseBeforeTry(tries, leftMs)
    if (pause === null) throw new LeaseTakenError(id)
    // Who has it in this process says when it ends; looked at all the same, should it have been lost meanwhile.
    const ms = ownTurns.isHeld(id) ? Math.min(longestPauseMs, leftMs) : pause
    await ownTurns.waitFor(id, (woken) => clock.pause(ms, woken))
  }
}
