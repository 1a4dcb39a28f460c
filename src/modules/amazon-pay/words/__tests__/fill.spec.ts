import { describe, expect, it } from "@jest/globals"
import fc from "fast-check"
import { fill, sendable } from "../fill"

describe("a text's placeholders", () => {
  it("are filled with what is known", () => {
    expect(fill("Order {order}, parcel {parcel}: {items}", values)).toBe(
      "Order 1042, parcel 2/2: 1 × Mug",
    )
  })

  it.each([
    ["Order {order}, parcel {parcel}: {items}", "Order 1042, parcel 2/2"],
    ["Commande {order} : {items}", "Commande 1042"],
    ["ご注文 {order}、お荷物 {parcel}：{items}", "ご注文 1042、お荷物 2/2"],
    ["{items} – {order}", "1042"],
    ["{items}, {items}: {order}", "1042"],
    ["Order {order} ({items})", "Order 1042"],
    ["ご注文 {order}（{items}）", "ご注文 1042"],
    ["({items}) {order}", "1042"],
    ["– {items} – {order}", "1042"],
    ["Order {order} [{items}]", "Order 1042"],
    ["{items}", ""],
  ])("go with their separator and brackets when nothing is known: %s", (text, expected) => {
    expect(fill(text, { ...values, items: undefined })).toBe(expected)
  })

  it("keep their brackets and separators when something is known", () => {
    expect(fill("{items} – {order} ({parcel})", values)).toBe("1 × Mug – 1042 (2/2)")
  })

  it("are not filled a second time by what a value says", () => {
    expect(fill("{order}: {items}", { ...values, items: "{parcel} $& $1" })).toBe(
      "1042: {parcel} $& $1",
    )
  })
})

const values = { order: "1042", parcel: "2/2", items: "1 × Mug" }

describe("a text that is sent to Amazon", () => {
  it.each([
    ["line breaks and tabs", "a\r\nb\tc\u2028d", "a b c d"],
    ["an emoji", "Mug 🎉 with 👩‍👩‍👧 and ❤️", "Mug with and ❤"],
    ["half of a sign", "a\ud83cb", "ab"],
    ["no sign that XML forbids", "a\u0000\u0008\uffffb", "a b"],
  ])("has %s taken out", (_, text, sent) => {
    expect(sendable(text, 255)).toBe(sent)
  })

  it("keeps letters of every language", () => {
    expect(sendable("Größe · 注文 · чай · ภาษา", 255)).toBe("Größe · 注文 · чай · ภาษา")
  })

  it("is cut before a character that does not fit, and says so", () => {
    expect(sendable("abcdef", 5)).toBe("abcd…")
    expect(sendable("abcdef", 6)).toBe("abcdef")
    // An e with an accent of its own is one character for people.
    expect(sendable("abce\u0301f", 5)).toBe("abc…")
  })

  it("is never longer than Amazon takes, never ends within a sign, and does not change when sent again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 2, max: 300 }), (text, most) => {
        const sent = sendable(text, most)
        expect(sent.length).toBeLessThanOrEqual(most)
        expect(sent).toBe(sent.trim())
        // eslint-disable-next-line no-control-regex -- what must not be in it
        expect(sent).not.toMatch(/[\u0000-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]/)
        expect(sendable(sent, most)).toBe(sent)
      }),
    )
  })
})
