import { setTimeout as sleep } from "node:timers/promises"
import { LeaseTakenError } from "../errors"
import { workUnder, type HeldLease } from "./held-lease"
import { leaseSeconds, pauseBeforeTry, renewEveryMs } from "./lease-times"

/** Where leases are kept. */
export interface LeaseBook {
  takeLease: (id: string, seconds: number) => Promise<HeldLease | null>
  extendLease: (lease: HeldLease, seconds: number) => Promise<boolean>
  endLease: (lease: HeldLease) => Promise<void>
}

/** Time, which tests let pass as they like. Milliseconds. */
export interface LeaseClock {
  now: () => number
  pause: (ms: number) => Promise<void>
  /** @returns what ends it */
  every: (ms: number, act: () => void) => () => void
}

const realClock: LeaseClock = {
  now: () => performance.now(),
  pause: (ms) => sleep(ms),
  every: (ms, act) => {
    const timer = setInterval(act, ms)
    // A process that has nothing else to do may end; its lease runs out.
    timer.unref()
    return () => {
      clearInterval(timer)
    }
  },
}

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
  try {
    return await workUnder(lease, work)
  } finally {
    stop()
    // Not given back, it runs out by itself; what was done stands.
    await book.endLease(lease).catch(() => undefined)
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
    const pause = pauseBeforeTry(tries, until - clock.now())
    if (pause === null) throw new LeaseTakenError(id)
    await clock.pause(pause)
  }
}
