import type { TimelineEntry } from "../../data/types"
import { outcomeOf } from "../outcome"

type Call = Extract<TimelineEntry, { event: "call" }>

const call = (id: string, answer: Call["answer"], kind: Call["kind"] = "capture"): Call => ({
  ...{ at: "2030-01-01T00:00:00Z", event: "call", id, kind, action: "Capture", amount: "1.00" },
  ...{ answer, reason: null, reference_id: id, attempts: 1, asked_by: null, made_elsewhere: false },
})

describe("what is said of an action", () => {
  const before = [call("1", "completed"), call("2", "pending")]

  it("is that it is done, once Amazon has done it", () => {
    expect(outcomeOf(before, [call("3", "completed"), ...before], "capture")).toBe("done")
    expect(outcomeOf(before, before, "capture")).toBe("done")
  })

  it("is that Amazon decides, while it does or has not answered", () => {
    for (const answer of ["pending", "unanswered"] as const) {
      expect(outcomeOf(before, [call("3", answer), ...before], "capture")).toBe("deciding")
    }
    const again = [call("1", "unanswered"), call("2", "pending")]
    expect(outcomeOf(before, again, "capture")).toBe("deciding")
  })

  it("is that it was declined, where nothing of it was done", () => {
    const declined = call("3", "declined")
    expect(outcomeOf(before, [declined, ...before], "capture")).toBe("declined")
    const both = [declined, call("4", "completed"), ...before]
    expect(outcomeOf(before, both, "capture")).toBe("done")
  })

  it("is not about calls of another kind", () => {
    const other = [call("3", "pending", "authorize"), ...before]
    expect(outcomeOf(before, other, "capture")).toBe("done")
  })
})
