import { progress, say } from "./progress.mjs"

/** @param {import("../order-flow/checks.mjs").Check[]} checks */
export function reportChecks(checks) {
  say("")
  progress("Was it as it should be?")
  for (const { claim, holds, found } of checks) {
    say(holds ? `          yes      ${claim}` : `          NO       ${claim}; it was ${found}`)
  }
  say("")
}
