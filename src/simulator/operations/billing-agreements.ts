import { refuse } from "../domain/amazon-error"
import type { BillingAgreement } from "../domain/billing-agreement"
import { billingAgreementConstraints, monthStart } from "../domain/billing-agreement"
import { draftLife } from "../domain/durations"
import { defaultAddress } from "../domain/parties"
import { status } from "../domain/status"
import type { PaymentMethod } from "../domain/wallet"
import { workingCard } from "../domain/wallet"
import { billingAgreementId } from "../ids/amazon-ids"
import type { World } from "../world/world"
import { moveBillingAgreement } from "./billing-agreement-state"
import type { Checkout } from "./buyer"
import { newBuyer } from "./buyer"
import type { Call } from "./call"
import { findBillingAgreement } from "./lookup"
import { impliedSession } from "./session"

const currencies = { na: "USD", eu: "EUR", uk: "GBP", jp: "JPY" } as const

/** Amazon's usual monthly limit: 500 of a currency with cents, 50,000 yen here. */
function usualLimit(world: World): BillingAgreement["periodLimit"] {
  return { units: 50_000n, currency: currencies[world.region] }
}

export interface AgreementCheckout extends Omit<
  Checkout,
  "amountHint" | "presentmentCurrency" | "accessToken" | "shipped"
> {
  readonly consent: boolean
}

/** What Amazon's widgets do when a buyer agrees to later charges: an agreement in Draft. */
export function createBillingAgreement(
  world: World,
  checkout: AgreementCheckout,
): BillingAgreement {
  let id = billingAgreementId(checkout.environment, world.region)
  while (world.billingAgreements.has(id))
    id = billingAgreementId(checkout.environment, world.region)
  const now = world.now()
  const buyer = newBuyer(world, checkout.buyer)
  const address = checkout.address === undefined ? defaultAddress(world.region) : checkout.address
  const periodLimit = usualLimit(world)
  const agreement = world.putBillingAgreement({
    id,
    environment: checkout.environment,
    createdAt: now,
    status: status("Draft", now),
    buyer,
    address,
    billingAddress: checkout.billingAddress ?? address ?? defaultAddress(world.region),
    paymentMethod: checkout.paymentMethod === undefined ? workingCard : checkout.paymentMethod,
    accessToken: impliedSession(world, buyer, address).token,
    consent: checkout.consent,
    buyerEqualsSeller: checkout.buyerEqualsSeller,
    sellerNote: null,
    platformId: null,
    sellerBillingAgreementId: null,
    storeName: null,
    customInformation: null,
    agreementType: null,
    subscriptionAmount: null,
    periodLimit,
    periodStart: monthStart(now),
    periodUsed: { units: 0n, currency: periodLimit.currency },
    orderReferenceIds: [],
  })
  world.schedule("billing-agreement-stale", id, draftLife)
  return agreement
}

export type AgreementAttributes = Partial<
  Pick<
    BillingAgreement,
    | "sellerNote"
    | "platformId"
    | "sellerBillingAgreementId"
    | "storeName"
    | "customInformation"
    | "agreementType"
    | "subscriptionAmount"
  >
>

/** Only a draft can be set. */
export function setBillingAgreementDetails(
  call: Call,
  id: string,
  attributes: AgreementAttributes,
): BillingAgreement {
  const agreement = findBillingAgreement(call, id)
  if (agreement.status.state !== "Draft") {
    refuse("BillingAgreementNotModifiable", `BillingAgreement ${id} is not in draft state.`)
  }
  return call.world.putBillingAgreement({ ...agreement, ...attributes })
}

/** Draft becomes Open once nothing keeps it from that; repeating it changes nothing. */
export function confirmBillingAgreement(call: Call, id: string): void {
  const agreement = findBillingAgreement(call, id)
  if (agreement.status.state === "Open") return
  if (agreement.status.state !== "Draft" && agreement.status.state !== "Suspended") {
    refuse(
      "InvalidBillingAgreementStatus",
      `BillingAgreement ${id} is in state ${agreement.status.state} and cannot be confirmed.`,
    )
  }
  const constraints = billingAgreementConstraints(agreement)
  if (constraints.length > 0) {
    refuse(
      "BillingAgreementConstraintsExist",
      `BillingAgreement ${id} has constraints ${constraints.map((one) => one.id).join(", ")}.`,
    )
  }
  moveBillingAgreement(call.world, id, "Open")
}

export interface Validation {
  readonly agreement: BillingAgreement
  readonly failure: string | null
}

/** Tries the payment method; one that is no good suspends the agreement. */
export function validateBillingAgreement(call: Call, id: string): Validation {
  const agreement = openAgreement(call, id)
  const bad = agreement.paymentMethod?.behaviour
  if (!bad || bad === "PaymentMethodNotAllowed") return { agreement, failure: null }
  if (bad === "TransactionTimedOut") return { agreement, failure: "ValidationTimedOut" }
  const suspended = moveBillingAgreement(call.world, id, "Suspended", "InvalidPaymentMethod")
  return { agreement: suspended ?? agreement, failure: "InvalidPaymentMethod" }
}

/** @throws AmazonError InvalidBillingAgreementStatus unless it is Open */
export function openAgreement(call: Call, id: string): BillingAgreement {
  const agreement = findBillingAgreement(call, id)
  if (agreement.status.state !== "Open") {
    refuse(
      "InvalidBillingAgreementStatus",
      `BillingAgreement ${id} is in state ${agreement.status.state}; the request needs an Open one.`,
    )
  }
  return agreement
}

/** Ends an agreement; what was authorized on it stays capturable. Repeating it changes nothing. */
export function closeBillingAgreement(call: Call, id: string, reason: string | null): void {
  const agreement = findBillingAgreement(call, id)
  const { state } = agreement.status
  if (state === "Closed") return
  if (state !== "Open" && state !== "Suspended") {
    refuse(
      "InvalidCloseAttempt",
      `BillingAgreement ${id} is in state ${state} and cannot be closed.`,
    )
  }
  moveBillingAgreement(call.world, id, "Closed", "SellerClosed", reason)
}

/** The buyer changes the agreement's payment method; a suspended one re-opens. */
export function buyerFixesAgreement(
  world: World,
  id: string,
  method: PaymentMethod | null = workingCard,
): BillingAgreement | null {
  const agreement = world.billingAgreements.get(id)
  if (!agreement) return null
  const changed = world.putBillingAgreement({ ...agreement, paymentMethod: method })
  world.tell({ kind: "billing-agreement", agreement: changed, eventType: "PaymentMethodUpdated" })
  if (changed.status.state !== "Suspended") return changed
  return moveBillingAgreement(world, id, "Open")
}
