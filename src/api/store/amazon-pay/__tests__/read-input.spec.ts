import { z } from "@medusajs/framework/zod"
import { readInput } from "../read-input"

describe("what is said of a request that is not valid", () => {
  const schema = z.strictObject({ id: z.string({ error: "must be a text" }).optional() })
  const said = (input: unknown): string => {
    try {
      readInput(schema, input)
    } catch (error) {
      return (error as Error).message
    }
    throw new Error("It was taken.")
  }

  it("names a field that is wrong, and not what is in it", () => {
    expect(said({ id: 17 })).toBe("The request is not valid: id must be a text.")
  })

  it("names few fields that are not known", () => {
    expect(said({ one: 1, two: 2, three: 3 })).toBe(
      "The request is not valid: one, two, three not known.",
    )
    expect(said({ one: 1, two: 2, three: 3, four: 4, five: 5 })).toBe(
      "The request is not valid: one, two, three and other fields not known.",
    )
  })

  it.each(["x".repeat(41), "a\nb", "Atza|token", "<script>", ""])(
    "does not repeat a name that can be anything: %j",
    (name) => {
      expect(said({ [name]: 1 })).toBe(
        "The request is not valid: it has fields that are not known.",
      )
      expect(said({ [name]: 1, one: 1 })).toBe(
        "The request is not valid: one and other fields not known.",
      )
    },
  )

  it("stays short, whatever is sent", () => {
    const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`field_${at}`, at]))
    expect(said(many).length).toBeLessThan(200)
  })
})
