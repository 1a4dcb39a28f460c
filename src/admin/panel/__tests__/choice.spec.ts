import { choiceOf } from "../choice"

describe("what is chosen of what is left", () => {
  const left = { mug: "2", tote: "1" }

  it("is everything until somebody types something else", () => {
    expect(choiceOf(left, {})).toEqual({ of: "everything" })
    expect(choiceOf(left, { mug: "2.0", tote: " 1 " })).toEqual({ of: "everything" })
  })

  it("is the lines with a quantity; an empty field is none", () => {
    expect(choiceOf(left, { mug: "1" })).toEqual({
      of: "some",
      items: [
        { id: "mug", quantity: 1 },
        { id: "tote", quantity: 1 },
      ],
    })
    expect(choiceOf(left, { tote: "" })).toEqual({
      of: "some",
      items: [{ id: "mug", quantity: 2 }],
    })
    expect(choiceOf(left, { mug: "0", tote: "" })).toEqual({ of: "nothing" })
  })

  it("is wrong beyond what is left, below nothing, in parts of pieces and in words", () => {
    expect(choiceOf(left, { mug: "3" })).toEqual({ of: "wrong", ids: ["mug"] })
    expect(choiceOf(left, { mug: "-1", tote: "two" })).toEqual({
      of: "wrong",
      ids: ["mug", "tote"],
    })
    expect(choiceOf(left, { mug: "1.5" })).toEqual({ of: "wrong", ids: ["mug"] })
    expect(choiceOf({ rope: "2.5" }, { rope: "1.5" })).toMatchObject({ of: "some" })
  })

  it("forgets what was typed for a line that is gone", () => {
    expect(choiceOf({ tote: "1" }, { mug: "1" })).toEqual({ of: "everything" })
  })
})
