import { progress, say } from "./progress.mjs"

/**
 * Says of each claim whether it holds.
 * @param {Pick<import("../order-flow/checks.mjs").CheckList, "checks" | "broken">} list
 * @returns {boolean} whether all of them do
 */
export function reportChecks({ checks, broken }) {
  say("")
  progress("Was it as it should be?")
  for (const { claim, holds, expected, found } of checks) {
    say(
      holds
        ? `          yes      ${claim}`
        : `          NO       ${claim}: ${found} instead of ${expected}`,
    )
  }
  const count = broken().length
  say("")
  progress(
    count === 0
      ? `All ${checks.length} are as they should be`
      : `${count} of ${checks.length} are not as they should be`,
  )
  return count === 0
}
