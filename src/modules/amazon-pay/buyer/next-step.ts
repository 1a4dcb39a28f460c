/** What the buyer, or the shop for them, does next. A storefront acts on these words; sentences are for people. */
export const nextSteps = [
  /** Complete the cart. */
  "place-order",
  /** Send the buyer to their bank's challenge: confirm, and let Amazon's confirmation flow go on. */
  "challenge",
  "choose-payment-method",
  "choose-address",
  /** This order reference cannot pay any more; Amazon Pay can, with a new one. */
  "start-again",
  /** Amazon Pay cannot pay for this cart. */
  "other-payment-method",
  /** The same again, in a moment. */
  "retry",
  /** The order is placed, and Amazon decides on its payment: nobody has to do anything. */
  "wait",
] as const
export type NextStep = (typeof nextSteps)[number]
