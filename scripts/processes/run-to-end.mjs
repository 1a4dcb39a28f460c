import { readFileSync, rmSync } from "node:fs"
import { startProcess } from "./start-process.mjs"

const TAIL_LINES = 25

/**
 * Runs a program and waits for its success; anything else is an error that carries the end of its log.
 * @param {Parameters<typeof startProcess>[0] & { withinMs: number, signal?: AbortSignal }} options
 * @returns {Promise<void>}
 */
export async function runToEnd({ withinMs, signal, ...options }) {
  signal?.throwIfAborted()
  rmSync(options.logFile, { force: true })
  const started = await startProcess(options)
  const stop = () => void started.stop()
  signal?.addEventListener("abort", stop)
  const timer = setTimeout(stop, withinMs)
  const began = Date.now()
  const end = await started.exited
  clearTimeout(timer)
  signal?.removeEventListener("abort", stop)
  await started.stop()
  signal?.throwIfAborted()
  if (end === "exit code 0") return
  const late = Date.now() - began >= withinMs
  const reason = late ? `was not done after ${withinMs / 1000} s` : `failed (${end})`
  throw new Error(
    `${options.name} ${reason}. The end of ${options.logFile}:\n${tail(options.logFile)}`,
  )
}

/**
 * @param {string} file
 * @param {number} [lines]
 * @returns {string} its last lines, indented
 */
export function tail(file, lines = TAIL_LINES) {
  try {
    return readFileSync(file, "utf8")
      .trimEnd()
      .split("\n")
      .slice(-lines)
      .map((line) => `    ${line}`)
      .join("\n")
  } catch {
    return "    (there is no log)"
  }
}
