import { readFileSync } from "node:fs"
import { join } from "node:path"
import { isUnresolved, mayMove, operationStates } from "../vocabulary"

const page = readFileSync(join(__dirname, "../../../../docs/states.md"), "utf8")
const arrows = [...page.matchAll(/^ {2}(\w+) --> (\w+)$/gm)].map(
  ([, from, to]) => `${from} --> ${to}`,
)

describe("the states of an operation", () => {
  it("move as docs/states.md draws them, and in no other way", () => {
    const moves = operationStates.flatMap((from) =>
      operationStates
        .filter((to) => from !== to && mayMove(from, to))
        .map((to) => `${from} --> ${to}`),
    )
    // From recorded to sent is drawn; so is every skip that a late writer can make.
    expect(moves.sort()).toEqual(arrows.sort())
  })

  it("may be said again", () => {
    for (const state of operationStates) expect(mayMove(state, state)).toBe(true)
  })

  it("are all explained there", () => {
    for (const state of operationStates) expect(page).toMatch(new RegExp(`^\\| \`${state}\``, "m"))
  })

  it("are unresolved until Amazon has answered", () => {
    expect(operationStates.filter(isUnresolved)).toEqual(["recorded", "sent"])
  })
})
