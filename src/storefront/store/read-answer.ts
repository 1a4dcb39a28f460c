import type {
  AmazonPayConfig,
  CartView,
  CheckoutStatus,
  CompletionView,
  ConfirmAnswer,
  ConstraintView,
  NextStep,
  OrderReferenceAnswer,
  OrderReferenceView,
  PaymentCollectionView,
  PaymentSessionView,
  Region,
  StatusAnswer,
} from "./contract.ts"
import { checkoutStatuses, nextSteps } from "./contract.ts"

/** The store answered something the kit does not know. */
export class UnexpectedAnswer extends Error {
  constructor(what: string) {
    super(`The store's answer has no usable "${what}".`)
    this.name = "UnexpectedAnswer"
  }
}

type Fields = Readonly<Record<string, unknown>>

function fields(value: unknown, what: string): Fields {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Fields
  throw new UnexpectedAnswer(what)
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : []
}

function optionalText(from: Fields, name: string): string | null {
  const value = from[name]
  return typeof value === "string" && value !== "" ? value : null
}

function text(from: Fields, name: string): string {
  const value = optionalText(from, name)
  if (value === null) throw new UnexpectedAnswer(name)
  return value
}

function texts(from: Fields, name: string): readonly string[] {
  return list(from[name]).filter((value): value is string => typeof value === "string")
}

/** Stores write amounts as numbers or as texts. */
function amount(from: Fields, name: string): string {
  const value = from[name]
  if (typeof value === "number" && Number.isFinite(value)) return String(value)
  if (typeof value === "string" && /^\d+(\.\d+)?$/.test(value)) return value
  throw new UnexpectedAnswer(name)
}

function currency(from: Fields): string {
  return text(from, "currency_code").toUpperCase()
}

/** A step the kit does not know is one it cannot take: trying again is always possible. */
function nextStep(from: Fields): NextStep {
  return nextSteps.find((known) => known === from["next"]) ?? "retry"
}

const regions: readonly Region[] = ["na", "eu", "uk", "jp"]

export function readConfig(value: unknown): AmazonPayConfig {
  const from = fields(value, "config")
  const region = regions.find((known) => known === from["region"])
  if (!region) throw new UnexpectedAnswer("region")
  return {
    provider_id: text(from, "provider_id"),
    client_id: text(from, "client_id"),
    seller_id: text(from, "seller_id"),
    region,
    sandbox: from["sandbox"] === true,
    script_url: optionalText(from, "script_url"),
    login_script_url: optionalText(from, "login_script_url"),
    scopes: texts(from, "scopes"),
    language: optionalText(from, "language") ?? "en-US",
    languages: texts(from, "languages"),
    presentment_currency: optionalText(from, "presentment_currency")?.toUpperCase() ?? null,
    not_offered: from["not_offered"] ? readConstraint(from["not_offered"]) : null,
  }
}

function readConstraint(value: unknown): ConstraintView {
  const from = fields(value, "constraints")
  return {
    code: text(from, "code"),
    message: optionalText(from, "message") ?? "",
    next: nextStep(from),
  }
}

function readOrderReference(value: unknown): OrderReferenceView {
  const from = fields(value, "order_reference")
  return {
    id: text(from, "id"),
    state: text(from, "state"),
    total: amount(from, "total"),
    currency_code: currency(from),
    constraints: list(from["constraints"]).map(readConstraint),
  }
}

export function readOrderReferenceAnswer(value: unknown): OrderReferenceAnswer {
  const from = fields(value, "answer")
  return { order_reference: readOrderReference(from["order_reference"]), cart: from["cart"] }
}

export function readConfirmAnswer(value: unknown): ConfirmAnswer {
  return { next: nextStep(fields(value, "answer")) }
}

export function readStatusAnswer(value: unknown): StatusAnswer {
  const from = fields(value, "answer")
  const status = checkoutStatuses.find((known: CheckoutStatus) => known === from["status"])
  if (!status) throw new UnexpectedAnswer("status")
  return {
    status,
    reason_code: optionalText(from, "reason_code"),
    message: optionalText(from, "message") ?? "",
    next: nextStep(from),
  }
}

function readSession(value: unknown): PaymentSessionView {
  const from = fields(value, "payment_sessions")
  const data = typeof from["data"] === "object" && from["data"] ? (from["data"] as Fields) : {}
  return {
    provider_id: text(from, "provider_id"),
    status: optionalText(from, "status") ?? "",
    amazon_order_reference_id: optionalText(data, "amazon_order_reference_id"),
  }
}

/** Medusa's `{ payment_collection }`. */
export function readPaymentCollection(value: unknown): PaymentCollectionView {
  const from = fields(fields(value, "answer")["payment_collection"], "payment_collection")
  return {
    id: text(from, "id"),
    amount: amount(from, "amount"),
    currency_code: currency(from),
    payment_sessions: list(from["payment_sessions"]).map(readSession),
  }
}

/** Medusa's `{ cart }`. */
export function readCart(value: unknown): CartView {
  const cart = fields(fields(value, "answer")["cart"], "cart")
  return {
    completed: Boolean(cart["completed_at"]),
    payment_collection: cart["payment_collection"] ? readPaymentCollection(cart) : null,
  }
}

export function readCompletion(value: unknown): CompletionView {
  const from = fields(value, "answer")
  if (from["type"] === "order") {
    const order = fields(from["order"], "order")
    return { type: "order", order: { ...order, id: text(order, "id") } }
  }
  if (from["type"] !== "cart") throw new UnexpectedAnswer("type")
  const error = from["error"]
  const said = typeof error === "object" && error ? optionalText(error as Fields, "message") : null
  return { type: "cart", message: said ?? "" }
}
