const { readFileSync } = require("node:fs")
const { basename } = require("node:path")
const { default: Sequencer } = require("@jest/test-sequencer")

/** Where jest has not run them yet it knows files by their size alone, and would end with one of these, alone. */
const longest = [
  "two-processes",
  "killed",
  "faults-lasting",
  "killed-checkout",
  "faults-in-passing",
]
/** They leave a store behind that nobody else can use: its client has met Amazon's quotas. */
const spoiling = ["throttled-store", "faults-of-quota"]

/**
 * Files that want the same store follow one another, since a process boots a store when the one it has is another. Most
 * want one with the usual modes: those come last, so that no other is in between.
 */
class LikeAfterLike extends Sequencer {
  sort(tests) {
    const inOrder = super.sort(tests)
    const ranks = new Map(inOrder.map((test) => [test, rank(test)]))
    return inOrder.sort((one, other) => ranks.get(one) - ranks.get(other))
  }
}

function rank({ path, context }) {
  if (context.config.displayName?.name !== "integration") return 0
  if (!readFileSync(path, "utf8").includes("storeSuite({},")) return 1
  const name = basename(path, ".spec.ts")
  if (spoiling.includes(name)) return 4
  return longest.includes(name) ? 2 : 3
}

module.exports = LikeAfterLike
