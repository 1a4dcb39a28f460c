import { describe, expect, it } from "@jest/globals"
import { version } from "../../../../version"
import type { NewOperation } from "../../ledger/new-operation"
import { inWords, type WordsOptions } from "../in-words"
import { languageOf, languages } from "../languages"
import type { OrderWords } from "../order-words"

const words: OrderWords = { number: "1042", storeName: "Mugs & More", language: "en" }
const asked = (part: Partial<NewOperation>): NewOperation => ({
  kind: "capture",
  action: "Capture",
  purpose: "parcel",
  amount: "10.00",
  parameters: (id) => ({ captureReferenceId: id }),
  ...part,
})
const sent = (part: Partial<NewOperation>, given = words, options: WordsOptions = {}) =>
  inWords(asked(part), given, options).parameters("R1")

describe("what people read of an operation at Amazon", () => {
  it("names the order, the store and the plugin when the total is set", () => {
    expect(sent({ kind: "details", action: "SetOrderReferenceDetails", purpose: "cart" })).toEqual({
      captureReferenceId: "R1",
      sellerOrderId: "1042",
      sellerNote: "Order 1042",
      storeName: "Mugs & More",
      customInformation: `medusa-payment-amazon-pay ${version}`,
    })
  })

  it("has the merchant's own name of the store, and the solution provider, before Medusa's", () => {
    const options = { storeName: "Mugs", platformId: "A2PROVIDER1234" }
    expect(
      sent({ kind: "details", action: "SetOrderReferenceDetails" }, words, options),
    ).toMatchObject({ storeName: "Mugs", platformId: "A2PROVIDER1234" })
  })

  it.each<[string, Partial<NewOperation>, Record<string, string>]>([
    [
      "a hold",
      { kind: "authorize", action: "Authorize" },
      { sellerAuthorizationNote: "Order 1042" },
    ],
    [
      "a parcel's charge of a hold",
      { words: { parcel: "2/2", items: "1 × Mug" } },
      { sellerCaptureNote: "Order 1042, parcel 2/2: 1 × Mug" },
    ],
    [
      "a parcel's charge with an authorization of its own",
      { action: "Authorize", words: { parcel: "1", items: "1 × Mug" } },
      { sellerAuthorizationNote: "Order 1042, parcel 1: 1 × Mug" },
    ],
    ["a person's charge", { purpose: "person" }, { sellerCaptureNote: "Order 1042" }],
    [
      "a refund with a note",
      { kind: "refund", action: "Refund", words: { note: "Broken on arrival" } },
      { sellerRefundNote: "Order 1042: Broken on arrival" },
    ],
    [
      "a refund without one",
      { kind: "refund", action: "Refund" },
      { sellerRefundNote: "Order 1042" },
    ],
    [
      "the end of a hold, which the buyer reads",
      { kind: "release", action: "CloseAuthorization" },
      { closureReason: "Order 1042: this amount is not held any more." },
    ],
    [
      "the end of an order reference",
      { kind: "close", action: "CloseOrderReference", purpose: "upkeep" },
      { closureReason: "Order 1042: nothing more is to be charged." },
    ],
    [
      "a cancellation",
      { kind: "cancel", action: "CancelOrderReference", purpose: "cancellation" },
      { cancelationReason: "Order 1042 was cancelled, or is paid another way." },
    ],
    ["a confirmation", { kind: "confirm", action: "ConfirmOrderReference" }, {}],
  ])("says of %s which order it is for", (_, part, expected) => {
    expect(sent(part)).toEqual({ captureReferenceId: "R1", ...expected })
  })

  it("is left out while a cart is no order yet", () => {
    const cart = { ...words, number: null }
    expect(sent({ action: "Authorize", kind: "authorize" }, cart)).toEqual({
      captureReferenceId: "R1",
    })
    expect(sent({ action: "SetOrderReferenceDetails", kind: "details" }, cart)).toEqual({
      captureReferenceId: "R1",
      storeName: "Mugs & More",
      customInformation: `medusa-payment-amazon-pay ${version}`,
    })
  })

  it("is the merchant's own text where there is one", () => {
    const texts = { parcel: "{store}: {items} ({order})" }
    expect(sent({ words: { parcel: "1", items: "1 × Mug" } }, words, { texts })).toMatchObject({
      sellerCaptureNote: "Mugs & More: 1 × Mug (1042)",
    })
  })

  it.each(languages)("fits what Amazon takes however long a product is called: %s", (language) => {
    const items = "A mug with a very long name 🎉 ".repeat(40)
    const { sellerCaptureNote } = sent({ words: { parcel: "1", items } }, { ...words, language })
    expect(String(sellerCaptureNote).length).toBeLessThanOrEqual(255)
    expect(sellerCaptureNote).toMatch(/1042.*…$/)
  })
})

describe("the language of an order's texts", () => {
  it.each([
    ["de-AT", null, "de"],
    ["ja", "us", "ja"],
    ["pt-BR", "de", "en"],
    [null, "AT", "de"],
    [null, "jp", "ja"],
    [null, "us", "en"],
    [null, null, "en"],
  ])("of locale %s sent to %s is %s", (locale, country, language) => {
    expect(languageOf(locale, country)).toBe(language)
  })
})
