import { parseNotification } from "../parse-notification"
import {
  AUTHORIZATION,
  CAPTURE,
  CHARGEBACK,
  ORDER_REFERENCE,
  parse,
  price,
  REFUND,
  wrap,
} from "./sample-notifications"

const head = (notificationType: string) => ({
  notificationReferenceId: "0f4c7f3e-0001",
  notificationType,
  sellerId: "A2EXAMPLESELLER",
  environment: "sandbox",
  marketplaceId: "623690",
  isSample: false,
  version: "2013-01-01",
  timestamp: "2024-05-07T08:30:01.000Z",
})

describe("a notification", () => {
  it("of an order reference is read", () => {
    expect(parse("OrderReferenceNotification", ORDER_REFERENCE)).toEqual({
      ...head("OrderReferenceNotification"),
      type: "order-reference",
      objectId: "S01-5550001-0000042",
      amazonOrderReferenceId: "S01-5550001-0000042",
      amount: { amount: "94.50", currencyCode: "USD" },
      sellerOrderId: "ord_42",
      state: "Suspended",
      reasonCode: "InvalidPaymentMethod",
      lastUpdateTimestamp: "2024-05-06T10:00:03.000Z",
      creationTimestamp: "2024-05-06T09:58:00.000Z",
      expirationTimestamp: "2024-11-02T09:58:00.000Z",
    })
  })

  it("of an authorization is read", () => {
    expect(parse("PaymentAuthorize", AUTHORIZATION)).toEqual({
      ...head("PaymentAuthorize"),
      type: "authorization",
      objectId: "S01-5550001-0000042-A000101",
      amazonOrderReferenceId: "S01-5550001-0000042",
      referenceId: "ord_42_a1",
      amount: { amount: "94.50", currencyCode: "USD" },
      capturedAmount: { amount: "40.00", currencyCode: "USD" },
      idList: ["S01-5550001-0000042-C000207"],
      state: "Closed",
      reasonCode: "MaxCapturesProcessed",
      lastUpdateTimestamp: "2024-05-07T08:30:00.000Z",
      captureNow: false,
      creationTimestamp: "2024-05-06T10:00:00.120Z",
      expirationTimestamp: "2024-06-05T10:00:00.120Z",
    })
  })

  it("of a capture is read", () => {
    expect(parse("PaymentCapture", CAPTURE)).toEqual({
      ...head("PaymentCapture"),
      type: "capture",
      objectId: "S01-5550001-0000042-C000207",
      amazonOrderReferenceId: "S01-5550001-0000042",
      referenceId: "ord_42_c1",
      amount: { amount: "40.00", currencyCode: "USD" },
      refundedAmount: { amount: "0.00", currencyCode: "USD" },
      idList: [],
      state: "Completed",
      lastUpdateTimestamp: "2024-05-07T08:30:00.000Z",
      creationTimestamp: "2024-05-07T08:30:00.000Z",
    })
  })

  it("of a refund is read", () => {
    expect(parse("PaymentRefund", REFUND)).toMatchObject({
      type: "refund",
      objectId: "S01-5550001-0000042-R000309",
      amazonOrderReferenceId: "S01-5550001-0000042",
      referenceId: "ord_42_r1",
      amount: { amount: "646", currencyCode: "JPY" },
      refundType: "SellerInitiated",
      state: "Completed",
      lastUpdateTimestamp: "2024-05-09T11:00:00.000Z",
    })
  })

  it("of a billing agreement is read", () => {
    const data = wrap(
      "BillingAgreementNotification",
      "<BillingAgreement><AmazonBillingAgreementId>C01-5550003-0000001</AmazonBillingAgreementId><BillingAgreementStatus><State>Open</State></BillingAgreementStatus></BillingAgreement>",
    )
    const event = { EventType: "PaymentMethodUpdated" }
    expect(parse("BillingAgreementNotification", data, event)).toMatchObject({
      type: "billing-agreement",
      objectId: "C01-5550003-0000001",
      state: "Open",
      eventType: "PaymentMethodUpdated",
    })
  })

  it("of a chargeback is read, whatever it is written in", () => {
    const expected = {
      type: "chargeback",
      objectId: "CB1",
      amazonOrderReferenceId: "S01-5550001-0000042",
      referenceId: "S01-5550001-0000042-C000207",
      amount: { amount: "40.00", currencyCode: "USD" },
      state: "RECEIVED",
      reasonCode: "Fraud",
    }
    const json = {
      ChargebackDetails: {
        AmazonChargebackId: "CB1",
        AmazonOrderReferenceId: "S01-5550001-0000042",
        AmazonCaptureReferenceId: "S01-5550001-0000042-C000207",
        ChargebackAmount: { Amount: 40, CurrencyCode: "USD" },
        ChargebackState: "RECEIVED",
        ChargebackReason: "Fraud",
      },
    }
    const type = "Chargeback Detailed Notification"
    expect(parse(type, CHARGEBACK)).toMatchObject(expected)
    expect(parse(type, json)).toMatchObject(expected)
    expect(parse(type, JSON.stringify(json))).toMatchObject(expected)
    expect(parse(type, json.ChargebackDetails)).toMatchObject(expected)
    for (const odd of ["words", undefined, null, 5, [], CHARGEBACK.slice(0, -5)]) {
      const notification = parse(type, odd)
      expect(notification).toMatchObject({ type: "chargeback", notificationType: type })
      expect(notification.objectId).toBeUndefined()
    }
  })

  it("of a chargeback tells what it can when a part is garbled", () => {
    const garbled = CHARGEBACK.replace("40.0", "much").replace("Fraud", "f".repeat(513))
    const notification = parse("Chargeback Detailed Notification", garbled)
    expect(notification).toMatchObject({
      type: "chargeback",
      objectId: "CB1",
      amazonOrderReferenceId: "S01-5550001-0000042",
      state: "RECEIVED",
    })
    expect(notification).toMatchObject({ amount: undefined, reasonCode: undefined })
    const json = { ChargebackDetails: { AmazonChargebackId: "a\0b", ChargebackState: "\ud83d" } }
    expect(parse("ChargebackNotification", json).objectId).toBeUndefined()
  })

  it("of a billing agreement tells its id when its state is garbled", () => {
    const data = wrap(
      "BillingAgreementNotification",
      "<BillingAgreement><AmazonBillingAgreementId>C01-1</AmazonBillingAgreementId><BillingAgreementStatus>Open</BillingAgreementStatus></BillingAgreement>",
    )
    expect(parse("BillingAgreementNotification", data)).toMatchObject({
      type: "billing-agreement",
      objectId: "C01-1",
    })
  })

  it("to solution providers is read", () => {
    const credit = wrap(
      "ProviderCreditNotification",
      `<ProviderCreditDetails><AmazonProviderCreditId>S01-1-2-P3</AmazonProviderCreditId><CreditReferenceId>c</CreditReferenceId>${price("CreditAmount", "1.0")}<CreditStatus><State>Closed</State></CreditStatus></ProviderCreditDetails>`,
    )
    expect(parse("ProviderCredit", credit)).toMatchObject({
      type: "provider-credit",
      objectId: "S01-1-2-P3",
      amazonOrderReferenceId: "S01-1-2",
      referenceId: "c",
      amount: { amount: "1.00", currencyCode: "USD" },
      state: "Closed",
    })
    const reversal = wrap(
      "ProviderCreditReversalNotification",
      "<ProviderCreditReversalDetails><AmazonProviderCreditReversalId>S01-1-2-Q3</AmazonProviderCreditReversalId></ProviderCreditReversalDetails>",
    )
    expect(parse("ProviderCreditReversal", reversal)).toMatchObject({
      type: "provider-credit-reversal",
      objectId: "S01-1-2-Q3",
    })
    const merchant = wrap(
      "SolutionProviderMerchantNotification",
      "<MerchantRegistrationDetails><SellerId>A3</SellerId></MerchantRegistrationDetails>",
    )
    expect(parse("SolutionProviderEvent", merchant)).toMatchObject({
      type: "solution-provider",
      objectId: "A3",
    })
  })

  it("of a kind nobody knows is unknown, by the name it was sent with", () => {
    const name = "Something New, Detailed"
    expect(parse(name, "<a/>")).toEqual({ ...head(name), type: "unknown" })
    expect(parse(name, { a: [1] }, { IsSample: true })).toMatchObject({ isSample: true })
    expect(parse("toString", undefined)).toMatchObject({ type: "unknown" })
  })

  it.each([
    {
      ObjectType: "CHARGE",
      ObjectId: "S01-1-2-C3",
      ChargePermissionId: "S01-1-2",
      MerchantID: "A2",
      NotificationId: "n",
      NotificationType: "STATE_CHANGE",
      NotificationVersion: "V2",
    },
    {
      objectType: "CHARGE",
      objectId: "S01-1-2-C3",
      chargePermissionId: "S01-1-2",
      merchantId: "A2",
      notificationId: "n",
      notificationType: "STATE_CHANGE",
      notificationVersion: "v2",
    },
  ])("of version 2 is read with any case of its names: %j", (fields) => {
    expect(parseNotification(JSON.stringify(fields))).toMatchObject({
      type: "v2",
      notificationReferenceId: "n",
      notificationType: "STATE_CHANGE",
      sellerId: "A2",
      environment: "sandbox",
      objectType: "CHARGE",
      objectId: "S01-1-2-C3",
      chargePermissionId: "S01-1-2",
      amazonOrderReferenceId: "S01-1-2",
    })
  })

  it.each<[string, object, object]>([
    ["nothing else", {}, {}],
    [
      "names of v1",
      { NotificationReferenceId: "n", SellerId: "A2" },
      { notificationReferenceId: "n", sellerId: "A2" },
    ],
    [
      "odd values",
      { ObjectId: {}, ChargePermissionId: [], MerchantID: null, NotificationId: "" },
      {},
    ],
    ["values too long", { ObjectId: "a".repeat(513), NotificationType: "b".repeat(513) }, {}],
    ["a sample", { IsSample: true }, { isSample: true }],
    [
      "an unknown kind of object",
      { ObjectType: "NEW", ObjectId: "x" },
      { objectType: "NEW", objectId: "x" },
    ],
  ])("of version 2 is never refused: with %s", (_case, fields, expected) => {
    const text = JSON.stringify({ NotificationVersion: " V2 ", ...fields })
    expect(JSON.parse(JSON.stringify(parseNotification(text)))).toEqual({
      type: "v2",
      version: "V2",
      isSample: false,
      ...expected,
    })
  })

  it("of version 2 names its order reference even without a permission", () => {
    const fields = {
      ObjectType: "CHARGE_PERMISSION",
      ObjectId: "P01-5550001-0000042",
      MerchantID: "A2",
      NotificationId: "n",
      NotificationType: "t",
      NotificationVersion: "V2",
    }
    expect(parseNotification(JSON.stringify(fields))).toMatchObject({
      environment: "live",
      amazonOrderReferenceId: "P01-5550001-0000042",
    })
    const charge = { ...fields, ObjectId: "P01-5550001-0000042-C000001" }
    expect(parseNotification(JSON.stringify(charge))).toMatchObject({
      amazonOrderReferenceId: "P01-5550001-0000042",
    })
  })
})
