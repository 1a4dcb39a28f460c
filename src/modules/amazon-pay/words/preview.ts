import type { NewOperation } from "../ledger/new-operation"
import { inWords, most, type WordsOptions } from "./in-words"
import type { OperationWords, OrderWords } from "./order-words"
import type { TextName } from "./texts"

/** A text as it would be sent for an order. */
export interface PreviewedText {
  /** Its option: `storeName`, or the name within `texts`. */
  name: TextName | "storeName"
  /** Where it is sent, in Amazon's words. */
  call: string
  field: string
  /** Null where nothing is sent: Amazon then shows what Seller Central says. */
  text: string | null
  /** Characters that Amazon takes at most. */
  most: number
  /** Whether the store has written it, in place of the plugin's own. */
  isOwn: boolean
}

type Example = Pick<NewOperation, "kind" | "action" | "words"> &
  Pick<PreviewedText, "field" | "most">

/**
 * Every text that can be an option, made for an order as the calls to Amazon are.
 * @param order what the order is called
 */
export function previewTexts(
  order: OrderWords,
  { note, ...parcel }: OperationWords,
  options: WordsOptions,
): PreviewedText[] {
  const details = { kind: "details", action: "SetOrderReferenceDetails" } as const
  const capture = { kind: "capture", action: "Capture", field: "SellerCaptureNote" } as const
  const examples: Record<PreviewedText["name"], Example> = {
    storeName: { ...details, field: "StoreName", most: most.storeName },
    order: { ...details, field: "SellerNote", most: most.longNote },
    authorization: {
      kind: "authorize",
      action: "Authorize",
      field: "SellerAuthorizationNote",
      most: most.note,
    },
    parcel: { ...capture, words: parcel, most: most.note },
    capture: { ...capture, most: most.note },
    refund: {
      kind: "refund",
      action: "Refund",
      words: { note },
      field: "SellerRefundNote",
      most: most.note,
    },
    release: {
      kind: "release",
      action: "CloseAuthorization",
      field: "ClosureReason",
      most: most.note,
    },
  }
  return Object.entries(examples).map(([key, { field, most, ...example }]) => {
    const name = key as PreviewedText["name"]
    const operation: NewOperation = {
      ...example,
      purpose: "person",
      amount: null,
      parameters: () => ({}),
    }
    const sent = inWords(operation, order, options).parameters("")
    const text = sent[field.charAt(0).toLowerCase() + field.slice(1)]
    return {
      name,
      call: example.action,
      field,
      text: typeof text === "string" ? text : null,
      most,
      isOwn: (name === "storeName" ? options.storeName : options.texts?.[name]) !== undefined,
    }
  })
}
