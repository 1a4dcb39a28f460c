import { constraintAdvice, constraintProblem, declineProblem, problemSchema } from "../problems"

describe("a problem at the checkout", () => {
  it.each([
    "InvalidPaymentMethod",
    "AmazonRejected",
    "ProcessingFailure",
    "TransactionTimedOut",
    "SomethingNew",
  ])("of a decline for %s has a sentence and a next step, and can be stored", (reason) => {
    const problem = declineProblem(reason)
    expect(problem).toMatchObject({ code: reason, message: expect.stringMatching(/^[A-Z].*\.$/) })
    expect(problemSchema.parse(problem)).toEqual(problem)
  })

  it.each([
    ["PaymentPlanNotSet", "choose-payment-method"],
    ["PaymentMethodNotAllowed", "choose-payment-method"],
    ["ShippingAddressNotSet", "choose-address"],
    ["BuyerEqualsSeller", "other-payment-method"],
    ["BuyerEqualSeller", "other-payment-method"],
    ["AmountNotSet", "retry"],
    ["CurrencyMismatch", "choose-payment-method"],
    ["PaymentMethodNotUpdated", "choose-payment-method"],
    ["ShippingAddressNotServed", "choose-address"],
    ["TotalChanged", "start-again"],
    ["OrderReferenceEnded", "start-again"],
    ["SomethingNew", "retry"],
  ])("of the constraint %s leads to %s", (constraint, next) => {
    expect(constraintProblem([constraint])).toMatchObject({ next, constraints: [constraint] })
    expect(constraintAdvice(constraint)).toMatchObject({
      next,
      message: expect.stringMatching(/^[A-Z].*\.$/),
    })
  })

  it("has one name for a constraint that Amazon spells in two ways", () => {
    expect(constraintAdvice("BuyerEqualSeller").code).toBe("BuyerEqualsSeller")
  })
})
