import type { Answer, Merchant } from "./support/client"
import { livePath, startFrozen } from "./support/client"
import { completedCapture, fresh, openAuthorization, simulation } from "./support/situations"

let merchant: Merchant
let european: Merchant

beforeAll(async () => {
  merchant = await startFrozen()
  european = await startFrozen({ region: "eu" })
})
afterAll(async () => {
  await merchant.simulator.stop()
  await european.simulator.stop()
})

interface Row {
  readonly code: string
  readonly status: number
  readonly when: string
  readonly provoke: () => Promise<Answer>
}

const confirm = (id: string): Promise<Answer> =>
  merchant.call("ConfirmOrderReference", { AmazonOrderReferenceId: id })

async function suspended(): Promise<string> {
  const id = await merchant.open()
  await merchant.authorize(id, fresh("a"), "10", {
    SellerAuthorizationNote: simulation({ State: "Declined", ReasonCode: "InvalidPaymentMethod" }),
  })
  return id
}

const fault = async (code: string, status: number): Promise<Answer> => {
  await merchant.control("POST", "/faults", {
    faults: [{ action: "GetServiceStatus", kind: "status", status, code, times: 1 }],
  })
  return merchant.call("GetServiceStatus")
}

const rows: readonly Row[] = [
  {
    code: "InvalidParameterValue",
    status: 400,
    when: "a required parameter is missing",
    provoke: () => merchant.call("GetOrderReferenceDetails"),
  },
  {
    code: "InvalidParameterValue",
    status: 400,
    when: "an amount is a float's text",
    provoke: async () => merchant.set(await merchant.draft(), "0.0099999999999998"),
  },
  {
    code: "ConstraintsExist",
    status: 404,
    when: "a draft without an amount is confirmed in America",
    provoke: async () => confirm(await merchant.draft()),
  },
  {
    code: "ConstraintsExist",
    status: 400,
    when: "a draft without an amount is confirmed in Europe",
    provoke: async () =>
      european.call("ConfirmOrderReference", {
        AmazonOrderReferenceId: await european.draft(),
        SuccessUrl: "https://shop.test/ok",
        FailureUrl: "https://shop.test/no",
      }),
  },
  {
    code: "OrderReferenceNotModifiable",
    status: 405,
    when: "an open order is set",
    provoke: async () => merchant.set(await merchant.open(), "10"),
  },
  {
    code: "InvalidOrderReferenceStatus",
    status: 405,
    when: "a draft is authorized",
    provoke: async () => merchant.authorize(await merchant.draft(), fresh(), "1"),
  },
  {
    code: "InvalidOrderReferenceId",
    status: 404,
    when: "nobody knows the order",
    provoke: () =>
      merchant.call("GetOrderReferenceDetails", { AmazonOrderReferenceId: "S01-0000000-0000000" }),
  },
  {
    code: "InvalidTransactionId",
    status: 404,
    when: "an authorization's id is refunded",
    provoke: async () =>
      merchant.refund((await openAuthorization(merchant)).authorization, fresh(), "1"),
  },
  {
    code: "InvalidAuthorizationStatus",
    status: 405,
    when: "an authorization is captured a second time",
    provoke: async () =>
      merchant.capture((await completedCapture(merchant)).authorization, fresh(), "1"),
  },
  {
    code: "CaptureNotRefundable",
    status: 405,
    when: "a pending capture is refunded",
    provoke: async () => {
      const { authorization } = await openAuthorization(merchant)
      const pending = await merchant.capture(authorization, fresh(), "10", {
        SellerCaptureNote: simulation({ State: "Pending" }),
      })
      return merchant.refund(pending.get("AmazonCaptureId") ?? "", fresh(), "1")
    },
  },
  {
    code: "InvalidCancelAttempt",
    status: 405,
    when: "a captured order is canceled",
    provoke: async () =>
      merchant.call("CancelOrderReference", {
        AmazonOrderReferenceId: (await completedCapture(merchant, "10.00")).order,
      }),
  },
  {
    code: "InvalidCloseAttempt",
    status: 405,
    when: "a draft is closed",
    provoke: async () =>
      merchant.call("CloseOrderReference", { AmazonOrderReferenceId: await merchant.draft() }),
  },
  {
    code: "TransactionAmountExceeded",
    status: 400,
    when: "more than total and allowance is authorized",
    provoke: async () => merchant.authorize(await merchant.open("100"), fresh(), "115.01"),
  },
  {
    code: "TransactionAmountExceeded",
    status: 400,
    when: "one request carries more than the cap",
    provoke: async () => merchant.set(await merchant.draft(), "150000.01"),
  },
  {
    code: "TransactionCountExceeded",
    status: 400,
    when: "an eleventh refund is asked for",
    provoke: async () => {
      const { capture } = await completedCapture(merchant)
      for (let count = 0; count < 10; count += 1) await merchant.refund(capture, fresh(), "1")
      return merchant.refund(capture, fresh(), "1")
    },
  },
  {
    code: "DuplicateReferenceId",
    status: 400,
    when: "a capture carries an authorization's reference id",
    provoke: async () => {
      const order = await merchant.open()
      const id = fresh()
      const answer = await merchant.authorize(order, id, "10")
      return merchant.capture(answer.get("AmazonAuthorizationId") ?? "", id, "10")
    },
  },
  {
    code: "DuplicateRequest",
    status: 400,
    when: "a reference id comes again with another amount",
    provoke: async () => {
      const order = await merchant.open()
      const id = fresh()
      await merchant.authorize(order, id, "10")
      return merchant.authorize(order, id, "11")
    },
  },
  {
    code: "CurrencyMismatch",
    status: 400,
    when: "an order in dollars is authorized in euros",
    provoke: async () => merchant.authorize(await merchant.open(), fresh(), "10", {}, "EUR"),
  },
  {
    code: "CurrencyUnsupported",
    status: 400,
    when: "the currency is not presented",
    provoke: async () => merchant.set(await merchant.draft(), "10", "XXX"),
  },
  {
    code: "PaymentMethodNotUpdated",
    status: 400,
    when: "a suspended order is confirmed without another method",
    provoke: async () => confirm(await suspended()),
  },
  {
    code: "InvalidAddressConsentToken",
    status: 404,
    when: "the token is another buyer's",
    provoke: async () => {
      const { value } = await merchant.control<{ AccessToken: string }>("POST", "/order-references")
      return merchant.call("GetOrderReferenceDetails", {
        AmazonOrderReferenceId: await merchant.draft(),
        AddressConsentToken: value.AccessToken,
      })
    },
  },
  {
    code: "InvalidAddress",
    status: 400,
    when: "the section does not exist",
    provoke: () => merchant.call("GetServiceStatus", {}, "/OffAmazonPayments/2011-01-01"),
  },
  {
    code: "InvalidAccountStatus",
    status: 403,
    when: "the merchant's account is suspended",
    provoke: async () => {
      await merchant.control("POST", "/settings", { accountStatus: "INACTIVE" })
      const answer = await merchant.call("GetServiceStatus")
      await merchant.control("POST", "/settings", { accountStatus: "ACTIVE" })
      return answer
    },
  },
  {
    code: "UnauthorizedAccess",
    status: 401,
    when: "the key is not this seller's",
    provoke: () => merchant.call("GetServiceStatus", { SellerId: "A0STRANGER0000" }),
  },
  {
    code: "InvalidSandboxSimulationSpecified",
    status: 400,
    when: "a sandbox string asks for what cannot be",
    provoke: async () =>
      merchant.authorize(await merchant.open(), fresh(), "1", {
        SellerAuthorizationNote: simulation({ State: "Declined", ReasonCode: "ExpiredUnused" }),
      }),
  },
  {
    code: "InternalServerError",
    status: 500,
    when: "a sandbox order is sent to the live path",
    provoke: async () =>
      merchant.call(
        "GetOrderReferenceDetails",
        { AmazonOrderReferenceId: await merchant.draft() },
        livePath,
      ),
  },
  ...(
    [
      ["AccessDenied", 401],
      ["InputStreamDisconnected", 400],
      ["InternalError", 500],
      ["ServiceUnavailable", 503],
      ["RequestThrottled", 503],
      ["QuotaExceeded", 503],
      ["UnauthorizedSolutionProvider", 403],
    ] as const
  ).map(([code, status]) => ({
    code,
    status,
    when: "a fault asks for it",
    provoke: () => fault(code, status),
  })),
]

test.each(rows)("$code ($status) when $when", async ({ code, status, provoke }) => {
  const answer = await provoke()
  expect([answer.status, answer.get("Code")]).toEqual([status, code])
  const expected = code === "RequestThrottled" ? "" : status < 500 ? "Sender" : "Receiver"
  expect(answer.get("Type")).toBe(expected)
  expect(answer.get("Message")).not.toBe("")
})

test.each([
  "ConfirmBillingAgreement",
  "AuthorizeOnBillingAgreement",
  "CreateOrderReferenceForId",
  "GetProviderCreditDetails",
  "ReverseProviderCredit",
  "NoSuchAction",
])("%s is an unknown action", async (action) => {
  const answer = await merchant.call(action)
  expect([answer.status, answer.get("Code"), answer.get("Message")]).toEqual([
    400,
    "InvalidParameterValue",
    `The Value '${action}' is invalid for the Parameter 'Action'`,
  ])
})

test("Europe and the throttle write RequestID, America writes RequestId", async () => {
  const american = await merchant.call("GetOrderReferenceDetails")
  const european_ = await european.call("GetOrderReferenceDetails")
  const throttled = await fault("RequestThrottled", 503)
  expect(american.get("RequestId")).toMatch(/^[0-9a-f-]{36}$/)
  expect(american.get("RequestID")).toBeUndefined()
  expect(european_.get("RequestID")).toMatch(/^[0-9a-f-]{36}$/)
  expect(european_.get("RequestId")).toBeUndefined()
  expect(throttled.get("RequestID")).toMatch(/^[0-9a-f-]{36}$/)
})

test("a bad gateway says nothing", async () => {
  await merchant.control("POST", "/faults", {
    faults: [{ action: "*", kind: "status", status: 502, times: 1 }],
  })
  const answer = await merchant.call("GetServiceStatus")
  expect([answer.status, answer.text]).toEqual([502, ""])
})
