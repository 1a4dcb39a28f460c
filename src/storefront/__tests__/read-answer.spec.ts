import {
  readCart,
  readCompletion,
  readConfig,
  readConfirmAnswer,
  readOrderReferenceAnswer,
  readStatusAnswer,
  UnexpectedAnswer,
} from "../store/read-answer.ts"

const config = {
  provider_id: "pp_amazon-pay_amazon-pay",
  client_id: "amzn1.application-oa2-client.x",
  seller_id: "A1",
  region: "eu",
  sandbox: true,
  script_url: "http://127.0.0.1/Widgets.js",
  scopes: ["profile", "payments:widget"],
  language: "de-DE",
  languages: ["de-DE"],
}

const orderReference = {
  id: "S02-1",
  state: "Draft",
  total: 94.5,
  currency_code: "eur",
  constraints: [{ code: "PaymentPlanNotSet", message: "Choose.", next: "choose-payment-method" }],
}

test("settings are read, and what may be missing is", () => {
  expect(readConfig(config)).toEqual({
    ...config,
    login_script_url: null,
    presentment_currency: null,
    not_offered: null,
  })
  const not_offered = { code: "ProductNotOffered", message: "Not so.", next: "retry" }
  expect(readConfig({ ...config, not_offered }).not_offered).toEqual(not_offered)
  const more = { ...config, script_url: "", presentment_currency: "dkk", secret_key: "no" }
  const read = readConfig(more)
  expect([read.script_url, read.presentment_currency]).toEqual([null, "DKK"])
  expect(read).not.toHaveProperty("secret_key")
})

test("an order reference's total becomes text, its currency upper case", () => {
  const { order_reference: read, cart } = readOrderReferenceAnswer({
    order_reference: orderReference,
    cart: { id: "cart_1" },
  })
  expect([read.total, read.currency_code, cart]).toEqual(["94.5", "EUR", { id: "cart_1" }])
  expect(read.constraints).toEqual(orderReference.constraints)
})

test("a step nobody knows is to try again", () => {
  expect(readConfirmAnswer({ next: "dance" }).next).toBe("retry")
  const odd = { ...orderReference, constraints: [{ code: "New", message: "?", next: "dance" }] }
  const read = readOrderReferenceAnswer({ order_reference: odd, cart: {} })
  expect(read.order_reference.constraints[0]?.next).toBe("retry")
})

test("a status is read with its reason", () => {
  const said = {
    status: "soft-declined",
    reason_code: "InvalidPaymentMethod",
    message: "m",
    next: "retry",
  }
  expect(readStatusAnswer(said)).toEqual(said)
  expect(readStatusAnswer({ status: "ready" })).toEqual({
    status: "ready",
    reason_code: null,
    message: "",
    next: "retry",
  })
})

test("a cart is read with its payment sessions", () => {
  const session = {
    id: "s",
    provider_id: "pp",
    status: "pending",
    data: { amazon_order_reference_id: "S02-1" },
  }
  const collection = { id: "pc", amount: 94.5, currency_code: "eur", payment_sessions: [session] }
  expect(
    readCart({ cart: { id: "c", completed_at: null, payment_collection: collection } }),
  ).toEqual({
    completed: false,
    payment_collection: {
      id: "pc",
      amount: "94.5",
      currency_code: "EUR",
      payment_sessions: [
        { provider_id: "pp", status: "pending", amazon_order_reference_id: "S02-1" },
      ],
    },
  })
  expect(readCart({ cart: { id: "c", completed_at: "2026-01-01" } })).toEqual({
    completed: true,
    payment_collection: null,
  })
})

test("a completion is an order or a refusal", () => {
  expect(readCompletion({ type: "order", order: { id: "order_1", display_id: 7 } })).toEqual({
    type: "order",
    order: { id: "order_1", display_id: 7 },
  })
  const refused = { type: "cart", cart: {}, error: { message: "Payment authorization failed" } }
  expect(readCompletion(refused)).toEqual({ type: "cart", message: "Payment authorization failed" })
  expect(readCompletion({ type: "cart" })).toEqual({ type: "cart", message: "" })
})

test.each([
  ["settings without a region", () => readConfig({ ...config, region: "mars" })],
  ["settings without a seller", () => readConfig({ ...config, seller_id: undefined })],
  ["no settings", () => readConfig(null)],
  ["a list", () => readStatusAnswer([])],
  ["a status nobody knows", () => readStatusAnswer({ status: "maybe" })],
  [
    "an amount that is none",
    () => readOrderReferenceAnswer({ order_reference: { ...orderReference, total: "lots" } }),
  ],
  ["an order without an id", () => readCompletion({ type: "order", order: {} })],
  ["a completion of another kind", () => readCompletion({ type: "draft" })],
])("%s is refused by name", (_, read) => {
  expect(read).toThrow(UnexpectedAnswer)
})
