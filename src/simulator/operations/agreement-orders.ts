import { refuse } from "../domain/amazon-error"
import type { Authorization } from "../domain/authorization"
import type { BillingAgreement } from "../domain/billing-agreement"
import { inCurrentPeriod } from "../domain/billing-agreement"
import type { Attributes, OrderReference } from "../domain/order-reference"
import { readSimulation } from "../domain/sandbox-simulation"
import type { Money } from "../money/money"
import { exceeds, plus } from "../money/money"
import { moreThanNothing, said, sameCurrency, withinCallCap } from "./amount-rules"
import { authorizeOrder } from "./authorize"
import type { AuthorizeInput } from "./authorize"
import { openAgreement } from "./billing-agreements"
import { createOrderReference } from "./buyer"
import type { Call } from "./call"
import { findReplay, fingerprint, remember } from "./idempotency"
import { findOrderReference } from "./lookup"
import { moveOrderReference } from "./order-reference-state"

/** An order reference of an agreement: the agreement's buyer, address and payment method. */
function newOrder(
  call: Call,
  agreement: BillingAgreement,
  parts: {
    readonly total: Money | null
    readonly attributes: Partial<Attributes>
    readonly inheritAddress: boolean
  },
): OrderReference {
  const { world } = call
  const order = createOrderReference(
    world,
    {
      environment: call.environment,
      buyer: agreement.buyer,
      address: parts.inheritAddress ? agreement.address : null,
      paymentMethod: agreement.paymentMethod,
      presentmentCurrency: null,
      buyerEqualsSeller: false,
      amountHint: null,
    },
    agreement.id,
  )
  world.putBillingAgreement({
    ...agreement,
    orderReferenceIds: [...agreement.orderReferenceIds, order.id],
  })
  return world.putOrderReference({
    ...order,
    total: parts.total,
    attributes: { ...order.attributes, ...parts.attributes },
  })
}

export interface AuthorizeOnBillingAgreementInput extends Omit<AuthorizeInput, "orderReferenceId"> {
  readonly billingAgreementId: string
  readonly attributes: Partial<Attributes>
  readonly inheritAddress: boolean
}

function withinPeriod(agreement: BillingAgreement, amount: Money): void {
  if (!exceeds(plus(agreement.periodUsed, amount), agreement.periodLimit)) return
  refuse(
    "PeriodicAmountExceeded",
    `An Authorization request with amount ${said(amount)} cannot be accepted. BillingAgreement ${agreement.id} ` +
      `allows ${said(agreement.periodLimit)} a month.`,
  )
}

/** Creates, confirms, authorizes and closes an order reference in one request. */
export function authorizeOnBillingAgreement(
  call: Call,
  input: AuthorizeOnBillingAgreementInput,
): Authorization {
  const { world } = call
  const parameters = fingerprint({ ...input })
  const replay = findReplay(world, "AuthorizeOnBillingAgreement", input.referenceId, parameters)
  if (replay?.authorization) return replay.authorization
  const found = openAgreement(call, input.billingAgreementId)
  const agreement = inCurrentPeriod(found, world.now())
  moreThanNothing(input.amount)
  sameCurrency(input.amount, agreement.periodLimit.currency)
  withinCallCap("Authorization", input.amount)
  withinPeriod(agreement, input.amount)
  // Refused before anything is created.
  if (call.environment === "Sandbox") readSimulation("Authorize", input.note, input.captureNow)
  const order = newOrder(call, agreement, { ...input, total: input.amount })
  moveOrderReference(world, order.id, "Open")
  const { billingAgreementId: _, attributes: __, inheritAddress: ___, ...parts } = input
  const authorization = authorizeOrder(call, findOrderReference(call, order.id), {
    ...parts,
    orderReferenceId: order.id,
  })
  const { state } = findOrderReference(call, order.id).status
  if (state === "Open" || state === "Suspended") {
    moveOrderReference(world, order.id, "Closed", "SellerClosed")
  }
  const latest = world.billingAgreements.get(agreement.id)
  if (latest && authorization.status.state !== "Declined") {
    world.putBillingAgreement({
      ...latest,
      periodUsed: plus(agreement.periodUsed, input.amount),
    })
  }
  remember(world, "AuthorizeOnBillingAgreement", input.referenceId, parameters, { authorization })
  return authorization
}

export interface CreateOrderReferenceForIdInput {
  readonly billingAgreementId: string
  readonly inheritAddress: boolean
  readonly confirmNow: boolean
  readonly total: Money | null
  readonly attributes: Partial<Attributes>
}

/** An order reference on an agreement, in Draft or confirmed at once. Amazon's rule: one draft at a time. */
export function createOrderReferenceForId(
  call: Call,
  input: CreateOrderReferenceForIdInput,
): OrderReference {
  const { world } = call
  const agreement = openAgreement(call, input.billingAgreementId)
  if (input.total) {
    moreThanNothing(input.total)
    withinCallCap("CreateOrderReferenceForId", input.total)
  }
  const drafts = agreement.orderReferenceIds.filter(
    (id) => world.orderReferences.get(id)?.status.state === "Draft",
  )
  if (drafts.length > 0) {
    refuse(
      "OrderReferenceCountExceeded",
      `BillingAgreement ${agreement.id} has an order reference in Draft already.`,
    )
  }
  if (input.confirmNow && !input.total) {
    refuse("ConstraintsExist", "An order reference without an amount cannot be confirmed.")
  }
  const order = newOrder(call, agreement, input)
  // The buyer is absent: nobody could answer a challenge.
  if (input.confirmNow) moveOrderReference(world, order.id, "Open")
  return findOrderReference(call, order.id)
}
