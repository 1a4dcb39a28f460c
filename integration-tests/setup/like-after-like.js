const { readFileSync } = require("node:fs")
const { default: Sequencer } = require("@jest/test-sequencer")

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
  return readFileSync(path, "utf8").includes("storeSuite({},") ? 2 : 1
}

module.exports = LikeAfterLike
