/** What a person may ask for on an order. Amounts are decimal text in major units. */
export type Action =
  | { do: "capture-parcel"; fulfillment_id: string }
  | { do: "capture-amount"; amount: string }
  | {
      do: "refund"
      /** Amazon's id of the capture to refund from. */
      amazon_capture_id: string
      amount: string
      note?: string | undefined
      refund_reason_id?: string | undefined
    }
  | {
      do: "refund-again"
      /** Amazon's id of the refund that it has declined. */
      amazon_refund_id: string
    }
  | { do: "authorize" }
  | { do: "release" }
  | { do: "close" }
  | { do: "refresh" }

export interface ActInput {
  order_id: string
  /** Which order reference, by Amazon's id; may be left out where the order has one. */
  amazon_order_reference_id?: string | undefined
  /** What the person saw; the action is refused when something was asked of Amazon since. */
  version?: string | undefined
  /** The user who asks. */
  asked_by: string
  action: Action
}
