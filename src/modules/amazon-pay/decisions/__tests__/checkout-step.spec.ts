import type { Snapshot } from "../../ledger/rows"
import { checkoutStep, goesOnLater, type CheckoutPlan } from "../checkout-step"
import { captured, held, leftOver, operation, reference } from "./ledger-of"

const details = operation({ kind: "details", amount: "75.50" })
const plan: CheckoutPlan = { authorization: "sync-then-async", capture: "fulfillment" }
const refunded = (amount: string) => operation({ kind: "refund", action: "Refund", amount })
const smaller = { ...details, amount: "70.00" }
const step = (snapshot: Snapshot) => checkoutStep(snapshot, plan)

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

  const authorizing = (over: Partial<CheckoutPlan>, operations = [details]) =>
    checkoutStep({ reference: reference({ state: "Open" }), operations }, { ...plan, ...over })

  it("lets Amazon take its time where the merchant wants orders placed before the decision", () => {
    const { record } = authorizing({ authorization: "async" })
    expect(record?.parameters("x")).not.toHaveProperty("transactionTimeout")
  })

  const timedOut = operation({
    kind: "authorize",
    state: "declined",
    reason_code: "TransactionTimedOut",
    parameters: { transactionTimeout: 0 },
  })

  it("asks again without the buyer waiting when Amazon ran out of time, once", () => {
    const { record } = authorizing({}, [details, timedOut])
    expect(record?.parameters("x")).not.toHaveProperty("transactionTimeout")
    expect(goesOnLater(timedOut, plan)).toBe(true)
    expect(goesOnLater({ ...timedOut, parameters: {} }, plan)).toBe(false)
  })

  it("keeps the buyer waiting where the merchant wants a decision at once", () => {
    const { record } = authorizing({ authorization: "sync" }, [details, timedOut])
    expect(record?.parameters("x")).toMatchObject({ transactionTimeout: 0 })
    expect(goesOnLater(timedOut, { authorization: "sync" })).toBe(false)
  })

  it("charges with the authorization where the merchant wants to be paid at once", () => {
    const { record } = authorizing({ capture: "immediate", softDescriptor: "MUGS" })
    expect(record).toMatchObject({ kind: "capture", action: "Authorize", amount: "75.50" })
    expect(record?.parameters("x")).toMatchObject({ captureNow: true, softDescriptor: "MUGS" })
  })

  it.each([
    ["completed", { do: "charged", isPart: false }],
    ["pending", { do: "wait" }],
  ] as const)("finds a %s charge again", (state, expected) => {
    const charge = captured("75.50", { state })
    const { step: next, record } = authorizing({ capture: "immediate" }, [details, charge])
    expect(next).toEqual({ ...expected, operation: charge })
    expect(record).toBeUndefined()
  })

  it.each([
    ["was given back", [captured("75.50"), refunded("75.50")]],
    ["was given back in part", [captured("75.50"), refunded("0.50")]],
    ["is of a smaller cart", [smaller, captured("70.00")]],
    ["is of a smaller cart, undecided", [smaller, captured("70.00", { state: "pending" })]],
  ])("takes no charge for paid that %s, and charges no second time", (_, operations) => {
    const { step: next, record } = authorizing({ capture: "immediate" }, [details, ...operations])
    expect(next).toEqual({ do: "refuse", reason: "closed" })
    expect(record).toBeUndefined()
  })

  it.each([
    ["a part of it", "0.50", "charged"],
    ["all of it", "75.50", "refuse"],
  ])("of a placed order's charge of which %s was given back says %s", (_, amount, expected) => {
    const charge = captured("75.50")
    const given = { capture: "immediate" as const, isPlaced: true }
    const { step: next } = authorizing(given, [details, charge, refunded(amount)])
    expect(next.do).toBe(expected)
    // What was given back is booked by itself: all of it was charged.
    if (next.do === "charged") expect(next.isPart).toBe(false)
  })

  it("finds a part that was captured in Seller Central", () => {
    const part = captured("20.00")
    const { step: next } = authorizing({ authorization: "async" }, [details, part])
    expect(next).toEqual({ do: "charged", isPart: true, operation: part })
    const rest = captured("55.50", { amazon_id: "S01-C2", amazon_parent_id: "S01-A2" })
    const all = authorizing({ authorization: "async" }, [details, part, rest])
    expect(all.step).toMatchObject({ do: "charged", isPart: false })
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

  it("rests on nothing that a declined charge has left, and lets go of it before it asks anew", () => {
    const left = leftOver()
    const declined = captured("75.50", { action: "Authorize", state: "declined" })
    const begun = [details, declined]
    const { step: next, record } = authorizing({ capture: "immediate" }, [...begun, left])
    expect(next).toEqual({ do: "send" })
    expect(record).toMatchObject({ action: "CloseAuthorization", amazonParentId: left.amazon_id })
    const closed = { ...left, amazon_state: "Closed" }
    const then = authorizing({ capture: "immediate" }, [...begun, closed])
    expect(then.record).toMatchObject({ kind: "capture", action: "Authorize" })
  })

  it("is not content with an authorization of less than the total", () => {
    const { step: next } = step({
      reference: reference({ state: "Open" }),
      operations: [details, held("75.49")],
    })
    expect(next).toEqual({ do: "send" })
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

describe("a checkout that charges at once, of an order that was placed", () => {
  const immediate: CheckoutPlan = { ...plan, capture: "immediate" }
  const confirmed = { reference: reference({ state: "Open" }), operations: [details] }
  const owing = (total: string) => ({
    owed: { total, askedBack: "0.00", creditedRefunds: "0.00", takenElsewhere: "0.00" },
    others: [],
  })

  it("charges what the order costs", () => {
    const { record } = checkoutStep(confirmed, immediate, owing("75.50"))
    expect(record).toMatchObject({ kind: "capture", amount: "75.50" })
  })

  it("charges nothing when the order costs less by now, or is paid", () => {
    const { step: next, record } = checkoutStep(confirmed, immediate, owing("75.49"))
    expect(next).toEqual({ do: "refuse", reason: "total-changed" })
    expect(record).toBeUndefined()
  })

  it("holds money all the same where parcels are charged later", () => {
    expect(checkoutStep(confirmed, plan, owing("10.00")).record?.kind).toBe("authorize")
  })
})
