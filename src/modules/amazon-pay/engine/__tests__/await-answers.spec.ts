import { operation, reference } from "../../decisions/__tests__/ledger-of"
import type { Snapshot } from "../../ledger/rows"
import { answerPatienceMs, awaitAnswers } from "../await-answers"

const began = Date.parse("2024-05-06T10:00:00Z")

describe("a notification about a call that is under way", () => {
  /** How long it was waited (milliseconds), and how often the ledger was looked into. */
  const waited = async ({ agoMs = 0, answeredAfterMs = Infinity }) => {
    let passed = 0
    let looks = 0
    const ledger = {
      decide: <T>(_rowId: string, decide: (snapshot: Snapshot) => { step: T }) => {
        looks++
        const state = passed >= answeredAfterMs ? "completed" : "sent"
        const operations = [operation({ kind: "capture", state })]
        const { step } = decide({ reference: reference(), operations })
        return Promise.resolve({ step, operation: null })
      },
    }
    await awaitAnswers(ledger, "row", new Date(began - agoMs), {
      now: () => began + passed,
      sleep: (milliseconds) => Promise.resolve((passed += milliseconds)),
    })
    return { passed, looks }
  }

  it("waits until the call is answered", async () => {
    expect((await waited({ answeredAfterMs: 4_000 })).passed).toBe(4_000)
  })

  it("waits ten seconds from when it came, and no longer, when no answer comes", async () => {
    expect((await waited({})).passed).toBe(answerPatienceMs)
    expect((await waited({ agoMs: 4_000 })).passed).toBe(answerPatienceMs - 4_000)
  })

  it("waits for nothing, and looks at nothing, when it came long ago", async () => {
    expect(await waited({ agoMs: answerPatienceMs })).toEqual({ passed: 0, looks: 0 })
  })

  it("waits for nothing when every call is answered", async () => {
    expect(await waited({ answeredAfterMs: 0 })).toEqual({ passed: 0, looks: 1 })
  })
})
