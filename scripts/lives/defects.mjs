/**
 * Defects that `npm run lives -- --defect NAME` plants into the store, one at a time: what the machine has to catch.
 * Each takes the place of one exported part of the plugin. A plain function of JavaScript, since it stands among compiled code.
 */
import { randomUUID } from "node:crypto"

/**
 * @typedef {object} Defect
 * @property {string} name
 * @property {number} law the law that it breaks
 * @property {string} what it does, and where it was seen
 * @property {string} file of the build's `src`, without its ending
 * @property {string} part the exported function
 * @property {(original: any) => any} as what takes its place
 */

const isOpen = (/** @type {{ state: string }} */ { state }) =>
  state === "pending" || state === "sent"

/**
 * The attention list without these reasons.
 * @param {string[]} reasons
 * @returns {Defect["as"]}
 */
const silentAbout =
  (...reasons) =>
  (original) =>
  (/** @type {unknown[]} */ ...args) =>
    original(...args).filter(
      (/** @type {{ reason: string }} */ { reason }) => !reasons.includes(reason),
    )

/** @type {readonly Defect[]} */
export const DEFECTS = [
  {
    name: "no-bound",
    law: 1,
    what: "nothing holds a charge against what the order owes",
    file: "modules/amazon-pay/decisions/charge-bound",
    part: "chargeBound",
    as: () => () => "100000.00",
  },
  {
    name: "open-charges-do-not-count",
    law: 1,
    what: "a charge that Amazon decides on, or has not answered, leaves room for another one",
    file: "modules/amazon-pay/decisions/charge-bound",
    part: "chargeBound",
    as: (original) => (own, beside, what) =>
      original({ ...own, operations: own.operations.filter((one) => !isOpen(one)) }, beside, what),
  },
  {
    name: "replacements-charged-again",
    law: 1,
    what: "what the buyer gives back does not pay for what they get for it",
    file: "charging/exchanges",
    part: "pairExchanges",
    as: () => (order) => order,
  },
  {
    name: "asked-twice",
    law: 1,
    what: "a call without an answer is repeated under another reference id",
    file: "modules/amazon-pay/engine/call-amazon",
    part: "callAmazon",
    as: (original) => (client, operation) => {
      const parameters = { ...operation.parameters }
      for (const name of Object.keys(parameters)) {
        if (
          operation.attempts > 1 &&
          /ReferenceId$/.test(name) &&
          name !== "amazonOrderReferenceId"
        ) {
          parameters[name] = randomUUID().replaceAll("-", "").slice(0, 30)
        }
      }
      return original(client, { ...operation, parameters })
    },
  },
  {
    name: "repeats-what-nobody-wants",
    law: 2,
    what: "a call without an answer is repeated whatever became of its parcel, order or cart",
    file: "modules/amazon-pay/store/is-wanted",
    part: "isWanted",
    as: () => () => true,
  },
  {
    name: "never-reads-what-was-done",
    law: 2,
    what: "what Amazon did with a call that nobody wants any more is taken for not done",
    file: "modules/amazon-pay/engine/find-outcome",
    part: "findOutcome",
    as: () => async () => null,
  },
  {
    name: "cancelled-order-stays-held",
    law: 2,
    what: "cancelling an order lets nothing go at Amazon",
    file: "modules/amazon-pay/decisions/ending-step",
    part: "cancelStep",
    as: () => () => ({ step: { do: "nothing" } }),
  },
  {
    name: "placed-order-loses-its-payment",
    law: 3,
    what: "a payment session made after the order takes the order reference's place",
    file: "modules/amazon-pay/decisions/kept-payment",
    part: "keepsPlace",
    as: () => () => false,
  },
  {
    name: "cancelled-payment-stays-cancelled",
    law: 4,
    what: "a charge that completes on a cancelled payment is never booked",
    file: "medusa-repairs/raise-payment-amount",
    part: "raisePaymentAmount",
    as: () => async () => undefined,
  },
  {
    name: "transactions-are-not-repaired",
    law: 4,
    what: "what Medusa writes wrongly into an order's transactions stays",
    file: "medusa-repairs/transaction-repair",
    part: "transactionRepair",
    as: () => () => ({ add: [], awaited: [], remove: [] }),
  },
  {
    name: "refunds-are-not-booked",
    law: 4,
    what: "a refund of Seller Central's is not booked",
    file: "posting/bookable-refund",
    part: "bookableRefund",
    as: () => () => "0.00",
  },
  {
    name: "lost-parcels-stay-lost",
    law: 4,
    what: "a parcel whose event was lost is never charged",
    file: "reconciliation/pending-actions",
    part: "findPendingActions",
    as:
      (original) =>
      (...args) =>
        original(...args).filter(
          (/** @type {{ do: string }} */ action) => action.do !== "charge-parcel",
        ),
  },
  {
    name: "lock-is-kept",
    law: 5,
    what: "whoever worked on an order keeps its lock",
    file: "modules/amazon-pay/ledger/hold-lease",
    part: "holdLease",
    as:
      (original) =>
      (book, id, ...rest) =>
        original(
          {
            takeLease: (...args) => book.takeLease(...args),
            extendLease: (...args) => book.extendLease(...args),
            endLease: async () => undefined,
          },
          id,
          ...rest,
        ),
  },
  {
    name: "overcharge-in-silence",
    law: 6,
    what: "what was charged and is not owed is not on the list",
    file: "reconciliation/attention",
    part: "attentionOf",
    as: silentAbout("overcharged"),
  },
  {
    name: "unpaid-in-silence",
    law: 4,
    what: "what is owed and cannot be had is not on the list",
    file: "reconciliation/attention",
    part: "attentionOf",
    as: silentAbout("unreachable", "capture-declined", "suspended"),
  },
  {
    name: "cries-wolf",
    law: 6,
    what: "a charge that was declined once keeps its order on the list",
    file: "reconciliation/attention",
    part: "attentionOf",
    as:
      (original) =>
      (order, ...rest) => {
        const isRefused = order.operations.some(
          (/** @type {{ kind: string, state: string }} */ { kind, state }) =>
            kind === "capture" && (state === "declined" || state === "failed"),
        )
        const alarm = { reason: "capture-declined", amount: null, about: [] }
        return [...original(order, ...rest), ...(isRefused ? [alarm] : [])]
      },
  },
]

/**
 * @param {string} name
 * @returns {Defect}
 */
export function defectOf(name) {
  const defect = DEFECTS.find((one) => one.name === name)
  if (defect) return defect
  throw new Error(`No defect ${name}. There are: ${DEFECTS.map((one) => one.name).join(", ")}.`)
}
