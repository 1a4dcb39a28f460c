import { reportedStateOf } from "../reported-state-of"
import { notification } from "./messages"

const order = "S01-1234567-1234567"

describe("what a notification says of an order's money", () => {
  it.each(["authorization", "capture", "refund"] as const)(
    "of a %s, by the object's id",
    (type) => {
      expect(
        reportedStateOf(notification({ type, objectId: `${order}-X000001`, state: "Declined" })),
      ).toEqual({
        object: type,
        objectId: `${order}-X000001`,
        amazonOrderReferenceId: order,
        state: "Declined",
      })
    },
  )

  it("of an order reference", () => {
    const said = notification({
      type: "order-reference",
      objectId: order,
      amazonOrderReferenceId: order,
      state: "Suspended",
      reasonCode: "InvalidPaymentMethod",
    })
    expect(reportedStateOf(said)).toEqual({
      object: "order-reference",
      objectId: order,
      amazonOrderReferenceId: order,
      state: "Suspended",
      reasonCode: "InvalidPaymentMethod",
    })
  })

  it("with the amount, where it is named", () => {
    expect(
      reportedStateOf(notification({ amount: { amount: "5.0", currencyCode: "USD" } }))?.amount,
    ).toBe("5.0")
    expect(reportedStateOf(notification())).not.toHaveProperty("amount")
  })

  it("by the order reference it names itself, before the object's id", () => {
    const amazonOrderReferenceId = "S01-7654321-7654321"
    expect(reportedStateOf(notification({ amazonOrderReferenceId }))).toMatchObject({
      amazonOrderReferenceId,
    })
  })

  it("nothing, where no order can be told", () => {
    expect(reportedStateOf(notification({ objectId: "C012345" }))).toBeUndefined()
  })

  it("nothing, in a test message from Seller Central", () => {
    expect(reportedStateOf(notification({ isSample: true }))).toBeUndefined()
  })

  it.each([
    "billing-agreement",
    "chargeback",
    "provider-credit",
    "provider-credit-reversal",
    "solution-provider",
    "v2",
    "unknown",
  ])("nothing, of kind %s", (type) => {
    expect(reportedStateOf(notification({ type }))).toBeUndefined()
  })
})
