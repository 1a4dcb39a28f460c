/**
 * Runs beside a script that starts processes, and stops them should that script die without a chance to do it
 * itself (SIGKILL, a crash). It learns the processes over its standard input, a line each: `+ <pid> <signal>` when
 * one starts, `- <pid>` when one has ended. The end of the input means that the script is gone.
 */
import { createInterface } from "node:readline"
import { poll } from "./pause.mjs"

const GRACE_MS = 8_000

/** @type {Map<number, NodeJS.Signals>} */
const processes = new Map()

// A Ctrl-C reaches a whole terminal; the guard has to outlive the script it guards.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {})

/**
 * @param {number} pid leader of a process group
 * @param {NodeJS.Signals | 0} signal
 * @returns {boolean} whether anything was there to receive it
 */
function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal)
    return true
  } catch {
    return false
  }
}

const lines = createInterface({ input: process.stdin })
lines.on("line", (line) => {
  const [sign, pid, signal] = line.split(" ")
  if (sign === "+") processes.set(Number(pid), /** @type {NodeJS.Signals} */ (signal))
  else processes.delete(Number(pid))
})

lines.on("close", async () => {
  for (const [pid, signal] of processes) signalGroup(pid, signal)
  await poll(() => ([...processes.keys()].some((pid) => signalGroup(pid, 0)) ? undefined : true), {
    withinMs: GRACE_MS,
  })
  for (const pid of processes.keys()) signalGroup(pid, "SIGKILL")
  process.exit(0)
})
