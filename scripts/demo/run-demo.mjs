import { rmSync } from "node:fs"
import { declinedParcel } from "../order-flow/declined-parcel.mjs"
import { twoParcelOrder } from "../order-flow/two-parcel-order.mjs"
import { tail } from "../processes/run-to-end.mjs"
import { stopEverything } from "../processes/start-process.mjs"
import { USAGE, readArguments } from "./arguments.mjs"
import { bringUp } from "./bring-up.mjs"
import { KEEP } from "./folders.mjs"
import { Interruption, interrupted } from "./interruptions.mjs"
import { claimDemo } from "./only-one.mjs"
import { fallSilent, say, transcript } from "./progress.mjs"
import { readyFacts } from "./ready-facts.mjs"
import { reportChecks } from "./report-checks.mjs"
import { welcome } from "./welcome.mjs"
import { writeWhole } from "./write-whole.mjs"

const EXIT = { done: 0, failed: 1, usage: 2, interrupted: 130 }

/**
 * The whole demo, from its arguments to its exit code.
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export async function runDemo(args) {
  let options
  try {
    options = readArguments(args)
  } catch (error) {
    console.error(`${/** @type {Error} */ (error).message}\n\n${USAGE}`)
    return EXIT.usage
  }
  if (options.help) {
    say(USAGE)
    return EXIT.done
  }

  const end = interrupted()
  let isUp = false
  /** @type {(() => void) | undefined} */
  let release
  try {
    release = claimDemo(KEEP.lock)
    const demo = perform(options, () => (isUp = true))
    // Lost races still end some day; what they end with is of no interest then.
    demo.catch(() => {})
    return await Promise.race([demo, end])
  } catch (error) {
    if (error instanceof Interruption) {
      say(`\n${error.message}.`)
      return isUp ? EXIT.done : EXIT.interrupted
    }
    say("")
    console.error(error instanceof Error ? error.message : String(error))
    return EXIT.failed
  } finally {
    fallSilent()
    await stopEverything()
    // A demo that was refused for another one must leave that one's files alone.
    if (release) {
      rmSync(KEEP.ready, { force: true })
      release()
    }
  }
}

/**
 * @param {import("./arguments.mjs").DemoOptions} options
 * @param {() => void} nowUp
 * @returns {Promise<number>}
 */
async function perform(options, nowUp) {
  if (options.readyFile !== undefined) rmSync(options.readyFile, { force: true })
  const shop = await bringUp(options)
  const lost = firstLost(shop.processes)
  lost.catch(() => {})

  const outcome = await Promise.race([stories(shop), lost])
  const allWell = reportChecks(outcome)
  const ready = readyFacts(shop)
  writeWhole(KEEP.ready, ready)
  if (options.readyFile !== undefined) writeWhole(options.readyFile, ready)
  if (options.once) return allWell ? EXIT.done : EXIT.failed
  nowUp()
  welcome(shop)
  return lost
}

/** @param {import("../order-flow/two-parcel-order.mjs").Shop} shop */
async function stories(shop) {
  const options = { currency: "usd", transcript }
  const told = [await twoParcelOrder(shop, options), await declinedParcel(shop, options)]
  return {
    checks: told.flatMap(({ checks }) => checks),
    broken: () => told.flatMap(({ broken }) => broken()),
  }
}

/**
 * @param {import("../processes/start-process.mjs").StartedProcess[]} processes
 * @returns {Promise<never>} rejects when one of them ends by itself
 */
async function firstLost(processes) {
  const { name, end, logFile } = await Promise.race(
    processes.map(async ({ name, exited, logFile }) => ({ name, end: await exited, logFile })),
  )
  throw new Error(`${name} has ended by itself (${end}). The end of ${logFile}:\n${tail(logFile)}`)
}
