import fc from "fast-check"
import { MwsParameterError } from "../errors"
import { toWire, type Action } from "../operations"

const total = { amount: "94.50", currencyCode: "USD" }
const authorization = {
  amazonOrderReferenceId: "S01-5550001-0000042",
  authorizationReferenceId: "ord_42_a1",
  authorizationAmount: total,
}

function refused(action: Action, parameters: unknown): MwsParameterError {
  try {
    toWire(action, parameters)
  } catch (error) {
    expect(error).toBeInstanceOf(MwsParameterError)
    return error as MwsParameterError
  }
  throw new Error("should have been refused")
}

describe("parameters that break a rule", () => {
  const withAmount = (amount: unknown, currencyCode: unknown = "USD") => ({
    ...authorization,
    authorizationAmount: { amount, currencyCode },
  })

  it.each<[Action, unknown, string]>([
    ["Authorize", withAmount("0"), "authorizationAmount.amount"],
    ["Authorize", withAmount("0.00"), "authorizationAmount.amount"],
    ["Authorize", withAmount("-1"), "authorizationAmount.amount"],
    ["Authorize", withAmount("1.001"), "authorizationAmount.amount"],
    ["Authorize", withAmount("1.0", "JPY"), "authorizationAmount.amount"],
    ["Authorize", withAmount("1.0001", "KWD"), "authorizationAmount.amount"],
    ["Authorize", withAmount("0.0099999999999998"), "authorizationAmount.amount"],
    ["Authorize", withAmount("1e2"), "authorizationAmount.amount"],
    ["Authorize", withAmount("1,50"), "authorizationAmount.amount"],
    ["Authorize", withAmount(" 1"), "authorizationAmount.amount"],
    ["Authorize", withAmount("01"), "authorizationAmount.amount"],
    ["Authorize", withAmount("1."), "authorizationAmount.amount"],
    ["Authorize", withAmount(1.5), "authorizationAmount.amount"],
    ["Authorize", withAmount("1", "usd"), "authorizationAmount.currencyCode"],
    ["Authorize", { ...authorization, authorizationReferenceId: "" }, "authorizationReferenceId"],
    [
      "Authorize",
      { ...authorization, authorizationReferenceId: "a.b" },
      "authorizationReferenceId",
    ],
    [
      "Authorize",
      { ...authorization, authorizationReferenceId: "x\n" },
      "authorizationReferenceId",
    ],
    [
      "Authorize",
      { ...authorization, authorizationReferenceId: "x".repeat(33) },
      "authorizationReferenceId",
    ],
    ["Authorize", { ...authorization, amazonOrderReferenceId: "S01 1" }, "amazonOrderReferenceId"],
    ["Authorize", { ...authorization, transactionTimeout: -5 }, "transactionTimeout"],
    ["Authorize", { ...authorization, transactionTimeout: 2.5 }, "transactionTimeout"],
    ["Authorize", { ...authorization, captureNow: "true" }, "captureNow"],
    ["Authorize", { ...authorization, softDescriptor: "x".repeat(17) }, "softDescriptor"],
    [
      "Authorize",
      { ...authorization, sellerAuthorizationNote: "x".repeat(256) },
      "sellerAuthorizationNote",
    ],
    ["Authorize", { ...authorization, amount: "1" }, "amount"],
    ["Authorize", undefined, ""],
    ["Authorize", null, ""],
    ["Capture", authorization, "amazonAuthorizationId"],
    [
      "SetOrderReferenceDetails",
      { amazonOrderReferenceId: "S01-1-2", orderTotal: total, sellerNote: "x".repeat(1025) },
      "sellerNote",
    ],
    ["SetOrderReferenceDetails", { amazonOrderReferenceId: "S01-1-2" }, "orderTotal"],
    [
      "ConfirmOrderReference",
      { amazonOrderReferenceId: "S01-1-2", successUrl: "javascript:alert(1)" },
      "successUrl",
    ],
    [
      "GetOrderReferenceDetails",
      { amazonOrderReferenceId: "S01-1-2", accessToken: "a", addressConsentToken: "b" },
      "addressConsentToken",
    ],
    [
      "CloseAuthorization",
      { amazonAuthorizationId: "S01-1-2-A3", closureReason: "x".repeat(256) },
      "closureReason",
    ],
    [
      "SetMerchantNotificationConfiguration",
      {
        notificationConfigurations: [
          { notificationUrl: "https://shop.example", eventTypes: ["EVERYTHING"] },
        ],
      },
      "notificationConfigurations.0.eventTypes.0",
    ],
    ["GetServiceStatus", { surplus: 1 }, "surplus"],
    ["NoSuchOperation" as Action, {}, ""],
  ])("%s %j", (action, parameters, parameter) => {
    const error = refused(action, parameters)
    expect(error).toMatchObject({
      parameter,
      code: "InvalidParameter",
      outcome: "not-done",
      retriable: false,
    })
    expect(error.message).toContain(parameter)
  })

  it("are described without their value", () => {
    const error = refused("Authorize", {
      ...authorization,
      authorizationReferenceId: "Ann Example",
    })
    expect(error.message).toBe(
      "Authorize: authorizationReferenceId must be 1 to 32 letters, digits, - or _",
    )
  })
})

describe("parameters that keep every rule", () => {
  it.each([
    ["1", "USD"],
    ["0.01", "USD"],
    ["150000.00", "USD"],
    ["646", "JPY"],
    ["1.234", "KWD"],
  ])("send %s %s as it is", (amount, currencyCode) => {
    expect(
      toWire("Authorize", { ...authorization, authorizationAmount: { amount, currencyCode } }),
    ).toMatchObject({ "AuthorizationAmount.Amount": amount })
  })

  it("have no limit where Amazon's is not certain", () => {
    const long = "x".repeat(5000)
    const parameters = { amazonOrderReferenceId: "S01-1-2", storeName: long, sellerOrderId: long }
    expect(Object.values(toWire("SetOrderAttributes", parameters))).toContain(long)
  })

  it("survive a record in JSON", () => {
    const reference = fc.stringMatching(/^[A-Za-z0-9_-]{1,32}$/)
    const amount = fc
      .tuple(fc.nat(150_000), fc.integer({ min: 1, max: 99 }))
      .map(([major, minor]) => `${major}.${String(minor).padStart(2, "0")}`)
    fc.assert(
      fc.property(
        reference,
        amount,
        fc.string({ maxLength: 255 }),
        fc.option(fc.nat(1440), { nil: undefined }),
        (authorizationReferenceId, value, sellerAuthorizationNote, transactionTimeout) => {
          const parameters = {
            ...authorization,
            authorizationReferenceId,
            authorizationAmount: { amount: value, currencyCode: "USD" },
            sellerAuthorizationNote,
            transactionTimeout,
          }
          const recorded: unknown = JSON.parse(JSON.stringify(parameters))
          expect(toWire("Authorize", recorded)).toEqual(toWire("Authorize", parameters))
        },
      ),
      { numRuns: 100 },
    )
  })
})
