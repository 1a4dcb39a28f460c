import { spawn } from "node:child_process"
import { fileURLToPath } from "node:url"

/** @type {import("node:child_process").ChildProcess | undefined} */
let guard

/** @param {string} line */
function tell(line) {
  if (guard === undefined) {
    guard = spawn(process.execPath, [fileURLToPath(new URL("./guard.mjs", import.meta.url))], {
      detached: true,
      stdio: ["pipe", "ignore", "ignore"],
    })
    // The guard must not keep the script alive, and a guard that could not start must not end it.
    guard.unref()
    guard.on("error", () => {})
    guard.stdin?.on("error", () => {})
    const { stdin } = guard
    if (stdin && "unref" in stdin && typeof stdin.unref === "function") stdin.unref()
  }
  guard.stdin?.write(`${line}\n`)
}

/**
 * From now on the process group of `pid` is stopped with `signal` even if this script is killed.
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
export function guardRemembers(pid, signal) {
  tell(`+ ${pid} ${signal}`)
}

/** @param {number} pid */
export function guardForgets(pid) {
  tell(`- ${pid}`)
}
