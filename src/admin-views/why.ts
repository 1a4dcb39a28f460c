/** Why an action is not offered. The sentence is for whoever calls the API; the dashboard translates the code. */
export const reasonsWhy = {
  "account-missing":
    "The merchant account of this payment is not configured in this store any more.",
  "no-payment": "Amazon has not authorized the payment yet, so there is nothing to charge.",
  "payment-declined":
    "Amazon has declined the payment, so there is nothing to charge. Ask the buyer to change the payment method at Amazon.",
  "payment-failed":
    "Amazon has declined the payment, so there is nothing to charge. Authorize it again, or ask the buyer for another payment.",
  "payment-rejected":
    "Amazon has rejected the payment and takes no other payment method for it. Ask the buyer for another payment, or cancel the order.",
  "payment-canceled":
    "Medusa has cancelled this payment. Its parcels can still be captured one by one.",
  "order-canceled": "The order is cancelled.",
  "nothing-left": "Everything of this payment is charged.",
  "reference-draft": "The buyer has not placed the order at Amazon yet.",
  "reference-suspended": "Amazon waits for the buyer to choose another payment method.",
  "reference-closed":
    "Amazon's order reference is closed and takes no new authorization. Ask the buyer for another payment.",
  "reference-canceled": "Amazon's order reference is cancelled. Ask the buyer for another payment.",
  "held-already": "The rest is held already.",
  deciding: "Amazon is still deciding on the authorization.",
  "nothing-held": "No money is held.",
  "ended-already": "Amazon's order reference has ended already.",
  "capture-not-completed": "Amazon has not completed this capture.",
  "capture-closed": "Amazon takes no more refunds of this capture.",
  "not-booked": "Medusa has not booked this capture yet. It does so by itself.",
  "nothing-refundable": "Everything of this capture is refunded.",
  "refund-not-declined":
    "This refund is not one that Amazon has declined and still takes of its capture, or it was asked for again.",
  "too-many-refunds": "Amazon takes ten refunds of a capture, and there are ten.",
  "parcel-canceled": "The parcel is cancelled.",
  "parcel-charged": "The parcel is charged.",
  "parcel-pending": "Amazon is still deciding on the capture of this parcel.",
  "parcel-costs-nothing":
    "Nothing is to be charged for this parcel: what was taken before pays for it.",
  "contents-unknown":
    "The order does not say what this parcel holds. It was not packed through Medusa's order workflows.",
} as const
export type WhyNot = keyof typeof reasonsWhy

/** Whether an action may be asked for now. */
export type Availability =
  | {
      allowed: true
      /** What it is about at most, and by default (major units, decimal text); null where no amount is named. */
      amount: string | null
    }
  | { allowed: false; why: WhyNot; message: string }

export const possible = (amount: string | null = null): Availability => ({ allowed: true, amount })
export const impossible = (why: WhyNot): Availability => ({
  allowed: false,
  why,
  message: reasonsWhy[why],
})
