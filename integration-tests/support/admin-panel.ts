import { z } from "@medusajs/framework/zod"
import type { Answer } from "./http"
import type { Scene } from "./store-suite"

const availability = z.object({
  allowed: z.boolean(),
  amount: z.string().nullish(),
  why: z.string().optional(),
  message: z.string().optional(),
})
const object = z.looseObject({
  amazon_id: z.string().nullable(),
  amount: z.string().nullable(),
  state: z.string(),
  reason: z.string().nullable(),
  asked_by: z.string().nullable(),
})
const money = z.object({ amount: z.string(), currency: z.string() })
const accounting = z
  .object({
    fee: money.optional(),
    converted: money.extend({ rate: z.string().optional() }).optional(),
  })
  .nullable()
const capture = object.extend({
  accounting,
  fulfillment_id: z.string().nullable(),
  booked: z.boolean(),
  refund: availability,
  refunds: z.array(object.extend({ accounting, booked: z.boolean(), again: availability })),
})
const panel = z.looseObject({
  payments: z.array(
    z.looseObject({
      order_reference: z.looseObject({
        amazon_id: z.string(),
        state: z.string(),
        paid_with: z.string().nullable(),
      }),
      reasons: z.array(z.looseObject({ attention: z.string(), amount: z.string().nullable() })),
      chargebacks: z.array(z.looseObject({ amount: z.string().nullable() })),
      version: z.string(),
      money: z.record(z.string(), z.string()),
      actions: z.record(z.string(), availability),
      authorizations: z.array(object.extend({ captures: z.array(capture) })),
    }),
  ),
  parcels: z.array(
    z.looseObject({
      fulfillment_id: z.string(),
      charge: z.string(),
      amount: z.string().nullable(),
      capture: availability,
    }),
  ),
  before_shipping: z
    .object({ amount: z.string(), way: z.string(), held_until: z.string().nullable() })
    .nullable(),
  timeline: z.array(z.looseObject({ event: z.string() })),
  people: z.record(z.string(), z.string()),
})
export type Panel = z.output<typeof panel>

/** The plugin's part of the dashboard, over its API. */
export class PanelDesk {
  constructor(private readonly scene: Scene) {}

  call(method: string, path: string, body?: object): Promise<Answer> {
    return this.scene.warehouse.office(method, `/admin/amazon-pay${path}`, body)
  }

  async look(orderId: string): Promise<Panel> {
    const seen = await this.find(orderId)
    if (!seen) throw new Error(`Order ${orderId} has no panel.`)
    return seen
  }

  /** @returns null for an order that is not paid with Amazon Pay */
  async find(orderId: string): Promise<Panel | null> {
    const { status, body } = await this.call("GET", `/orders/${orderId}`)
    if (status !== 200) throw new Error(`No panel: ${status} ${JSON.stringify(body)}`)
    return z.object({ amazon_pay: panel.nullable() }).parse(body).amazon_pay
  }

  /** Does it, and expects that it could be done. */
  async done(orderId: string, action: string, body: object = {}): Promise<Panel> {
    const answer = await this.call("POST", `/orders/${orderId}/${action}`, body)
    if (answer.status !== 200) {
      throw new Error(`${action}: ${answer.status} ${JSON.stringify(answer.body)}`)
    }
    return panelIn(answer.body)
  }

  /** Does it, and expects to be told why it cannot be done. */
  async refused(orderId: string, action: string, body: object = {}): Promise<string> {
    const answer = await this.call("POST", `/orders/${orderId}/${action}`, body)
    expect(answer.status).toBe(400)
    return answer.body.message ?? ""
  }
}

/** The only payment of an order, in its panel. */
export function paymentIn({ payments }: Panel): Panel["payments"][number] {
  const [payment] = payments
  if (!payment || payments.length > 1) throw new Error(`${payments.length} payments in the panel.`)
  return payment
}

export function capturesIn(view: Panel) {
  return paymentIn(view).authorizations.flatMap(({ captures }) => captures)
}

function panelIn(body: unknown): Panel {
  return z.object({ amazon_pay: panel }).parse(body).amazon_pay
}
