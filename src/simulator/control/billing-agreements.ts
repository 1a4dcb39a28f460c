import { z } from "zod"
import type { BillingAgreement } from "../domain/billing-agreement"
import { decimalText } from "../money/money"
import { moveBillingAgreement } from "../operations/billing-agreement-state"
import { buyerFixesAgreement, createBillingAgreement } from "../operations/billing-agreements"
import { checkoutFields, checkoutOf } from "./checkout"
import { paymentMethodSchema } from "./checkout-body"
import { ControlError } from "./errors"
import type { Route } from "./route"
import { found, ok, part, read } from "./route"

const agreementSchema = z.strictObject({ ...checkoutFields, consent: z.boolean().optional() })

function view(agreement: BillingAgreement): object {
  return {
    AmazonBillingAgreementId: agreement.id,
    State: agreement.status.state,
    ReasonCode: agreement.status.reasonCode,
    SellerBillingAgreementId: agreement.sellerBillingAgreementId,
    Limit: decimalText(agreement.periodLimit),
    Used: decimalText(agreement.periodUsed),
    CurrencyCode: agreement.periodLimit.currency,
    OrderReferences: agreement.orderReferenceIds,
  }
}

export const billingAgreementRoutes: readonly Route[] = [
  {
    method: "POST",
    path: "/billing-agreements",
    handle({ world }, request) {
      const body = read(agreementSchema, request.body)
      const agreement = createBillingAgreement(world, {
        ...checkoutOf(body),
        consent: body.consent ?? true,
      })
      return ok({ AmazonBillingAgreementId: agreement.id, AccessToken: agreement.accessToken })
    },
  },
  {
    method: "GET",
    path: "/billing-agreements/:id",
    handle({ world }, request) {
      const id = part(request, "id")
      return ok(view(found(world.billingAgreements.get(id), `billing agreement ${id}`)))
    },
  },
  {
    method: "POST",
    path: "/billing-agreements/:id/payment-method",
    handle({ world }, request) {
      const id = part(request, "id")
      const { paymentMethod } = read(
        z.strictObject({ paymentMethod: paymentMethodSchema.nullish() }),
        request.body,
      )
      return ok(
        view(found(buyerFixesAgreement(world, id, paymentMethod), `billing agreement ${id}`)),
      )
    },
  },
  {
    method: "POST",
    path: "/billing-agreements/:id/close",
    handle({ world }, request) {
      const id = part(request, "id")
      const agreement = found(world.billingAgreements.get(id), `billing agreement ${id}`)
      const { state } = agreement.status
      if (state !== "Open" && state !== "Suspended") {
        throw new ControlError(409, `Billing agreement ${id} is in state ${state}.`)
      }
      return ok(view(moveBillingAgreement(world, id, "Closed", "AmazonClosed") ?? agreement))
    },
  },
]
