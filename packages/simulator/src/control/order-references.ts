import { z } from "zod"
import { buyerFixesPayment, buyerPicksPayment, createOrderReference } from "../operations/buyer"
import { finishChallenge } from "../operations/challenge"
import { moveOrderReference } from "../operations/order-reference-state"
import { cancelAs } from "../operations/cancel-order-reference"
import { checkoutFields, checkoutOf } from "./checkout"
import { addressSchema, amountHintSchema, paymentMethodSchema } from "./checkout-body"
import { ControlError } from "./errors"
import type { Route } from "./route"
import { found, latest, ok, part, read } from "./route"
import { orderReferenceTree } from "./tree"

const checkoutSchema = z.strictObject({
  ...checkoutFields,
  amountHint: amountHintSchema,
  scopes: z.array(z.string()).optional(),
  presentmentCurrency: z.string().nullish(),
})

const paymentChangeSchema = z.strictObject({
  paymentMethod: paymentMethodSchema.nullish(),
  /** The buyer is in the shop's checkout: the order waits for Confirm. */
  present: z.boolean().optional(),
})

const challengeSchema = z.strictObject({ outcome: z.enum(["approve", "fail", "abandon"]) })

export const orderReferenceRoutes: readonly Route[] = [
  {
    method: "POST",
    path: "/order-references",
    handle({ state }, request) {
      const body = read(checkoutSchema, request.body)
      const order = createOrderReference(state, {
        ...checkoutOf(body),
        presentmentCurrency: body.presentmentCurrency ?? null,
        amountHint: body.amountHint ?? null,
        scopes: body.scopes,
      })
      return ok({ AmazonOrderReferenceId: order.id, AccessToken: order.accessToken })
    },
  },
  {
    method: "GET",
    path: "/order-references",
    handle({ state }, request) {
      const orders = [...latest([...state.orderReferences.values()], request)].reverse()
      return ok(orders.map((order) => orderReferenceTree(state, order)))
    },
  },
  {
    method: "GET",
    path: "/order-references/:id",
    handle({ state }, request) {
      const id = part(request, "id")
      const order = found(state.orderReferences.get(id), `order reference ${id}`)
      return ok(orderReferenceTree(state, order))
    },
  },
  {
    method: "POST",
    path: "/order-references/:id/address",
    handle({ state }, request) {
      const id = part(request, "id")
      const address = read(addressSchema, request.body)
      const order = found(state.orderReferences.get(id), `order reference ${id}`)
      if (order.status.state !== "Draft") {
        throw new ControlError(409, `Order reference ${id} is in state ${order.status.state}.`)
      }
      return ok(orderReferenceTree(state, state.putOrderReference({ ...order, address })))
    },
  },
  {
    method: "POST",
    path: "/order-references/:id/payment-method",
    handle({ state }, request) {
      const id = part(request, "id")
      const body = read(paymentChangeSchema, request.body)
      const change = body.present ? buyerPicksPayment : buyerFixesPayment
      const order = found(change(state, id, body.paymentMethod), `order reference ${id}`)
      return ok(orderReferenceTree(state, order))
    },
  },
  {
    method: "POST",
    path: "/order-references/:id/challenge",
    handle({ state }, request) {
      const id = part(request, "id")
      const { outcome } = read(challengeSchema, request.body)
      found(state.orderReferences.get(id), `order reference ${id}`)
      const redirect = finishChallenge(state, id, outcome)
      if (!redirect) throw new ControlError(409, `Order reference ${id} waits for no challenge.`)
      return ok({ redirect })
    },
  },
  {
    method: "POST",
    path: "/order-references/:id/close",
    handle({ state }, request) {
      const id = part(request, "id")
      const order = found(state.orderReferences.get(id), `order reference ${id}`)
      if (order.status.state !== "Open" && order.status.state !== "Suspended") {
        throw new ControlError(409, `Order reference ${id} is in state ${order.status.state}.`)
      }
      const closed = moveOrderReference(state, id, "Closed", "AmazonClosed")
      return ok(orderReferenceTree(state, closed ?? order))
    },
  },
  {
    method: "POST",
    path: "/order-references/:id/cancel",
    handle({ state }, request) {
      const id = part(request, "id")
      const order = found(state.orderReferences.get(id), `order reference ${id}`)
      if (order.status.state === "Closed" || order.status.state === "Canceled") {
        throw new ControlError(409, `Order reference ${id} is in state ${order.status.state}.`)
      }
      cancelAs(state, id, "AmazonCanceled")
      return ok(orderReferenceTree(state, state.orderReferences.get(id) ?? order))
    },
  },
]
