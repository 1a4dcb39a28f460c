import { z } from "@medusajs/framework/zod"

/** Chooses one of what there is, whatever that is: the remainder of a division by their number. */
const pick = z.number().int().min(0)
const percent = z.number().int().min(1).max(100)
const sku = z.enum(["MUG-BLUE", "TOTE-L", "TOTE-S"])

/** Calls of the store that a fault can strike. */
export const struckActions = [
  "SetOrderReferenceDetails",
  "ConfirmOrderReference",
  "GetOrderReferenceDetails",
  "Authorize",
  "GetAuthorizationDetails",
  "Capture",
  "GetCaptureDetails",
  "Refund",
  "GetRefundDetails",
  "CloseAuthorization",
  "CloseOrderReference",
  "CancelOrderReference",
] as const

export const refundTypes = [
  "SellerInitiated",
  "BuyerCanceled",
  "Chargeback",
  "AmazonA-ZGuarantee",
] as const

/** What spoils an answer. */
export const faultKinds = [
  "drop-before",
  "drop-after",
  "status",
  "html",
  "truncate",
  "throttled",
] as const

const fault = {
  action: z.enum(struckActions),
  kind: z.enum(faultKinds),
  /** Four strike every try of the client: it gets no answer at all. */
  times: z.number().int().min(1).max(8),
}

export const cards = [
  "good",
  "InvalidPaymentMethod",
  "AmazonRejected",
  "TransactionTimedOut",
] as const
/** Why Amazon declines what is asked of it. */
export const reasons = [
  "AmazonRejected",
  "ProcessingFailure",
  "InvalidPaymentMethod",
  "TransactionTimedOut",
] as const
/** Why Amazon declines the first authorization, whatever the card. */
export const firstDeclines = ["none", "ProcessingFailure"] as const
export const waits = [
  "PT30S",
  "PT3M",
  "PT15M",
  "PT2H",
  "P1D",
  "P3D",
  "P8D",
  "P31D",
  "P181D",
] as const

export const apart = ["PT2M", "PT10M", "-PT2M", "-PT10M"] as const

/** One thing that somebody does, as data: what it is done to follows from what there is when it is done. */
export const moveSchema = z.discriminatedUnion("do", [
  // The buyer.
  z.object({ do: z.literal("make-session"), offer: z.enum(["same", "new", "none"]) }),
  z.object({ do: z.literal("change-card"), card: z.enum(cards), present: z.boolean() }),
  // At Medusa's public API, of what was packed: one of a line, or all of everything.
  z.object({ do: z.literal("ask-back"), pick }),
  // The warehouse.
  z.object({ do: z.literal("pack"), pick, from: z.enum(["main", "second"]).default("main") }),
  // Everything, so that the order does not learn what is in the parcel.
  z.object({ do: z.literal("fulfil-past-order") }),
  z.object({ do: z.literal("ship"), pick }),
  // Marked as delivered, also what was picked up and never shipped.
  z.object({ do: z.literal("deliver"), pick }),
  z.object({ do: z.literal("cancel-parcel"), pick }),
  // People at Medusa's dashboard. A capture of 100 percent is the button without an amount.
  z.object({ do: z.literal("capture"), percent }),
  z.object({ do: z.literal("refund"), percent, reason: z.boolean().default(false) }),
  z.object({ do: z.literal("edit"), pick, quantity: z.number().int().min(0).max(4) }),
  z.object({ do: z.literal("add-goods"), sku, quantity: z.number().int().min(1).max(2) }),
  z.object({ do: z.literal("take-back"), pick }),
  // What the buyer asked back has come, or is not taken back.
  z.object({ do: z.literal("answer-return"), pick, how: z.enum(["receive", "cancel"]) }),
  z.object({ do: z.literal("exchange"), pick, first: z.enum(["return", "replacement"]), sku }),
  z.object({ do: z.literal("claim"), pick, type: z.enum(["replace", "refund"]) }),
  z.object({ do: z.literal("credit"), percent }),
  z.object({ do: z.literal("cancel-order") }),
  // What is outstanding, or a part of it, was paid another way.
  z.object({ do: z.literal("elsewhere"), percent }),
  // What is outstanding, or a part of it, is paid with another order reference.
  z.object({ do: z.literal("pay-rest"), percent }),
  // People at the plugin's panel.
  z.object({ do: z.literal("panel-capture-parcel"), pick }),
  z.object({ do: z.literal("panel-capture"), percent }),
  z.object({
    do: z.literal("panel-refund"),
    pick,
    percent,
    reason: z.boolean().default(false),
  }),
  z.object({ do: z.literal("panel-refund-again"), pick }),
  z.object({
    do: z.literal("panel"),
    action: z.enum(["authorizations", "release", "close", "refresh"]),
  }),
  // Off the list of orders that need attention, with a note.
  z.object({ do: z.literal("dismiss"), pick }),
  // The merchant in Seller Central, and Amazon.
  z.object({ do: z.literal("seller-captures"), percent }),
  // Amazon gives back 15 percent more than was charged, and no more than 75 above it.
  z.object({
    do: z.literal("seller-refunds"),
    pick,
    percent: z.number().int().min(1).max(115),
    /** Who gives it back, and why. */
    type: z.enum(refundTypes).default("SellerInitiated"),
  }),
  z.object({ do: z.literal("seller-ends"), what: z.enum(["close", "cancel", "release"]) }),
  z.object({
    do: z.literal("amazon-ends"),
    what: z.enum(["close", "cancel", "close-authorization"]),
  }),
  z.object({
    do: z.literal("next-outcome"),
    of: z.enum(["authorization", "capture", "refund"]),
    state: z.enum(["Pending", "Declined"]),
    reason: z.enum(["none", ...reasons]),
    times: z.number().int().min(1).max(3).default(1),
  }),
  // Amazon finds the next one unusual and advises not to ship.
  z.object({ do: z.literal("next-advice"), of: z.enum(["authorization", "capture"]) }),
  // Whether Amazon closes the order reference of a capture that it rejects.
  z.object({ do: z.literal("rejections"), close: z.boolean() }),
  // The world between.
  z.object({ do: z.literal("fault"), ...fault }),
  z.object({ do: z.literal("faults-end") }),
  z.object({
    do: z.literal("post"),
    how: z.enum(["plain", "lost", "held", "doubled", "reversed"]),
  }),
  z.object({ do: z.literal("deliver-held") }),
  z.object({ do: z.literal("events-lost"), lost: z.boolean() }),
  // Amazon's clock runs ahead by so much, or behind.
  z.object({ do: z.literal("clocks-apart"), by: z.enum(apart) }),
  // The store dies at one of its writes in the next move, and starts again when that is over.
  z.object({ do: z.literal("die"), after: z.number().int().min(0).max(15) }),
  z.object({ do: z.literal("wait"), time: z.enum(waits) }),
  z.object({ do: z.literal("reconcile") }),
])
export type Move = z.output<typeof moveSchema>
export type MoveKind = Move["do"]
export const moveKinds: readonly MoveKind[] = moveSchema.options.map(({ shape }) => shape.do.value)

/** Moves that may be under way while the next one begins. Medusa itself mixes up the others. */
export const mayRunBeside: readonly MoveKind[] = [
  "capture",
  "refund",
  "panel-capture",
  "panel-capture-parcel",
  "panel-refund",
  "panel-refund-again",
  "panel",
]

/** Moves that may be made at another process of the store: what people do at its dashboard. */
export const mayBeElsewhere: readonly MoveKind[] = [
  ...mayRunBeside,
  ...(["pack", "ship", "deliver", "cancel-parcel", "edit", "add-goods", "take-back"] as const),
  ...(["exchange", "claim", "credit", "cancel-order", "elsewhere"] as const),
  ...(["answer-return", "dismiss"] as const),
]

export const promotions = ["none", "half", "all"] as const

export const lifeSchema = z.object({
  account: z.object({
    capture: z.enum(["fulfillment", "shipment", "immediate", "manual"]),
    authorization: z.enum(["sync", "sync-then-async", "async"]),
    remainder: z.enum(["on-demand", "reserve"]),
  }),
  /** Quantity by SKU. */
  basket: z.record(z.string(), z.number().int().min(1)),
  checkout: z.object({
    card: z.enum(cards),
    /** How often the buyer makes the payment session before the one that is paid. */
    sessions: z.number().int().min(0).max(2),
    fault: z.object(fault).nullable(),
    /** The store dies so many writes after the buyer has pressed the button, and starts again. */
    dies: z.number().int().min(0).max(40).nullable().default(null),
    /** Whether Amazon is still deciding on the charge when the buyer has ordered. */
    decidesLater: z.boolean().default(false),
    declines: z.enum(firstDeclines).default("none"),
    /** What is off the goods and their shipping. */
    promotion: z.enum(promotions).default("none"),
  }),
  moves: z.array(
    moveSchema.and(
      z.object({
        beside: z.boolean().optional(),
        /** At another process of the store, which has the plain account whatever the life has. */
        at: z.literal("second").optional(),
      }),
    ),
  ),
})
export type Life = z.output<typeof lifeSchema>
