import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { ROOT } from "../demo/folders.mjs"
import { duration } from "./duration.mjs"
import { follow } from "./follow.mjs"
import { notRun } from "./outcome.mjs"
import { wavesOf } from "./parts.mjs"
import { startPart } from "./run-part.mjs"
import { heading, summary } from "./summary.mjs"
import { inShort } from "./whereabouts.mjs"

const HEARTBEAT_MS = 60_000

/**
 * Runs parts of the tests and says how they went.
 * @param {object} options
 * @param {readonly string[]} options.names of the parts; none stands for all
 * @param {string} [options.results] the folder that keeps jest's results, logs, and `summary.json`
 * @param {number} [options.limitSeconds] for each part, in place of its own
 * @param {AbortSignal} options.signal ends everything; its reason says why
 * @returns {Promise<boolean>} whether everything passed
 */
export async function runAll({ names, results, limitSeconds, signal }) {
  const waves = wavesOf(names)
  const folder = results ?? mkdtempSync(join(tmpdir(), "amazon-pay-test-results-"))
  mkdirSync(folder, { recursive: true })
  const summaryFile = join(folder, "summary.json")
  rmSync(summaryFile, { force: true })

  /** @type {import("./outcome.mjs").Outcome[]} */
  const outcomes = []
  const began = Date.now()
  for (const wave of waves) {
    outcomes.push(...(await runWave(wave, { folder, limitSeconds, signal })))
    writeFileSync(summaryFile, JSON.stringify(outcomes, null, 2))
  }
  console.log(`\n${summary(outcomes, (Date.now() - began) / 1_000)}`)
  const passed = outcomes.every(({ failed }) => failed === 0)
  if (results === undefined && passed) rmSync(folder, { recursive: true })
  else console.log(`\nLogs and results: ${folder}`)
  return passed
}

/**
 * @param {readonly import("./parts.mjs").Part[]} wave
 * @param {{ folder: string, limitSeconds?: number, signal: AbortSignal }} options
 */
async function runWave(wave, { folder, limitSeconds, signal }) {
  if (signal.aborted) return wave.map(({ name }) => notRun(name, `not begun: ${signal.reason}`))
  const names = wave.map(({ name }) => name).join(", ")
  console.log(heading(wave.length > 1 ? `${names}: side by side, each is shown at its end` : names))

  /** @type {Map<string, import("./run-part.mjs").Running>} */
  const running = new Map()
  const heartbeat = setInterval(() => {
    const now = Date.now()
    for (const { name, began, progress } of running.values()) {
      console.log(`... ${name}, ${duration(now - began)}: ${inShort(progress(), now)}`)
    }
  }, HEARTBEAT_MS)
  try {
    return await Promise.all(
      wave.map((part) =>
        runOne(part, { folder, limitSeconds, signal, running, live: wave.length === 1 }),
      ),
    )
  } finally {
    clearInterval(heartbeat)
  }
}

/**
 * @param {import("./parts.mjs").Part} part
 * @param {{ folder: string, limitSeconds?: number, signal: AbortSignal, running: Map<string, import("./run-part.mjs").Running>, live: boolean }} options
 */
async function runOne(part, { folder, signal, running, live, ...options }) {
  const { name } = part
  const limitSeconds = options.limitSeconds ?? part.limitSeconds
  const limit = new AbortController()
  const timer = setTimeout(
    () => limit.abort(`its limit of ${duration(limitSeconds * 1_000)} ran out`),
    limitSeconds * 1_000,
  )
  try {
    const run = await startPart({
      name,
      command: ["npm", "run", "--silent", part.script, "--", ...part.args],
      root: ROOT.replace(/\/$/, ""),
      folder,
      signal: AbortSignal.any([signal, limit.signal]),
      onStop: (reason, lines) => {
        console.log(heading(`${name} is stopped: ${reason}`))
        for (const line of lines) console.log(`  ${line}`)
      },
    })
    running.set(name, run)
    const rest = live ? follow(run.logFile, (chunk) => process.stdout.write(chunk)) : undefined
    const { outcome, whereabouts } = await run.ended
    if (rest) rest()
    else process.stdout.write(`${heading(`${name}, what it printed`)}\n${read(run.logFile)}`)
    const time = duration(outcome.seconds * 1_000)
    const { passed, failed, problem } = outcome
    console.log(heading(`${name}: ${passed} passed, ${failed} failed, ${time}`))
    if (problem !== undefined) console.log(`${name} ${problem}.`)
    return { ...outcome, ...(whereabouts.length > 0 ? { whereabouts } : {}) }
  } catch (error) {
    return notRun(name, `could not be started: ${error instanceof Error ? error.message : error}`)
  } finally {
    clearTimeout(timer)
    running.delete(name)
  }
}

/** @param {string} file */
function read(file) {
  return readFileSync(file, "utf8")
}
