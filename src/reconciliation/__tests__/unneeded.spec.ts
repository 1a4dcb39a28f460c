import { findPendingActions } from "../pending-actions"
import { byHand, charge, hold, now, payment, refund, assessment } from "./assessments"

const pending = (...parts: Parameters<typeof assessment>) =>
  findPendingActions(assessment(...parts), now)

describe("an order of which all was credited", () => {
  const free = { costs: "0", total: "0", lines: [] }
  const quiet = { idle_checks: 2 }
  it.each([
    ["lets the hold go", { order: free, reference: quiet }, ["release-hold"]],
    ["keeps it while people are still at it", { order: free, reference: { idle_checks: 1 } }, []],
    ["keeps it when something is still owed", { reference: quiet }, []],
    [
      "keeps it while another way to pay only stands for what is owed, and Amazon Pay's is charged",
      {
        reference: quiet,
        order: { payments: [{ ...payment, orderReferenceId: undefined, id: "pay_3" }, payment] },
      },
      [],
    ],
    [
      "keeps it while Amazon is deciding on a charge",
      { order: free, reference: quiet, operations: [hold(), charge({ state: "pending" })] },
      [],
    ],
    [
      "keeps it while a charge has no answer",
      { order: free, reference: quiet, operations: [hold(), charge({ state: "sent" })] },
      [],
    ],
  ])("%s", (_, parts, expected) => {
    expect(pending(parts).map((one) => one.do)).toEqual(expected)
  })
})

describe("an order that others of its payments have paid for", () => {
  const other = {
    ...{ ...payment, id: "pay_3", orderReferenceId: undefined, collectionId: "pay_col_2" },
    captured: "20.00",
  }
  const paid = { payments: [payment, other] }
  const quiet = { idle_checks: 1 }
  const ended = [{ do: "end-unneeded", paymentId: "pay_1" }]
  it.each([
    ["ends the one that nothing was charged to", { order: paid, reference: quiet }, ended],
    [
      "ends it also when nothing is held any more",
      { order: paid, reference: quiet, operations: [hold({ amazon_state: "Closed" })] },
      ended,
    ],
    ["leaves it alone while people are still at it", { order: paid }, []],
    [
      "ends it at once when it has ended at Amazon",
      { order: paid, reference: { state: "Closed" }, operations: [] },
      ended,
    ],
    [
      "ends the one that stands beside that of a completion that failed",
      {
        order: { payments: [{ ...payment, id: "pay_0", canceled: true }, payment, other] },
        reference: quiet,
      },
      ended,
    ],
    [
      "leaves it alone once Medusa has cancelled it",
      {
        order: { payments: [{ ...payment, canceled: true }, other] },
        reference: quiet,
        operations: [],
      },
      [],
    ],
    [
      "leaves it alone while goods are asked back, which others may be got for",
      { order: { ...paid, owed: "15.00" }, reference: quiet, operations: [] },
      [],
    ],
    [
      "leaves it alone while goods are asked back with nothing in exchange",
      { order: { ...paid, askedBack: "5.00" }, reference: quiet, operations: [] },
      [],
    ],
    [
      "leaves it alone while Amazon is deciding on a charge of another",
      {
        ...{ order: paid, reference: quiet, operations: [] },
        elsewhere: [charge({ state: "pending" })],
      },
      [],
    ],
    [
      "leaves it alone while goods may be charged that were captured by hand and given back",
      {
        ...{ reference: quiet, operations: [] },
        order: { ...paid, owed: "10.00", costs: "10.00", creditedRefunds: "10.00" },
        elsewhere: [byHand({ amount: "10.00" }), refund({ amount: "10.00" })],
      },
      [],
    ],
    [
      "leaves it alone when something was charged to it",
      { order: paid, reference: quiet, operations: [charge({ amount: "1.00" })] },
      [],
    ],
    [
      "leaves it alone when they have paid for a part",
      {
        order: { payments: [payment, { ...other, captured: "19.99", amount: "19.99" }] },
        reference: quiet,
        operations: [],
      },
      [],
    ],
    [
      "leaves it alone while another is to pay for what others have not",
      {
        order: {
          payments: [payment, { ...other, captured: "5.00" }],
        },
        reference: quiet,
        operations: [],
      },
      [],
    ],
    [
      "leaves it alone while others are only to pay",
      {
        order: { payments: [payment, { ...other, captured: "0" }] },
        reference: quiet,
        operations: [],
      },
      [],
    ],
  ])("%s", (_, parts, expected) => {
    expect(pending(parts)).toEqual(expected)
  })
})
