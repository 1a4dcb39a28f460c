import type { OrderView } from "./http"
import type { Scene } from "./store-suite"
import { eventually } from "./warehouse"

/** Rounded half up to cents, as a shop does. */
export const cents = (amount: number): string => (Math.round(amount * 100 + 1e-6) / 100).toFixed(2)

export function lineOf(view: OrderView, sku: string) {
  const line = view.items.find(({ variant_sku }) => variant_sku === sku)
  if (!line) throw new Error(`No ${sku} in the order.`)
  return line
}

/** What some of a line cost, by what Medusa shows of it (major units, unrounded). */
export function costOf(view: OrderView, sku: string, quantity: number): number {
  const line = lineOf(view, sku)
  return (line.total * quantity) / line.quantity
}

/** Packs parcels and looks what was taken for them. */
export class ParcelDesk {
  constructor(private readonly scene: Scene) {}

  /** Waits until the simulator has taken this much (major units, or exact text), and nothing more. */
  async taken(amount: number | string, currency = "USD"): Promise<void> {
    const text = typeof amount === "number" ? cents(amount) : amount
    await eventually(async () => {
      expect((await this.scene.amazon.ledger()).captured).toEqual({ [currency]: text })
    })
  }

  /** Waits until Medusa has booked this much for the order, over all its payments (major units). */
  async booked(orderId: string, amount: number): Promise<void> {
    await eventually(async () => {
      const { payment_collections } = await this.scene.warehouse.view(orderId)
      const captures = payment_collections.flatMap(({ payments }) =>
        payments.flatMap(({ captures }) => captures.map(({ amount }) => amount)),
      )
      expect(cents(captures.reduce((sum, one) => sum + one, 0))).toBe(cents(amount))
    })
  }

  /** Packs the rest and expects the order to be charged in full. Quantity by SKU. */
  async finish(orderId: string, contents: Record<string, number>): Promise<void> {
    await this.scene.warehouse.pack(orderId, contents)
    const { total } = await this.scene.warehouse.eventually(orderId, "captured")
    await this.taken(total)
  }

  /** Waits until the order reference is closed, which comes after the last charge is booked. */
  async closed(amazonOrderReferenceId: string): Promise<void> {
    await eventually(async () => {
      expect((await this.scene.amazon.tree(amazonOrderReferenceId)).State).toBe("Closed")
    })
  }
}
