import { describe, expect, it } from "@jest/globals"
import type { WordsOptions } from "../in-words"
import { languages } from "../languages"
import type { OrderWords } from "../order-words"
import { previewTexts } from "../preview"
import { defaultTexts } from "../texts"

const order: OrderWords = { number: "1042", storeName: "Mugs & More", language: "en" }
const about = { parcel: "2/2", items: "1 × Mug", note: "Broken" }
const preview = (options: WordsOptions = {}, of = order) => previewTexts(of, about, options)
const textsOf = (...given: Parameters<typeof preview>) =>
  Object.fromEntries(preview(...given).map(({ name, text }) => [name, text]))

describe("the preview of what Amazon is told", () => {
  it("has every text that can be an option, where it is sent", () => {
    expect(
      preview().map(({ name, call, field, text, most }) => [name, call, field, text, most]),
    ).toEqual([
      ["storeName", "SetOrderReferenceDetails", "StoreName", "Mugs & More", 50],
      ["order", "SetOrderReferenceDetails", "SellerNote", "Order 1042", 1024],
      ["authorization", "Authorize", "SellerAuthorizationNote", "Order 1042", 255],
      ["parcel", "Capture", "SellerCaptureNote", "Order 1042, parcel 2/2: 1 × Mug", 255],
      ["capture", "Capture", "SellerCaptureNote", "Order 1042", 255],
      ["refund", "Refund", "SellerRefundNote", "Order 1042: Broken", 255],
      [
        "release",
        "CloseAuthorization",
        "ClosureReason",
        "Order 1042: this amount is not held any more.",
        255,
      ],
    ])
    const names = Object.keys(defaultTexts.en)
    expect(Object.keys(textsOf())).toEqual(expect.arrayContaining(names))
  })

  it.each(languages)("is in the language that was picked: %s", (language) => {
    const { parcel, release } = textsOf({}, { ...order, language })
    const expected = defaultTexts[language].release.replace("{order}", "1042")
    expect(release).toBe(expected)
    expect(parcel).toContain("2/2")
  })

  it("marks the store's own, and shows them in every language", () => {
    const own = { storeName: "Mugs", texts: { parcel: "{store} {order}/{parcel}" } }
    const shown = preview(own, { ...order, language: "ja" })
    expect(shown.flatMap(({ name, isOwn }) => (isOwn ? [name] : []))).toEqual([
      "storeName",
      "parcel",
    ])
    expect(shown.find(({ name }) => name === "parcel")?.text).toBe("Mugs 1042/2/2")
  })

  it("cuts each at the number of characters that it names, and leaves pictures out", () => {
    const long = `🎉${"many words ".repeat(200)}`
    const texts = Object.fromEntries(Object.keys(defaultTexts.en).map((name) => [name, long]))
    for (const { name, text, most } of preview({ texts }, { ...order, storeName: long })) {
      const length = text?.length ?? 0
      expect([name, length <= most, length > most - 3, text?.at(-1)]).toEqual([
        name,
        true,
        true,
        "…",
      ])
      expect(text).not.toContain("🎉")
    }
  })

  it("shows that Amazon is told no name where the store has none of its own", () => {
    expect(textsOf({}, { ...order, storeName: null }).storeName).toBeNull()
  })
})
