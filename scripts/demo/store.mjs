import { rmSync } from "node:fs"
import { poll } from "../processes/pause.mjs"
import { runToEnd, tail } from "../processes/run-to-end.mjs"
import { startProcess } from "../processes/start-process.mjs"

const HEALTHY_WITHIN_MS = 600_000

/** The one address that only this machine reaches. */
export const LOOPBACK = "127.0.0.1"

/**
 * A Medusa store in a folder, with the environment all its commands run in.
 * @typedef {{ cli: string, folder: string, env: NodeJS.ProcessEnv, log: (name: string) => string }} Store
 */

/**
 * Makes the tables, then runs the migration scripts, the store's seed among them.
 *
 * Two commands, since `db:migrate` alone does not fail when a script does.
 * @param {Store} store
 */
export async function migrate({ cli, folder, env, log }) {
  for (const [command, ...flags] of [
    ["db:migrate", "--skip-scripts", "--execute-safe-links"],
    ["db:migrate:scripts"],
  ]) {
    await runToEnd({
      name: `medusa ${command}`,
      command: process.execPath,
      args: [cli, String(command), ...flags],
      cwd: folder,
      env,
      logFile: log(String(command).replaceAll(":", "-")),
      withinMs: 900_000,
    })
  }
}

/**
 * Starts the store and waits until it answers.
 * @param {Store} store
 * @param {number} port
 * @returns {Promise<{ url: string, process: import("../processes/start-process.mjs").StartedProcess }>}
 */
export async function startStore({ cli, folder, env, log }, port) {
  const logFile = log("medusa")
  rmSync(logFile, { force: true })
  const started = await startProcess({
    name: "Medusa",
    command: process.execPath,
    // Whoever is on the same network knows the demo's password as well.
    args: [cli, "start", "--host", LOOPBACK, "--port", String(port)],
    cwd: folder,
    env,
    logFile,
  })
  const url = `http://localhost:${port}`
  const healthy = await poll(
    async () =>
      started.ended() === undefined ? (await answers(`${url}/health`)) || undefined : false,
    { withinMs: HEALTHY_WITHIN_MS, everyMs: 150 },
  )
  if (healthy) return { url, process: started }
  await started.stop()
  throw new Error(
    `Medusa did not start (${started.ended() ?? "no answer in time"}). The end of ${logFile}:\n${tail(logFile)}`,
  )
}

/** @param {string} url */
export async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(30_000) })).ok
  } catch {
    return false
  }
}
