import { version } from "../../../version"
import type { NewOperation } from "../ledger/new-operation"
import type { AmazonPayOptions } from "../options"
import { fill, sendable } from "./fill"
import type { OperationWords, OrderWords } from "./order-words"
import { defaultTexts, type TextName } from "./texts"

/** Of an account's options, what its texts depend on. */
export type WordsOptions = Pick<AmazonPayOptions, "storeName" | "texts" | "platformId">

/** What Amazon takes at most (protocol reference §3.2 to §3.5), as characters. */
export const most = { sellerOrderId: 127, storeName: 50, longNote: 1024, note: 255 }

/**
 * An operation with the words that people read of it: in Seller Central, in settlement reports and in Amazon's mails to the
 * buyer. They become a part of its parameters, so a repeat says the same.
 */
export function inWords(
  operation: NewOperation,
  words: OrderWords,
  options: WordsOptions,
): NewOperation {
  return {
    ...operation,
    parameters: (referenceId) => ({
      ...wordsOf(operation, words, options),
      // What was said of it before stays.
      ...operation.parameters(referenceId),
    }),
  }
}

function wordsOf(
  operation: NewOperation,
  words: OrderWords,
  options: WordsOptions,
): Record<string, string> {
  const say = (name: TextName, length: number) =>
    textOf(name, words, operation.words ?? {}, options, length)
  switch (operation.action) {
    case "SetOrderReferenceDetails":
      return given({
        sellerOrderId: sendable(words.number ?? "", most.sellerOrderId),
        sellerNote: say("order", most.longNote),
        storeName: sendable(options.storeName ?? words.storeName ?? "", most.storeName),
        customInformation: `medusa-payment-amazon-pay ${version}`,
        platformId: options.platformId,
      })
    // What was set with the total is not set again.
    case "SetOrderAttributes":
      return given({
        sellerOrderId: sendable(words.number ?? "", most.sellerOrderId),
        sellerNote: say("order", most.longNote),
      })
    case "Authorize":
      return given({ sellerAuthorizationNote: say(chargeOr("authorization"), most.note) })
    case "Capture":
      return given({ sellerCaptureNote: say(chargeOr("capture"), most.note) })
    case "Refund":
      return given({ sellerRefundNote: say("refund", most.note) })
    case "CloseAuthorization":
      return given({ closureReason: say("release", most.note) })
    case "CloseOrderReference":
      return given({ closureReason: reasonOf(operation, words) })
    case "CancelOrderReference":
      return given({ cancelationReason: reasonOf(operation, words) })
    default:
      return {}
  }

  function chargeOr(name: TextName): TextName {
    if (operation.words?.parcel) return "parcel"
    return operation.kind === "capture" ? "capture" : name
  }
}

/** @returns an empty text for an order that has no number yet: nobody could tell which one is meant */
export function textOf(
  name: TextName,
  { number, storeName, language }: OrderWords,
  { parcel, items, note }: OperationWords,
  options: WordsOptions,
  length: number,
): string {
  if (!number) return ""
  const text = options.texts?.[name] ?? defaultTexts[language][name]
  const store = options.storeName ?? storeName ?? undefined
  return sendable(fill(text, { order: number, store, parcel, items, note }), length)
}

/** Why an order reference ends, for merchants; Amazon shows it to no buyer (protocol reference §3.2). */
function reasonOf({ purpose }: NewOperation, { number }: OrderWords): string {
  const order = number ? `Order ${sendable(number, most.sellerOrderId)}` : "The order"
  if (purpose === "cancellation") return `${order} was cancelled, or is paid another way.`
  if (purpose === "person") return `${order}: a person in the store wants nothing more charged.`
  return `${order}: nothing more is to be charged.`
}

function given(words: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(words).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )
}
