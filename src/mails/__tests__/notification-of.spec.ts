import { captured, reference } from "../../modules/amazon-pay/decisions/__tests__/ledger-of"
import { notificationOf } from "../notification-of"

const operation = captured("94.50", {
  state: "declined",
  reason_code: "InvalidPaymentMethod",
  fulfillment_id: "ful_1",
})
const mail = {
  name: "parcel-declined",
  key: "amazon-pay parcel-declined apop_1",
  amount: "94.5",
  operation,
  next_step: "change-payment-method",
} as const
const scene = {
  reference: reference({ account: "A2TESTSELLER01/eu/live", currency_code: "EUR" }),
  order: {
    id: "order_1",
    placedAt: new Date(0),
    email: "susie@example.com",
    words: { number: "1042", storeName: null, language: "de" },
  },
  storeName: "Tarn",
  options: undefined,
} as const

describe("a mail for Medusa's Notification module", () => {
  it("can be sent as it is, and has everything for a template of the store's", () => {
    const url = "https://payments.amazon.de/jr/your-account/orders?language=de-DE"
    expect(notificationOf(mail, scene)).toMatchObject({
      to: "susie@example.com",
      channel: "email",
      template: "amazon-pay.parcel-declined",
      trigger_type: "amazon-pay.parcel-declined",
      resource_id: "order_1",
      resource_type: "order",
      idempotency_key: mail.key,
      content: {
        subject: "Bestellung 1042: Bitte wählen Sie eine andere Zahlungsart",
        text: expect.stringContaining(url) as string,
        html: expect.stringContaining(`<a href="${url}">`) as string,
      },
      data: {
        mail: "parcel-declined",
        order_id: "order_1",
        display_id: "1042",
        email: "susie@example.com",
        language: "de",
        buyer_url: url,
        next_step: "change-payment-method",
        amount: "94.50",
        currency_code: "EUR",
        store_name: "Tarn",
        reason_code: "InvalidPaymentMethod",
        fulfillment_id: "ful_1",
        amazon_order_reference_id: "S01-1234567-1234567",
      },
    })
  })

  it("names the store's own template where there is one, and then brings no text that would take its place", () => {
    const options = { templates: { "parcel-declined": "d-123" } } as const
    const made = notificationOf(mail, { ...scene, options })
    expect(made.template).toBe("d-123")
    expect(made).not.toHaveProperty("content")
    const other = notificationOf({ ...mail, name: "parcel-failed" }, { ...scene, options })
    expect(other).toMatchObject({ template: "amazon-pay.parcel-failed", content: {} })
  })
})
