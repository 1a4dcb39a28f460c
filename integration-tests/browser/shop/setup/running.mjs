/** @type {import("node:child_process").ChildProcess | undefined} */
let running

/** @param {import("node:child_process").ChildProcess} started */
export function keepForTeardown(started) {
  running = started
}

export function takeForTeardown() {
  const started = running
  running = undefined
  return started
}
