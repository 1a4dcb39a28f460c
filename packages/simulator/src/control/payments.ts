import { z } from "zod"
import { outcome } from "../domain/outcome"
import { refundTypes } from "../domain/refund"
import type { Money } from "../money/money"
import { minus, parseMoney } from "../money/money"
import {
  captureInSellerCentral,
  chargeBack,
  decideClaim,
  refundByOthers,
} from "../operations/amazon-acts"
import { closeAuthorizationAs } from "../operations/authorization-state"
import type { Call } from "../operations/call"
import { decideAuthorization } from "../operations/decide-authorization"
import { closeCapture, decideCapture } from "../operations/make-capture"
import { decideRefund } from "../operations/refund"
import type { State } from "../state/state"
import { ControlError } from "./errors"
import type { ControlAnswer, ControlRequest, Route } from "./route"
import { found, ok, part, read } from "./route"
import { orderReferenceTree } from "./tree"

const amountSchema = z.union([z.string(), z.number().transform(String)]).optional()

const decisionSchema = z.strictObject({
  state: z.enum(["Open", "Completed", "Declined", "Closed"]),
  reasonCode: z.string().nullish(),
  softDecline: z.boolean().optional(),
})

/** The amount asked for, in the object's currency; all that is left when none is. */
function amountOf(text: string | undefined, rest: Money): Money {
  if (text === undefined) return rest
  const amount = parseMoney(text, rest.currency)
  if (amount) return amount
  throw new ControlError(400, `"${text}" is not an amount of ${rest.currency}.`)
}

function callFor(state: State, orderReferenceId: string): Call {
  const environment = state.orderReferences.get(orderReferenceId)?.environment ?? "Sandbox"
  return { state, environment }
}

function tree(state: State, orderReferenceId: string): ControlAnswer {
  const order = found(state.orderReferences.get(orderReferenceId), "such order reference")
  return ok(orderReferenceTree(state, order))
}

function decision(request: ControlRequest, allowed: readonly string[]) {
  const { state, reasonCode, softDecline } = read(decisionSchema, request.body)
  if (!allowed.includes(state)) {
    throw new ControlError(400, `The state must be one of ${allowed.join(", ")}.`)
  }
  return outcome(state, reasonCode ?? null, { softDecline: softDecline ?? false })
}

function pending<
  Value extends { readonly id: string; readonly status: { readonly state: string } },
>(object: Value): Value {
  if (object.status.state === "Pending") return object
  throw new ControlError(409, `${object.id} is in state ${object.status.state}, not Pending.`)
}

function authorizationOf(state: State, request: ControlRequest) {
  const id = part(request, "id")
  return found(state.authorizations.get(id), `authorization ${id}`)
}

function captureOf(state: State, request: ControlRequest) {
  const id = part(request, "id")
  return found(state.captures.get(id), `capture ${id}`)
}

const authorizationRoutes: readonly Route[] = [
  {
    method: "POST",
    path: "/authorizations/:id/decide",
    handle({ state }, request) {
      const { id, orderReferenceId } = pending(authorizationOf(state, request))
      const decided = decision(request, ["Open", "Declined", "Closed"])
      decideAuthorization(state, id, decided, "asynchronous")
      return tree(state, orderReferenceId)
    },
  },
  {
    method: "POST",
    path: "/authorizations/:id/close",
    handle({ state }, request) {
      const { id, orderReferenceId, status } = authorizationOf(state, request)
      if (status.state !== "Open" && status.state !== "Pending") {
        throw new ControlError(409, `${id} is in state ${status.state}.`)
      }
      closeAuthorizationAs(state, id, "AmazonClosed")
      return tree(state, orderReferenceId)
    },
  },
  {
    method: "POST",
    path: "/authorizations/:id/captures",
    handle({ state }, request) {
      const authorization = authorizationOf(state, request)
      const body = read(z.strictObject({ amount: amountSchema }), request.body)
      const { orderReferenceId } = authorization
      captureInSellerCentral(
        callFor(state, orderReferenceId),
        authorization,
        amountOf(body.amount, authorization.amount),
      )
      return tree(state, orderReferenceId)
    },
  },
]

const refundSchema = z.strictObject({ amount: amountSchema, type: z.enum(refundTypes).optional() })
const chargebackSchema = z.strictObject({ amount: amountSchema, reason: z.string().optional() })

const captureRoutes: readonly Route[] = [
  {
    method: "POST",
    path: "/captures/:id/decide",
    handle({ state }, request) {
      const { id, orderReferenceId } = pending(captureOf(state, request))
      decideCapture(state, id, decision(request, ["Completed", "Declined"]))
      return tree(state, orderReferenceId)
    },
  },
  {
    method: "POST",
    path: "/captures/:id/close",
    handle({ state }, request) {
      const { id, orderReferenceId, status } = captureOf(state, request)
      if (status.state !== "Completed") {
        throw new ControlError(409, `${id} is in state ${status.state}, not Completed.`)
      }
      closeCapture(state, id, "AmazonClosed")
      return tree(state, orderReferenceId)
    },
  },
  {
    method: "POST",
    path: "/captures/:id/refunds",
    handle({ state }, request) {
      const capture = captureOf(state, request)
      const body = read(refundSchema, request.body)
      const rest = minus(capture.amount, capture.refunded)
      refundByOthers(
        callFor(state, capture.orderReferenceId),
        capture,
        amountOf(body.amount, rest),
        body.type ?? "SellerInitiated",
      )
      return tree(state, capture.orderReferenceId)
    },
  },
  {
    method: "POST",
    path: "/captures/:id/a-to-z",
    handle({ state }, request) {
      const capture = captureOf(state, request)
      const body = read(z.strictObject({ amount: amountSchema }), request.body)
      const rest = minus(capture.amount, capture.refunded)
      decideClaim(callFor(state, capture.orderReferenceId), capture, amountOf(body.amount, rest))
      return tree(state, capture.orderReferenceId)
    },
  },
  {
    method: "POST",
    path: "/captures/:id/chargeback",
    handle({ state }, request) {
      const capture = captureOf(state, request)
      const body = read(chargebackSchema, request.body)
      const rest = minus(capture.amount, capture.refunded)
      chargeBack(
        callFor(state, capture.orderReferenceId),
        capture,
        amountOf(body.amount, rest),
        body.reason ?? "Unauthorized payment",
      )
      return tree(state, capture.orderReferenceId)
    },
  },
  {
    method: "POST",
    path: "/refunds/:id/decide",
    handle({ state }, request) {
      const id = part(request, "id")
      const { orderReferenceId } = pending(found(state.refunds.get(id), `refund ${id}`))
      decideRefund(state, id, decision(request, ["Completed", "Declined"]))
      return tree(state, orderReferenceId)
    },
  },
]

export const paymentRoutes: readonly Route[] = [...authorizationRoutes, ...captureRoutes]
