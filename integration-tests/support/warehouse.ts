import { setTimeout as sleep } from "node:timers/promises"
import { pauseForSubscribers } from "./activity"
import type { Answer, Call, OrderView } from "./http"
import { patienceMs } from "./patience"
import type { Shop } from "./shop"

/** A line of an order, and how much of it. */
interface Line {
  id: string
  quantity: number | undefined
}

function linesOf({ items }: Pick<OrderView, "items">, contents: Record<string, number>): Line[] {
  return items
    .filter(({ variant_sku }) => contents[variant_sku])
    .map(({ id, variant_sku }) => ({ id, quantity: contents[variant_sku] }))
}

/** Medusa's ids begin with the time that made them. */
const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1)

/** The people who pack and look at orders. */
export class Warehouse {
  constructor(
    readonly office: Call,
    private readonly shop: Shop,
  ) {}

  /** An order as the dashboard reads it, its payment collections oldest first: Medusa gives them in no order. */
  async view(orderId: string): Promise<OrderView> {
    const order = await this.read(orderId, [
      ...["id", "status", "total", "shipping_total", "summary", "*items", "items.total"],
      ...["*transactions", "*fulfillments", "*payment_collections.payments"],
      ...["*payment_collections.payments.captures", "*payment_collections.payments.refunds"],
    ])
    return { ...order, payment_collections: order.payment_collections.toSorted(byId) }
  }

  /** Packs part of an order: quantity by SKU. @returns the fulfillment's id */
  async pack(orderId: string, contents: Record<string, number>): Promise<string> {
    const before = await this.read(orderId, [
      "id",
      "items.id",
      "items.variant_sku",
      "fulfillments.id",
    ])
    const { status, body } = await this.office(
      "POST",
      `/admin/orders/${orderId}/fulfillments?fields=id,fulfillments.id`,
      { items: linesOf(before, contents), location_id: this.shop.stockLocationId },
    )
    if (status !== 200) throw new Error(`Not packed: ${status} ${JSON.stringify(body)}`)
    const known = new Set(before.fulfillments.map(({ id }) => id))
    const made = body.order?.fulfillments.find(({ id }) => !known.has(id))
    if (!made) throw new Error("The order has no new fulfillment.")
    return made.id
  }

  async ship(
    orderId: string,
    fulfillmentId: string,
    contents: Record<string, number>,
  ): Promise<void> {
    const { status, body } = await this.office(
      "POST",
      `/admin/orders/${orderId}/fulfillments/${fulfillmentId}/shipments`,
      { items: await this.lines(orderId, contents), labels: [] },
    )
    if (status !== 200) throw new Error(`Not shipped: ${status} ${JSON.stringify(body)}`)
  }

  /** Part of an order as the dashboard's calls name it: quantity by SKU. */
  async lines(orderId: string, contents: Record<string, number>): Promise<Line[]> {
    return linesOf(await this.read(orderId, ["id", "items.id", "items.variant_sku"]), contents)
  }

  /** What the dashboard offers for goods that are picked up or need no shipping, and for what was sent off. */
  async deliver(orderId: string, fulfillmentId: string): Promise<void> {
    const path = `/admin/orders/${orderId}/fulfillments/${fulfillmentId}/mark-as-delivered`
    const { status, body } = await this.office("POST", path, {})
    if (status !== 200) throw new Error(`Not delivered: ${status} ${JSON.stringify(body)}`)
  }

  payment(view: OrderView) {
    // Medusa gives an order's collections in no order, and one that nobody has paid yet has no payment.
    const [payment] = view.payment_collections.flatMap(({ payments }) => payments)
    if (!payment) throw new Error("The order has no payment.")
    return payment
  }

  async capture(orderId: string, amount?: number): Promise<Answer> {
    const id = await this.paymentId(orderId)
    return this.office(
      "POST",
      `/admin/payments/${id}/capture`,
      amount === undefined ? {} : { amount },
    )
  }

  /** @param reasonId of one of the store's refund reasons */
  async refund(orderId: string, amount: number, reasonId?: string): Promise<Answer> {
    const id = await this.paymentId(orderId)
    const refund = { amount, refund_reason_id: reasonId }
    return this.office("POST", `/admin/payments/${id}/refund`, refund)
  }

  cancel(orderId: string): Promise<Answer> {
    return this.office("POST", `/admin/orders/${orderId}/cancel`)
  }

  /** Events run behind the request: looks until the order is as expected, or fails with what it is. */
  async eventually(orderId: string, paymentStatus: string): Promise<OrderView> {
    const expectStatus = ({ payment_status }: OrderView) => {
      if (payment_status === paymentStatus) return
      throw new Error(`The payment is ${payment_status}, not ${paymentStatus}.`)
    }
    // Looking while the work is under way is in vain, and takes the store time that it needs for that.
    await pauseForSubscribers(500)
    let looks = 0
    return await eventually(async () => {
      // All of an order takes the store twice as long to find as its status. The first look mostly finds what is expected.
      if (looks++ > 0) expectStatus(await this.read(orderId, ["id", "status"]))
      const view = await this.view(orderId)
      expectStatus(view)
      return view
    })
  }

  private async paymentId(orderId: string): Promise<string> {
    return this.payment(await this.read(orderId, ["id", "payment_collections.payments.id"])).id
  }

  private async read(orderId: string, fields: string[]): Promise<OrderView> {
    const { body } = await this.office("GET", `/admin/orders/${orderId}?fields=${fields.join()}`)
    if (!body.order) throw new Error(`No order ${orderId}.`)
    return body.order
  }
}

/**
 * Looks until it does not throw. Looking costs the store the time it needs for its work, so each look waits for that to be
 * done, and what takes long is looked at less and less often.
 * @throws Error with what the last look threw, when that has gone on for three minutes
 */
export async function eventually<T>(look: () => Promise<T>): Promise<T> {
  const until = Date.now() + patienceMs
  for (let wait = 50; ; wait = Math.min(wait * 2, 800)) {
    await pauseForSubscribers(wait)
    try {
      return await look()
    } catch (error) {
      if (Date.now() > until) throw inVain(error)
      // Work that nobody here can see: another process's, or Amazon's.
      await sleep(Math.min(wait, 200))
    }
  }
}

function inVain(error: unknown): Error {
  const last = error instanceof Error ? error.message : String(error)
  return new Error(`Looked for ${patienceMs / 1000} seconds in vain. At last: ${last}`, {
    cause: error,
  })
}
