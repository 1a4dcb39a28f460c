const { readFileSync } = require("node:fs")
const { default: Sequencer } = require("@jest/test-sequencer")

/**
 * Files that want the same store follow one another, since a process boots a store when the one it has is another. Most
 * want one with the usual modes: those come last, so that no other is in between. What a file needs is read from it.
 */
class LikeAfterLike extends Sequencer {
  sort(tests) {
    const inOrder = super.sort(tests)
    const places = new Map(inOrder.map((test) => [test, place(test)]))
    return inOrder.sort((one, other) => places.get(one).localeCompare(places.get(other)))
  }
}

const STORES = ["main", "integration"]

/** The modes as they are written there, such as `{ capture: "manual" }`. */
const modes = /(?:storeSuite|namedSuite)\([^{]*(\{[^}]*\})/

function place({ path, context }) {
  if (!STORES.includes(context.config.displayName?.name)) return "0"
  const code = readFileSync(path, "utf8")
  const wanted = modes.exec(code)?.[1] ?? ""
  if (wanted !== "{}") return `1 ${wanted}`
  // Its store's client has met Amazon's quotas: nobody else can use it.
  if (/status: 503|quotaFactor|hasThrottled/.test(code)) return "4"
  // Further processes take long to boot: the last file of all should be a short one.
  return code.includes("SecondStore") ? "2" : "3"
}

module.exports = LikeAfterLike
