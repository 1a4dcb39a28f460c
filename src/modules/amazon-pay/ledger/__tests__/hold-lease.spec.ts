import { LeaseLostError, LeaseTakenError } from "../../errors"
import { requireLease, type HeldLease } from "../held-lease"
import { holdLease, type LeaseBook, type LeaseClock } from "../hold-lease"
import { leaseSeconds, renewEveryMs } from "../lease-times"

/** A clock that stands still until somebody pauses, or a test lets it go on. */
class StillClock implements LeaseClock {
  private at = 0
  private readonly acts = new Set<{ every: number; next: number; act: () => void }>()

  now = () => this.at
  every = (ms: number, act: () => void) => {
    const entry = { every: ms, next: this.at + ms, act }
    this.acts.add(entry)
    return () => void this.acts.delete(entry)
  }
  pause = async (ms: number) => {
    await this.passes(ms)
  }

  async passes(ms: number): Promise<void> {
    const end = this.at + ms
    while (this.at < end) {
      const next = Math.min(end, ...[...this.acts].map((entry) => entry.next))
      this.at = next
      for (const entry of [...this.acts].filter((one) => one.next <= next)) {
        entry.next += entry.every
        entry.act()
      }
      // What was begun by it is answered before time goes on.
      await new Promise(setImmediate)
    }
  }

  get isIdle(): boolean {
    return this.acts.size === 0
  }
}

/** The table of leases, with the database's own time. */
class Table implements LeaseBook {
  private readonly rows = new Map<string, { holder: string; until: number }>()
  private holders = 0
  isReachable = true

  constructor(private readonly clock: StillClock) {}

  takeLease = async (id: string, seconds: number): Promise<HeldLease | null> => {
    const row = this.rows.get(id)
    if (row && row.until >= this.clock.now()) return await Promise.resolve(null)
    const holder = `holder ${++this.holders}`
    this.rows.set(id, { holder, until: this.clock.now() + seconds * 1_000 })
    return { id, holder, seenUntil: null }
  }
  extendLease = async ({ id, holder }: HeldLease, seconds: number): Promise<boolean> => {
    if (!this.isReachable) throw new Error("The database is away.")
    const row = this.rows.get(id)
    if (row?.holder !== holder) return await Promise.resolve(false)
    row.until = this.clock.now() + seconds * 1_000
    return true
  }
  endLease = async ({ id, holder }: HeldLease): Promise<void> => {
    if (this.rows.get(id)?.holder === holder) this.rows.delete(id)
    await Promise.resolve()
  }

  holderOf = (id: string) => this.rows.get(id)?.holder
  /** What the ledger asks in its own transaction. */
  transaction = (() => ({
    where: ({ id, holder }: { id: string; holder: string }) => ({
      forShare: () => ({
        select: () => Promise.resolve(this.holderOf(id) === holder ? [{ id }] : []),
      }),
    }),
  })) as unknown as Parameters<typeof requireLease>[0]
}

describe("a lease", () => {
  let clock: StillClock
  let table: Table
  beforeEach(() => {
    clock = new StillClock()
    table = new Table(clock)
  })
  const hold = <T>(work: () => Promise<T>, waitMs = 0) =>
    holdLease(table, "order", waitMs, work, clock)

  it("is given back when the work ends, and when it fails", async () => {
    await expect(hold(() => Promise.resolve("done"))).resolves.toBe("done")
    await expect(hold(() => Promise.reject(new Error("failed")))).rejects.toThrow("failed")
    expect(table.holderOf("order")).toBeUndefined()
    expect(clock.isIdle).toBe(true)
  })

  it("is renewed for as long as the work takes, so that nobody else gets it", async () => {
    await hold(async () => {
      await clock.passes(leaseSeconds * 10_000)
      await expect(hold(() => Promise.resolve())).rejects.toThrow(LeaseTakenError)
      await requireLease(table.transaction)
    })
  })

  it("is kept when two renewals in a row fail", async () => {
    await hold(async () => {
      table.isReachable = false
      await clock.passes(2 * renewEveryMs + 1)
      table.isReachable = true
      await clock.passes(10 * renewEveryMs)
      await requireLease(table.transaction)
    })
  })

  it("of a dead holder is had when its time is over, by who waits for it", async () => {
    await table.takeLease("order", leaseSeconds)
    const had = await hold(() => Promise.resolve(clock.now()), 2 * leaseSeconds * 1_000)
    expect(had).toBeGreaterThan(leaseSeconds * 1_000)
  })

  it("is not waited for when there is no time", async () => {
    await table.takeLease("order", leaseSeconds)
    await expect(hold(() => Promise.resolve())).rejects.toThrow(LeaseTakenError)
    expect(clock.now()).toBe(0)
  })

  it("is had at once when who has it in this process is done, by who has waited longest", async () => {
    const came: string[] = []
    let end = () => {}
    const over = new Promise<void>((resolve) => (end = resolve))
    const pauses: (() => void)[] = []
    // Time stands still: whoever goes on was woken.
    const still: LeaseClock = {
      now: () => 0,
      every: () => () => {},
      pause: (_ms, woken) =>
        new Promise((resolve) => {
          pauses.push(resolve)
          woken.addEventListener("abort", () => {
            resolve()
          })
        }),
    }
    const holdStill = (name: string, work: () => Promise<void>) =>
      holdLease(table, "order of two who wait", 1_000, work, still).then(() => came.push(name))
    const first = holdStill("first", () => over)
    await new Promise(setImmediate)
    const second = holdStill("second", () => Promise.resolve())
    await new Promise(setImmediate)
    const third = holdStill("third", () => Promise.resolve())
    await new Promise(setImmediate)
    expect(pauses).toHaveLength(2)
    end()
    await Promise.all([first, second, third])
    expect(came).toEqual(["first", "second", "third"])
    expect(pauses).toHaveLength(2)
  })

  it("that was lost lets nothing more be written, and takes nothing from the next holder", async () => {
    await hold(async () => {
      table.isReachable = false
      await clock.passes(leaseSeconds * 1_000 + 1)
      const next = await table.takeLease("order", leaseSeconds)
      table.isReachable = true
      await clock.passes(10 * renewEveryMs)
      await expect(requireLease(table.transaction)).rejects.toThrow(LeaseLostError)
      expect(table.holderOf("order")).toBe(next?.holder)
    })
    expect(table.holderOf("order")).toBe("holder 2")
  })

  it("that was found lost is renewed no longer", async () => {
    await hold(async () => {
      table.isReachable = false
      await clock.passes(leaseSeconds * 1_000 + 1)
      await table.takeLease("order", leaseSeconds)
      table.isReachable = true
      await clock.passes(renewEveryMs)
      expect(clock.isIdle).toBe(true)
    })
  })

  it("binds what is done in it, and neither other work nor what comes after it", async () => {
    let end = () => {}
    const over = new Promise<void>((resolve) => (end = resolve))
    let later: Promise<void> | undefined
    await requireLease(table.transaction)
    await hold(async () => {
      // As an event is heard that was emitted in it.
      later = over.then(() => requireLease(table.transaction))
      await Promise.resolve()
    })
    await table.takeLease("order", leaseSeconds)
    end()
    await expect(later).resolves.toBeUndefined()
  })
})
