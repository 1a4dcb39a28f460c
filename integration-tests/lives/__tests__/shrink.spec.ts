import { lifeSchema, moveKinds, type Life } from "../life"
import { randomLife } from "../random-life"
import { shrink } from "../shrink"

const asleep = (life: Life): Life => ({
  ...life,
  moves: [
    ...life.moves,
    { do: "cancel-order" },
    { do: "wait", time: "P1D" },
    { do: "capture", percent: 40, beside: true },
    ...life.moves,
  ],
})
const kinds = ({ moves }: Life) => moves.map((move) => move.do)

describe("a life that breaks a law", () => {
  it("is shrunk to the moves that it takes, and to the plainest of these", async () => {
    const plain = { do: "reconcile" as const }
    const life = asleep({ ...randomLife(7, 1), moves: [plain, plain, plain, plain] })
    const smallest = await shrink(
      life,
      (next) =>
        Promise.resolve(kinds(next).includes("cancel-order") && kinds(next).includes("capture")),
      500,
    )
    expect(smallest).toEqual({
      account: { capture: "fulfillment", authorization: "sync-then-async", remainder: "on-demand" },
      basket: { "MUG-BLUE": 1 },
      checkout: {
        card: "good",
        sessions: 0,
        fault: null,
        dies: null,
        decidesLater: false,
        declines: "none",
        promotion: "none",
      },
      moves: [{ do: "cancel-order" }, { do: "capture", percent: 100 }],
    })
  })

  it("is played no more often than was allowed, and no life twice", async () => {
    const played = new Set<string>()
    await shrink(
      asleep(randomLife(7, 2)),
      (next) => {
        expect(played.has(JSON.stringify(next))).toBe(false)
        played.add(JSON.stringify(next))
        return Promise.resolve(false)
      },
      9,
    )
    expect(played.size).toBeLessThanOrEqual(9)
  })
})

describe("random lives", () => {
  it("are the same for the same seed and number, and others for others", () => {
    expect(randomLife(3, 5)).toEqual(randomLife(3, 5))
    expect(randomLife(3, 5)).not.toEqual(randomLife(3, 6))
    expect(randomLife(3, 5)).not.toEqual(randomLife(4, 5))
  })

  it("can be written down and read again", () => {
    for (let number = 1; number <= 200; number++) {
      const life = randomLife(1, number)
      expect(lifeSchema.parse(JSON.parse(JSON.stringify(life)))).toEqual(life)
    }
  })

  it("make every move there is", () => {
    const made = new Set<string>()
    for (let number = 1; number <= 300; number++)
      kinds(randomLife(2, number)).forEach((kind) => made.add(kind))
    expect([...made].sort()).toEqual([...moveKinds].sort())
  })
})
