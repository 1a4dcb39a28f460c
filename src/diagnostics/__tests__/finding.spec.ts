import { found } from "../finding"
import { filled, sentences, type Sentence } from "../sentences"

describe("a finding", () => {
  it("says the same by its code and in English", () => {
    expect(found("clock-ahead", { minutes: 20 })).toEqual({
      check: "clock",
      ok: false,
      code: "clock-ahead",
      values: { minutes: 20 },
      message: "This machine's clock is 20 minutes ahead of Amazon's.",
      fix: expect.stringContaining("NTP"),
    })
    expect(found("clock-agrees")).toEqual({
      check: "clock",
      ok: true,
      code: "clock-agrees",
      values: {},
      message: "This machine's clock agrees with Amazon's.",
    })
  })

  it("fills a place wherever it is, and no place that came with a value", () => {
    expect(filled("{{a}} and {{a}}, {{b}}", { a: "{{b}}", b: 1 })).toBe("{{b}} and {{b}}, 1")
  })

  it("does not compile without its values, or with a code that nothing says", () => {
    // @ts-expect-error minutes are missing
    expect(found("clock-ahead", {}).message).toContain("{{minutes}}")
    // @ts-expect-error there is no such sentence
    expect(() => found("clock-stopped")).toThrow()
  })

  it("has a code that begins with its check, whatever could not be looked at aside", () => {
    const { unreadable: _, ...others } = sentences
    for (const [code, { check }] of Object.entries<Sentence>(others)) {
      expect(code.startsWith(`${check}-`) ? "" : code).toBe("")
    }
  })
})
