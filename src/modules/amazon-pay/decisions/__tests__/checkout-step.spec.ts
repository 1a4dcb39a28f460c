import { checkoutStep } from "../checkout-step"
import { held, operation, reference } from "./ledger-of"

const details = operation({ kind: "details", amount: "75.50" })
const step = (...[snapshot]: [Parameters<typeof checkoutStep>[0]]) => checkoutStep(snapshot, {})

describe("a checkout", () => {
  it("tells Amazon the total first", () => {
    const { step: next, record } = step({ reference: reference(), operations: [] })
    expect(next).toEqual({ do: "send" })
    expect(record?.action).toBe("SetOrderReferenceDetails")
    expect(record?.parameters("x")).toEqual({
      amazonOrderReferenceId: "S01-1234567-1234567",
      orderTotal: { amount: "75.50", currencyCode: "USD" },
    })
  })

  it("names the store where the merchant wants another name than Seller Central's", () => {
    const { record } = checkoutStep(
      { reference: reference(), operations: [] },
      { storeName: "Mugs" },
    )
    expect(record?.parameters("x")).toMatchObject({ storeName: "Mugs" })
  })

  it("confirms when the total stands", () => {
    const { record } = step({ reference: reference(), operations: [details] })
    expect(record?.action).toBe("ConfirmOrderReference")
  })

  it("sets the total again when the cart changed before the confirmation, or constraints were left", () => {
    const changed = step({ reference: reference({ total: "80.00" }), operations: [details] })
    const constrained = step({
      reference: reference(),
      operations: [{ ...details, state: "declined", reason_code: "PaymentPlanNotSet" }],
    })
    expect(changed.record?.action).toBe("SetOrderReferenceDetails")
    expect(constrained.record?.action).toBe("SetOrderReferenceDetails")
  })

  it("authorizes the whole total at once when the order reference is open", () => {
    const { record } = step({ reference: reference({ state: "Open" }), operations: [details] })
    expect(record?.action).toBe("Authorize")
    expect(record?.parameters("REF-A1")).toEqual({
      amazonOrderReferenceId: "S01-1234567-1234567",
      authorizationReferenceId: "REF-A1",
      authorizationAmount: { amount: "75.50", currencyCode: "USD" },
      transactionTimeout: 0,
    })
  })

  it("does nothing when the money is held already", () => {
    const authorization = held()
    const { step: next, record } = step({
      reference: reference({ state: "Open" }),
      operations: [details, authorization],
    })
    expect(next).toEqual({ do: "authorized", operation: authorization })
    expect(record).toBeUndefined()
  })

  it("waits for an authorization Amazon is still deciding on", () => {
    const pending = operation({ kind: "authorize", state: "pending", amazon_state: "Pending" })
    const { step: next } = step({
      reference: reference({ state: "Open" }),
      operations: [details, pending],
    })
    expect(next).toEqual({ do: "wait", operation: pending })
  })

  it("confirms again after a payment method was declined", () => {
    const declined = operation({ kind: "authorize", state: "declined" })
    const { record } = step({
      reference: reference({ state: "Suspended" }),
      operations: [details, declined],
    })
    expect(record?.action).toBe("ConfirmOrderReference")
  })

  it.each(["recorded", "sent"] as const)(
    "resolves a %s operation before anything else",
    (state) => {
      const open = operation({ kind: "authorize", state })
      const { step: next, record } = step({
        reference: reference({ state: "Open" }),
        operations: [details, open],
      })
      expect(next).toEqual({ do: "resolve", operation: open })
      expect(record).toBeUndefined()
    },
  )

  it.each([
    ["Open", "80.00", "total-changed"],
    ["Suspended", "80.00", "total-changed"],
    ["Canceled", "75.50", "canceled"],
    ["Closed", "75.50", "closed"],
  ])("refuses an order reference that is %s for a total of %s", (state, total, reason) => {
    const { step: next, record } = step({
      reference: reference({ state, total }),
      operations: [details],
    })
    expect(next).toEqual({ do: "refuse", reason })
    expect(record).toBeUndefined()
  })
})
