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
    handle({ world }, request) {
      const body = read(checkoutSchema, request.body)
      const order = createOrderReference(world, {
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
    handle({ world }, request) {
      const orders = [...latest([...world.orderReferences.values()], request)].reverse()
      return ok(orders.map((order) => orderReferenceTree(world, order)))
    },
  },
  {
    method: "GET",
    path: "/order-references/:id",
    handle({ world }, request) {
      const id = part(request, "id")
      const order = found(world.orderReferences.get(id), `order reference ${id}`)
      return ok(orderReferenceTree(world, order))
    },
  },
  {
    method: "POST",
    path: "/order-references/:id/address",
    handle({ world }, request) {
      const id = part(request, "id")
      const address = read(addressSchema, request.body)
      const order = found(world.orderReferences.get(id), `order reference ${id}`)
      if (order.status.state !== "Draft") {
        throw new ControlError(409, `Order reference ${id} is in state ${order.status.state}.`)
      }
      return ok(orderReferenceTree(world, world.putOrderReference({ ...order, address })))
    },
  },
  {
    method: "POST",
    path: "/order-references/:id/payment-method",
    handle({ world }, request) {
      const id = part(request, "id")
      const body = read(paymentChangeSchema, request.body)
      const change = body.present ? buyerPicksPayment : buyerFixesPayment
      const order = found(change(world, id, body.paymentMethod), `order reference ${id}`)
      return ok(orderReferenceTree(world, order))
    },
  },
  {
    method: "POST",
    path: "/order-references/:id/challenge",
    handle({ world }, request) {
      const id = part(request, "id")
      const { outcome } = read(challengeSchema, request.body)
      found(world.orderReferences.get(id), `order reference ${id}`)
      const redirect = finishChallenge(world, id, outcome)
      if (!redirect) throw new ControlError(409, `Order reference ${id} waits for no challenge.`)
      return ok({ redirect })
    },
  },
  {
    method: "POST",
    path: "/order-references/:id/close",
    handle({ world }, request) {
      const id = part(request, "id")
      const order = found(world.orderReferences.get(id), `order reference ${id}`)
      if (order.status.state !== "Open" && order.status.state !== "Suspended") {
        throw new ControlError(409, `Order reference ${id} is in state ${order.status.state}.`)
      }
      const closed = moveOrderReference(world, id, "Closed", "AmazonClosed")
      return ok(orderReferenceTree(world, closed ?? order))
    },
  },
  {
    method: "POST",
    path: "/order-references/:id/cancel",
    handle({ world }, request) {
      const id = part(request, "id")
      const order = found(world.orderReferences.get(id), `order reference ${id}`)
      if (order.status.state === "Closed" || order.status.state === "Canceled") {
        throw new ControlError(409, `Order reference ${id} is in state ${order.status.state}.`)
      }
      cancelAs(world, id, "AmazonCanceled")
      return ok(orderReferenceTree(world, world.orderReferences.get(id) ?? order))
    },
  },
]
