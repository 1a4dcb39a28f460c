import { readFileSync } from "node:fs"
import { resolveEndpoint } from "../endpoint"
import { operations, toWire, type Action } from "../operations"
import { PACKAGE_NAME, PACKAGE_VERSION } from "../user-agent"

const total = { amount: "94.50", currencyCode: "USD" }
const authorization = {
  amazonOrderReferenceId: "S01-5550001-0000042",
  authorizationReferenceId: "ord_42_a1",
  authorizationAmount: total,
}

describe("names on the wire", () => {
  it.each<[Action, unknown, Record<string, string>]>([
    [
      "SetOrderReferenceDetails",
      {
        amazonOrderReferenceId: "S01-1-2",
        orderTotal: total,
        platformId: "A1PLATFORM",
        sellerNote: "Thanks",
        sellerOrderId: "42",
        storeName: "Demo",
        customInformation: "by test",
        supplementaryData: "{}",
        requestPaymentAuthorization: false,
      },
      {
        AmazonOrderReferenceId: "S01-1-2",
        "OrderReferenceAttributes.OrderTotal.Amount": "94.50",
        "OrderReferenceAttributes.OrderTotal.CurrencyCode": "USD",
        "OrderReferenceAttributes.PlatformId": "A1PLATFORM",
        "OrderReferenceAttributes.SellerNote": "Thanks",
        "OrderReferenceAttributes.SellerOrderAttributes.SellerOrderId": "42",
        "OrderReferenceAttributes.SellerOrderAttributes.StoreName": "Demo",
        "OrderReferenceAttributes.SellerOrderAttributes.CustomInformation": "by test",
        "OrderReferenceAttributes.SellerOrderAttributes.SupplementaryData": "{}",
        "OrderReferenceAttributes.RequestPaymentAuthorization": "false",
      },
    ],
    [
      "SetOrderAttributes",
      {
        amazonOrderReferenceId: "S01-1-2",
        sellerOrderId: "42",
        orderItemCategories: ["Antiques", "Books"],
        paymentServiceProviderId: "A1PSP",
        paymentServiceProviderOrderId: "7",
      },
      {
        AmazonOrderReferenceId: "S01-1-2",
        "OrderAttributes.SellerOrderAttributes.SellerOrderId": "42",
        "OrderAttributes.SellerOrderAttributes.OrderItemCategories.OrderItemCategory.1": "Antiques",
        "OrderAttributes.SellerOrderAttributes.OrderItemCategories.OrderItemCategory.2": "Books",
        "OrderAttributes.PaymentServiceProviderAttributes.PaymentServiceProviderId": "A1PSP",
        "OrderAttributes.PaymentServiceProviderAttributes.PaymentServiceProviderOrderId": "7",
      },
    ],
    [
      "ConfirmOrderReference",
      {
        amazonOrderReferenceId: "S01-1-2",
        successUrl: "https://shop.example/ok",
        failureUrl: "https://shop.example/no?a=b",
        authorizationAmount: total,
        expectImmediateAuthorization: true,
      },
      {
        AmazonOrderReferenceId: "S01-1-2",
        SuccessUrl: "https://shop.example/ok",
        FailureUrl: "https://shop.example/no?a=b",
        "AuthorizationAmount.Amount": "94.50",
        "AuthorizationAmount.CurrencyCode": "USD",
        ExpectImmediateAuthorization: "true",
      },
    ],
    [
      "Authorize",
      {
        ...authorization,
        sellerAuthorizationNote: '{"SandboxSimulation":{"State":"Declined"}}',
        transactionTimeout: 0,
        captureNow: true,
        softDescriptor: "",
      },
      {
        AmazonOrderReferenceId: "S01-5550001-0000042",
        AuthorizationReferenceId: "ord_42_a1",
        "AuthorizationAmount.Amount": "94.50",
        "AuthorizationAmount.CurrencyCode": "USD",
        SellerAuthorizationNote: '{"SandboxSimulation":{"State":"Declined"}}',
        TransactionTimeout: "0",
        CaptureNow: "true",
      },
    ],
    [
      "Refund",
      {
        amazonCaptureId: "S01-1-2-C3",
        refundReferenceId: "r",
        refundAmount: { amount: "646", currencyCode: "JPY" },
        sellerRefundNote: "n",
      },
      {
        AmazonCaptureId: "S01-1-2-C3",
        RefundReferenceId: "r",
        "RefundAmount.Amount": "646",
        "RefundAmount.CurrencyCode": "JPY",
        SellerRefundNote: "n",
      },
    ],
    [
      "ListOrderReference",
      {
        queryId: "42",
        paymentDomain: "NA_USD",
        createdTimeRange: { startTime: "2024-05-01T00:00:00Z", endTime: "2024-05-02T00:00:00Z" },
        sortOrder: "Descending",
        pageSize: 10,
        states: ["Open", "Closed"],
      },
      {
        QueryId: "42",
        QueryIdType: "SellerOrderId",
        PaymentDomain: "NA_USD",
        "CreatedTimeRange.StartTime": "2024-05-01T00:00:00Z",
        "CreatedTimeRange.EndTime": "2024-05-02T00:00:00Z",
        SortOrder: "Descending",
        PageSize: "10",
        "OrderReferenceStatusListFilter.OrderReferenceStatus.1": "Open",
        "OrderReferenceStatusListFilter.OrderReferenceStatus.2": "Closed",
      },
    ],
    [
      "SetMerchantNotificationConfiguration",
      {
        notificationConfigurations: [
          {
            notificationUrl: "https://shop.example/ipn",
            eventTypes: ["ORDER_REFERENCE", "PAYMENT_CAPTURE"],
          },
        ],
      },
      {
        "NotificationConfigurationList.NotificationConfiguration.1.NotificationUrl":
          "https://shop.example/ipn",
        "NotificationConfigurationList.NotificationConfiguration.1.EventTypes.EventTypeList.1":
          "ORDER_REFERENCE",
        "NotificationConfigurationList.NotificationConfiguration.1.EventTypes.EventTypeList.2":
          "PAYMENT_CAPTURE",
      },
    ],
    [
      "CancelOrderReference",
      { amazonOrderReferenceId: "S01-1-2", cancelationReason: "gone" },
      { AmazonOrderReferenceId: "S01-1-2", CancelationReason: "gone" },
    ],
    ["GetServiceStatus", {}, {}],
  ])("of %s", (action, parameters, wire) => {
    expect(toWire(action, parameters)).toEqual(wire)
  })
})

describe("the table", () => {
  it("gives every operation the quota that Amazon publishes for it", () => {
    const of = (quota: string) =>
      (Object.keys(operations) as Action[]).filter((action) => operations[action].quota === quota)
    expect(of("write").sort()).toEqual([
      "Authorize",
      "CancelOrderReference",
      "Capture",
      "CloseAuthorization",
      "CloseOrderReference",
      "ConfirmOrderReference",
      "Refund",
      "SetOrderAttributes",
      "SetOrderReferenceDetails",
    ])
    expect(of("read").sort()).toEqual([
      "GetAuthorizationDetails",
      "GetCaptureDetails",
      "GetOrderReferenceDetails",
      "GetRefundDetails",
    ])
    expect(of("serviceStatus")).toEqual(["GetServiceStatus"])
    expect(of("unpublished")).toHaveLength(Object.keys(operations).length - 14)
  })
})

describe("where requests go", () => {
  it.each([
    ["na", true, "https://mws.amazonservices.com", "/OffAmazonPayments_Sandbox/2013-01-01"],
    ["eu", false, "https://mws-eu.amazonservices.com", "/OffAmazonPayments/2013-01-01"],
    ["uk", true, "https://mws-eu.amazonservices.com", "/OffAmazonPayments_Sandbox/2013-01-01"],
    ["jp", false, "https://mws.amazonservices.jp", "/OffAmazonPayments/2013-01-01"],
  ] as const)("%s, sandbox %s", (region, sandbox, origin, path) => {
    expect(resolveEndpoint({ region, sandbox })).toEqual({
      origin,
      host: new URL(origin).host,
      path,
      isAmazon: true,
    })
  })

  it("knows Amazon from what stands in for it", () => {
    const isAmazon = (endpoint: string) =>
      resolveEndpoint({ region: "na", sandbox: true, endpoint }).isAmazon
    expect(isAmazon("https://mws-eu.amazonservices.com")).toBe(true)
    expect(isAmazon("http://mws.amazonservices.com")).toBe(false)
    expect(isAmazon("https://mws.amazonservices.com:8443")).toBe(false)
    expect(isAmazon("http://127.0.0.1:9000")).toBe(false)
  })

  it("keeps a port only where the Host header has one", () => {
    const at = (endpoint: string) => resolveEndpoint({ region: "na", sandbox: true, endpoint }).host
    expect(at("http://127.0.0.1:9000/")).toBe("127.0.0.1:9000")
    expect(at("https://proxy.example:443")).toBe("proxy.example")
  })
})

describe("the user agent", () => {
  it("names this package and its version", () => {
    const manifest = JSON.parse(readFileSync(`${__dirname}/../../../package.json`, "utf8")) as {
      name: string
      version: string
    }
    expect([PACKAGE_NAME, PACKAGE_VERSION]).toEqual([manifest.name, manifest.version])
  })
})
