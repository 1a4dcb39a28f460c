import type { Call } from "./http"

/** What the dashboard does to an order that was placed: edits, returns, credit. */
export class OrderChanges {
  constructor(
    private readonly office: Call,
    private readonly variants: Record<string, string>,
  ) {}

  /**
   * Edits an order and confirms it.
   * @param change new lines by SKU, and new quantities by line id (0 removes the line)
   */
  async edit(
    orderId: string,
    change: { add?: Record<string, number>; set?: Record<string, number> },
  ): Promise<void> {
    await this.post("/admin/order-edits", { order_id: orderId })
    const items = Object.entries(change.add ?? {}).map(([sku, quantity]) => ({
      variant_id: this.variants[sku],
      quantity,
    }))
    if (items.length) await this.post(`/admin/order-edits/${orderId}/items`, { items })
    for (const [line, quantity] of Object.entries(change.set ?? {})) {
      await this.post(`/admin/order-edits/${orderId}/items/item/${line}`, { quantity })
    }
    await this.post(`/admin/order-edits/${orderId}/request`, {})
    await this.post(`/admin/order-edits/${orderId}/confirm`, {})
  }

  /** Takes goods back: requested, confirmed and received. Quantities by line id. */
  async takeBack(
    orderId: string,
    locationId: string,
    quantities: Record<string, number>,
  ): Promise<void> {
    const items = Object.entries(quantities).map(([id, quantity]) => ({ id, quantity }))
    const made = await this.post("/admin/returns", { order_id: orderId, location_id: locationId })
    const id = (made as { return?: { id: string } }).return?.id ?? ""
    await this.post(`/admin/returns/${id}/request-items`, { items })
    await this.post(`/admin/returns/${id}/request`, {})
    await this.post(`/admin/returns/${id}/receive`, {})
    await this.post(`/admin/returns/${id}/receive-items`, { items })
    await this.post(`/admin/returns/${id}/receive/confirm`, {})
  }

  /** Gives credit (major units): the order's total falls by it. */
  async credit(orderId: string, amount: number): Promise<void> {
    await this.post(`/admin/orders/${orderId}/credit-lines`, {
      amount,
      reference: "goodwill",
      reference_id: orderId,
    })
  }

  async cancelFulfillment(orderId: string, fulfillmentId: string): Promise<void> {
    await this.post(`/admin/orders/${orderId}/fulfillments/${fulfillmentId}/cancel`, {})
  }

  private async post(path: string, body: object): Promise<object> {
    const answer = await this.office("POST", path, body)
    if (answer.status !== 200) {
      throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    }
    return answer.body
  }
}
