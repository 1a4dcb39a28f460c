import { claimOf } from "../claim-of"
import { notification } from "./messages"

const order = "S01-1234567-1234567"

describe("what a notification says of an order's money", () => {
  it.each(["authorization", "capture", "refund"] as const)(
    "of a %s, by the object's id",
    (type) => {
      expect(
        claimOf(notification({ type, objectId: `${order}-X000001`, state: "Declined" })),
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
    expect(claimOf(said)).toEqual({
      object: "order-reference",
      objectId: order,
      amazonOrderReferenceId: order,
      state: "Suspended",
      reasonCode: "InvalidPaymentMethod",
    })
  })

  it("with the amount, where it is named", () => {
    expect(claimOf(notification({ amount: { amount: "5.0", currencyCode: "USD" } }))?.amount).toBe(
      "5.0",
    )
    expect(claimOf(notification())).not.toHaveProperty("amount")
  })

  it("by the order reference it names itself, before the object's id", () => {
    const amazonOrderReferenceId = "S01-7654321-7654321"
    expect(claimOf(notification({ amazonOrderReferenceId }))).toMatchObject({
      amazonOrderReferenceId,
    })
  })

  it("nothing, where no order can be told", () => {
    expect(claimOf(notification({ objectId: "C012345" }))).toBeUndefined()
  })

  it("nothing, in a test message from Seller Central", () => {
    expect(claimOf(notification({ isSample: true }))).toBeUndefined()
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
    expect(claimOf(notification({ type }))).toBeUndefined()
  })
})
