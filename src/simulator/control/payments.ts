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
import { closeCapture, settleCapture } from "../operations/make-capture"
import { settleRefund } from "../operations/refund"
import type { World } from "../world/world"
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

function callFor(world: World, orderReferenceId: string): Call {
  const environment = world.orderReferences.get(orderReferenceId)?.environment ?? "Sandbox"
  return { world, environment }
}

function tree(world: World, orderReferenceId: string): ControlAnswer {
  const order = found(world.orderReferences.get(orderReferenceId), "such order reference")
  return ok(orderReferenceTree(world, order))
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

function authorizationOf(world: World, request: ControlRequest) {
  const id = part(request, "id")
  return found(world.authorizations.get(id), `authorization ${id}`)
}

function captureOf(world: World, request: ControlRequest) {
  const id = part(request, "id")
  return found(world.captures.get(id), `capture ${id}`)
}

const authorizationRoutes: readonly Route[] = [
  {
    method: "POST",
    path: "/authorizations/:id/decide",
    handle({ world }, request) {
      const { id, orderReferenceId } = pending(authorizationOf(world, request))
      const decided = decision(request, ["Open", "Declined", "Closed"])
      decideAuthorization(world, id, decided, "asynchronous")
      return tree(world, orderReferenceId)
    },
  },
  {
    method: "POST",
    path: "/authorizations/:id/close",
    handle({ world }, request) {
      const { id, orderReferenceId, status } = authorizationOf(world, request)
      if (status.state !== "Open" && status.state !== "Pending") {
        throw new ControlError(409, `${id} is in state ${status.state}.`)
      }
      closeAuthorizationAs(world, id, "AmazonClosed")
      return tree(world, orderReferenceId)
    },
  },
  {
    method: "POST",
    path: "/authorizations/:id/captures",
    handle({ world }, request) {
      const authorization = authorizationOf(world, request)
      const body = read(z.strictObject({ amount: amountSchema }), request.body)
      const { orderReferenceId } = authorization
      captureInSellerCentral(
        callFor(world, orderReferenceId),
        authorization,
        amountOf(body.amount, authorization.amount),
      )
      return tree(world, orderReferenceId)
    },
  },
]

const refundSchema = z.strictObject({ amount: amountSchema, type: z.enum(refundTypes).optional() })
const chargebackSchema = z.strictObject({ amount: amountSchema, reason: z.string().optional() })

const captureRoutes: readonly Route[] = [
  {
    method: "POST",
    path: "/captures/:id/decide",
    handle({ world }, request) {
      const { id, orderReferenceId } = pending(captureOf(world, request))
      settleCapture(world, id, decision(request, ["Completed", "Declined"]))
      return tree(world, orderReferenceId)
    },
  },
  {
    method: "POST",
    path: "/captures/:id/close",
    handle({ world }, request) {
      const { id, orderReferenceId, status } = captureOf(world, request)
      if (status.state !== "Completed") {
        throw new ControlError(409, `${id} is in state ${status.state}, not Completed.`)
      }
      closeCapture(world, id, "AmazonClosed")
      return tree(world, orderReferenceId)
    },
  },
  {
    method: "POST",
    path: "/captures/:id/refunds",
    handle({ world }, request) {
      const capture = captureOf(world, request)
      const body = read(refundSchema, request.body)
      const rest = minus(capture.amount, capture.refunded)
      refundByOthers(
        callFor(world, capture.orderReferenceId),
        capture,
        amountOf(body.amount, rest),
        body.type ?? "SellerInitiated",
      )
      return tree(world, capture.orderReferenceId)
    },
  },
  {
    method: "POST",
    path: "/captures/:id/a-to-z",
    handle({ world }, request) {
      const capture = captureOf(world, request)
      const body = read(z.strictObject({ amount: amountSchema }), request.body)
      const rest = minus(capture.amount, capture.refunded)
      decideClaim(callFor(world, capture.orderReferenceId), capture, amountOf(body.amount, rest))
      return tree(world, capture.orderReferenceId)
    },
  },
  {
    method: "POST",
    path: "/captures/:id/chargeback",
    handle({ world }, request) {
      const capture = captureOf(world, request)
      const body = read(chargebackSchema, request.body)
      const rest = minus(capture.amount, capture.refunded)
      chargeBack(
        callFor(world, capture.orderReferenceId),
        capture,
        amountOf(body.amount, rest),
        body.reason ?? "Unauthorized payment",
      )
      return tree(world, capture.orderReferenceId)
    },
  },
  {
    method: "POST",
    path: "/refunds/:id/decide",
    handle({ world }, request) {
      const id = part(request, "id")
      const { orderReferenceId } = pending(found(world.refunds.get(id), `refund ${id}`))
      settleRefund(world, id, decision(request, ["Completed", "Declined"]))
      return tree(world, orderReferenceId)
    },
  },
]

export const paymentRoutes: readonly Route[] = [...authorizationRoutes, ...captureRoutes]
