import type { OperationRow, Snapshot } from "../../ledger/rows"
import { buyerConfirmation } from "../buyer-confirmation"
import { checkoutStep, type CheckoutPlan } from "../checkout-step"
import { confirmStep } from "../confirm-step"
import { confirmOutcome } from "../outcomes"
import { captured, held, operation, reference } from "./ledger-of"

const addresses = {
  successUrl: "https://shop.example/paid",
  failureUrl: "https://shop.example/not-paid",
}
const plan: CheckoutPlan = { authorization: "sync-then-async", capture: "fulfillment" }
const details = operation({ kind: "details", action: "SetOrderReferenceDetails", amount: "75.50" })
const asked = operation({
  kind: "confirm",
  action: "ConfirmOrderReference",
  parameters: { ...addresses },
})
const plain = operation({ kind: "confirm", action: "ConfirmOrderReference" })
const declined = operation({ kind: "authorize", state: "declined" })

const ledger = (state: string, operations: OperationRow[], total = "75.50"): Snapshot => ({
  reference: reference({ state, total }),
  operations,
})
const confirming = (snapshot: Snapshot, looked = false) => confirmStep(snapshot, addresses, looked)
const completing = (snapshot: Snapshot) => checkoutStep(snapshot, plan)

describe("a buyer's confirmation", () => {
  it.each<[string, OperationRow[], string]>([
    ["nobody asked for one", [details, plain], "not-asked"],
    ["the buyer was sent", [details, asked], "under-way"],
    ["it was answered without the buyer later", [details, asked, plain], "under-way"],
    ["the total was set again", [details, asked, details], "due"],
    ["an authorization was asked for", [details, asked, declined], "due"],
    ["the buyer was sent again after a decline", [details, asked, declined, asked], "under-way"],
    ["Amazon refused it", [details, { ...asked, state: "failed" }], "due"],
  ])("when %s", (_, operations, expected) => {
    expect(buyerConfirmation({ operations })).toBe(expected)
  })

  it("opens an order reference only when the buyer was not sent", () => {
    expect(confirmOutcome(plain).reference).toEqual({ state: "Open", reason_code: null })
    expect(confirmOutcome(asked)).toEqual({ operation: { state: "completed" } })
  })
})

describe("confirming with the buyer", () => {
  it("tells Amazon the total, then where to send the buyer back to", () => {
    expect(confirming(ledger("Draft", [])).record?.action).toBe("SetOrderReferenceDetails")
    const { step, record } = confirming(ledger("Draft", [details]))
    expect(step).toEqual({ do: "send" })
    expect(record).toMatchObject({ kind: "confirm", action: "ConfirmOrderReference" })
    expect(record?.parameters("x")).toEqual({
      amazonOrderReferenceId: "S01-1234567-1234567",
      ...addresses,
    })
  })

  it("looks first what became of an earlier one, and asks again when nothing did", () => {
    const before = ledger("Draft", [details, asked])
    expect(confirming(before)).toEqual({ step: { do: "look" } })
    expect(confirming(before, true).record?.kind).toBe("confirm")
    expect(confirming(ledger("Suspended", [details, declined, asked]))).toEqual({
      step: { do: "look" },
    })
  })

  it("sets a changed total again while Amazon allows it", () => {
    const changed = ledger("Draft", [details, asked], "80.00")
    expect(confirming(changed)).toEqual({ step: { do: "look" } })
    expect(confirming(changed, true).record?.action).toBe("SetOrderReferenceDetails")
    for (const state of ["Open", "Suspended"]) {
      expect(confirming(ledger(state, [details, declined], "80.00")).step).toEqual({
        do: "refuse",
        reason: "total-changed",
      })
    }
  })

  it("asks again after a decline", () => {
    const { record } = confirming(ledger("Suspended", [details, asked, declined]))
    expect(record?.parameters("x")).toMatchObject(addresses)
  })

  it("has nothing to do when it is open, authorized or being decided on", () => {
    const deciding = operation({ kind: "authorize", state: "pending" })
    for (const operations of [[details], [details, held()], [details, deciding]]) {
      expect(confirming(ledger("Open", operations))).toEqual({ step: { do: "ready" } })
    }
  })

  it("resolves what is unanswered, and refuses what is over", () => {
    const unanswered = { ...asked, state: "sent" as const }
    expect(confirming(ledger("Draft", [details, unanswered])).step).toEqual({
      do: "resolve",
      operation: unanswered,
    })
    expect(confirming(ledger("Canceled", [details])).step).toMatchObject({ reason: "canceled" })
    expect(confirming(ledger("Closed", [details])).step).toMatchObject({ reason: "closed" })
  })
})

describe("completing a cart whose buyer confirms", () => {
  it("looks at Amazon while the buyer is away, and never confirms for them", () => {
    for (const state of ["Draft", "Suspended"]) {
      const away = state === "Draft" ? [details, asked] : [details, asked, declined, asked]
      expect(completing(ledger(state, away))).toEqual({ step: { do: "look" } })
      expect(completing(ledger(state, [details, asked, declined]))).toEqual({
        step: { do: "challenge" },
      })
    }
  })

  it("looks before it says that a total has changed: the buyer may have confirmed the old one", () => {
    expect(completing(ledger("Draft", [details, asked], "80.00"))).toEqual({ step: { do: "look" } })
    expect(completing(ledger("Open", [details, asked], "80.00")).step).toEqual({
      do: "refuse",
      reason: "total-changed",
    })
  })

  it("authorizes once the order reference is open", () => {
    expect(completing(ledger("Open", [details, asked])).record?.action).toBe("Authorize")
  })

  it("is asked of nobody whose money was charged and given back", () => {
    const back = operation({ kind: "refund", action: "Refund", amount: "75.50" })
    const { step, record } = confirming(ledger("Open", [details, captured("75.50"), back]))
    expect(step).toEqual({ do: "refuse", reason: "closed" })
    expect(record).toBeUndefined()
  })
})
