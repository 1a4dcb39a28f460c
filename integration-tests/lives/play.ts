import { subscribersDone } from "../support/activity"
import { inboxSettled, reconciled, timePasses } from "../support/inbox"
import type { Scene } from "../support/store-suite"
import { checkOut } from "./checkout"
import { live, restart } from "./death"
import { overcharge, violations } from "./laws"
import { withEventsOf } from "./events"
import { isThrottled, throughFreshDoor } from "./fresh-door"
import type { Life } from "./life"
import { medusaBook } from "./medusa-book"
import { perform } from "./perform"
import { costAtAmazon, keptAtAmazon, mostAtAmazon } from "./sums"
import { isUndecided, readBooks } from "./three-books"
import type { Violation } from "./violation"
import { withAccount } from "./with-account"
import { World, type Done, type ReadyCarts } from "./world"

export interface Played {
  violations: Violation[]
  /** What was done, and what became of it, a line each. */
  log: string[]
  moves: { do: string; done: Done }[]
  /** What the store was about to write when it died, each time. */
  deaths: string[]
}

/** When which accounts charge goods by themselves. At once is before they are packed. */
const charges = {
  fulfillment: "packed",
  immediate: "packed",
  shipment: "left",
  manual: "never",
} as const

/** After everything that somebody does: long enough for holds, decisions and tries to end, and for an order to count as left alone. */
const untilRest = ["PT3M", "PT15M", "PT2H", "PT15M", "P1D", "P1D", "P3D", "P3D", "PT15M"] as const

/**
 * Plays one life on a store that is as new, brings it to rest and checks the laws.
 * @param second another process of the store, for the moves that are made there
 */
export async function play(
  scene: Scene,
  life: Life,
  { carts, second }: { carts?: ReadyCarts; second?: Scene | undefined } = {},
): Promise<Played> {
  const world = new World(scene, life, carts)
  const run = (over: object) =>
    withAccount(scene, { ...life.account, ...over }, () =>
      withEventsOf(world, () => new Play(world, second).run()),
    )
  if (!isThrottled(life)) return await run({})
  return await throughFreshDoor(scene, (endpoint) => run({ endpoint }))
}

class Play {
  readonly #played: Played = { violations: [], log: [], moves: [], deaths: [] }
  readonly #beside: Promise<void>[] = []
  readonly #seen = new Set<string>()
  /** The most that could be charged since everything that was begun was done. */
  #owed = 0

  constructor(
    private readonly world: World,
    private readonly second: Scene | undefined,
  ) {}

  async run(): Promise<Played> {
    try {
      await checkOut(this.world)
      this.#log(`checks out → ${this.world.orderId ? "order" : "no order"}`)
      await this.#settle()
      this.#found(await this.#askedForNothing())
      for (const move of this.world.life.moves) await this.#move(move)
      await this.#comeToRest()
    } finally {
      await live(this.world)
    }
    return this.#played
  }

  async #move(move: Life["moves"][number]): Promise<void> {
    const made = this.#make(move)
    if (move.beside) {
      this.#beside.push(made)
      return
    }
    await made
    // It dies in the next move.
    if (move.do !== "die") await this.#settle()
  }

  async #make({ beside, at, ...move }: Life["moves"][number]): Promise<void> {
    const { world, second } = this
    const there = at && second ? world.seenFrom(second) : world
    const { done, why } = await perform(there, move)
    this.#played.moves.push({ do: there === world ? move.do : `${move.do} at the second`, done })
    const { do: name, ...how } = move
    this.#log(
      `${name} ${JSON.stringify(how)}${at ? " at the second" : ""}${beside ? " beside" : ""} → ${done} ${why}`.trim(),
    )
  }

  /** Waits for everything that was begun, and looks whether it charged too much. */
  async #settle(): Promise<void> {
    await Promise.all(this.#beside.splice(0))
    await subscribersDone()
    await restart(this.world)
    for (const at of this.world.deaths.slice(this.#played.deaths.length)) {
      this.#played.deaths.push(at)
      this.#log(`died writing to ${at}, and started again`)
    }
    await this.#watch()
  }

  /** @param changes whether somebody may have changed what the order costs since the last look */
  async #watch(changes = true): Promise<void> {
    const { world } = this
    const amazon = await world.amazon()
    const captures = amazon.flatMap((one) => one.captures)
    const fresh = captures.filter(
      ({ id, state }) => !this.#seen.has(id) && !world.foreign.has(id) && state !== "Declined",
    )
    for (const { id } of captures) this.#seen.add(id)
    if (!changes && !fresh.length) return
    const medusa = world.orderId ? await medusaBook(world.scene, world.orderId) : null
    const most = medusa ? mostAtAmazon(amazon, medusa) : 0
    if (medusa && fresh.length > 0) {
      this.#found(overcharge(keptAtAmazon(amazon, medusa), Math.max(this.#owed, most)))
    }
    // A call without an answer is repeated as it was, and Amazon takes its time: the charge began before.
    this.#owed = (await isUndecided(world.scene, world.amazonIds))
      ? Math.max(this.#owed, most)
      : most
  }

  /** Of an order that costs nothing Amazon is asked nothing. */
  async #askedForNothing(): Promise<Violation[]> {
    const { scene, orderId } = this.world
    if (!orderId || (await this.#cost(orderId)) > 0) return []
    const asked = Object.keys((await scene.amazon.ledger()).requests)
    if (!asked.length) return []
    return [
      { law: 2, what: "Amazon is asked for an order that costs nothing", facts: asked.join() },
    ]
  }

  async #cost(orderId: string): Promise<number> {
    return costAtAmazon(await medusaBook(this.world.scene, orderId))
  }

  async #comeToRest(): Promise<void> {
    const { scene, life } = this.world
    await this.#settle()
    this.world.eventsAreLost = false
    await scene.amazon.control("DELETE", "/faults")
    await scene.amazon.control("POST", "/outcomes", { outcomes: [] })
    await scene.amazon.control("POST", "/notifications", {})
    await scene.amazon.control("POST", "/notifications/release")
    let failed = 0
    for (const time of untilRest) {
      await timePasses(scene, time)
      failed = (await reconciled(scene)).failed
      await inboxSettled(scene)
      await this.#watch(false)
    }
    if (failed) {
      const what = "an order at rest cannot be looked at"
      this.#found([{ law: 4, what, facts: `${failed} of the last looks failed` }])
    }
    const { amazonIds, orderId, dismissed } = this.world
    const books = await readBooks(scene, amazonIds, orderId, dismissed)
    this.#found(violations(books, charges[life.account.capture]))
    if (this.#played.violations.length) this.#log(`at rest: ${JSON.stringify(books)}`)
  }

  #found(found: Violation[]): void {
    this.#played.violations.push(...found)
    for (const { law, what, facts } of found) this.#log(`! law ${law}: ${what} (${facts})`)
  }

  #log(line: string): void {
    this.#played.log.push(line)
  }
}
