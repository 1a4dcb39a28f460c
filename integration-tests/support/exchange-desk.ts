import { allocate } from "./allocate"
import { z } from "@medusajs/framework/zod"
import type { Market } from "./market"
import { lineOf } from "./parcel-desk"
import type { Scene } from "./store-suite"

const made = z.object({ id: z.string() })
const options = z.object({ shipping_options: z.array(z.object({ id: z.string() })) })

/** What is exchanged. */
export interface Exchanged {
  sku: string
  /** For what; for the same unless it is said. */
  forSku?: string
  /** Whether the new goods get a way to be sent; without one Medusa keeps no stock for them, and a person does. */
  ships?: boolean
}

/** What the dashboard does when goods are exchanged or replaced. */
export class ExchangeDesk {
  constructor(
    private readonly scene: Scene,
    private readonly market: () => Market,
  ) {}

  /** Exchanges one piece for one piece, requested and not received yet. @returns the new line's id, and the return's */
  async exchange(orderId: string, { sku, forSku = sku, ships = true }: Exchanged) {
    return await this.#begin("exchange", orderId, { sku, forSku, ships }, ["inbound"])
  }

  /**
   * Claims that a piece is damaged or missing, and has another sent.
   * @param asksBack whether the buyer sends the first one back
   */
  async claim(orderId: string, sku: string, asksBack: boolean) {
    const from = asksBack ? ["claim-items", "inbound"] : ["claim-items"]
    return await this.#begin("claim", orderId, { sku, forSku: sku, ships: true }, from)
  }

  /** What the buyer sent back has come in. */
  async receive(returnId: string, lineId: string): Promise<void> {
    await this.#post(`/admin/returns/${returnId}/receive`)
    const items = [{ id: lineId, quantity: 1 }]
    await this.#post(`/admin/returns/${returnId}/receive-items`, { items })
    await this.#post(`/admin/returns/${returnId}/receive/confirm`)
  }

  /** Packs one piece of a line. */
  async packLine(orderId: string, lineId: string): Promise<void> {
    await this.#post(`/admin/orders/${orderId}/fulfillments`, {
      items: [{ id: lineId, quantity: 1 }],
      location_id: this.market().shop.stockLocationId,
    })
  }

  async #begin(
    kind: "exchange" | "claim",
    orderId: string,
    { sku, forSku, ships }: Required<Exchanged>,
    from: readonly string[],
  ): Promise<{ lineId: string; oldLineId: string; returnId: string | null }> {
    const before = await this.scene.warehouse.view(orderId)
    const oldLineId = lineOf(before, sku).id
    const type = kind === "claim" ? { type: "replace" } : {}
    const begun = await this.#post(`/admin/${kind}s`, { order_id: orderId, ...type })
    const { id } = made.parse(begun[kind])
    const path = `/admin/${kind}s/${id}`
    for (const what of from) {
      const way = what === "inbound" ? "inbound/items" : what
      await this.#post(`${path}/${way}`, { items: [{ id: oldLineId, quantity: 1 }] })
    }
    const variant_id = this.market().shop.variants[forSku]
    await this.#post(`${path}/outbound/items`, { items: [{ variant_id, quantity: 1 }] })
    if (ships) await this.#chooseShipping(path)
    const requested = await this.#post(`${path}/request`)
    const known = new Set(before.items.map((line) => line.id))
    const after = await this.scene.warehouse.view(orderId)
    const fresh = after.items.find((line) => !known.has(line.id))
    const locationId = this.market().shop.stockLocationId
    const lineId = fresh?.id ?? ""
    if (!ships) await allocate(this.scene.warehouse.office, { lineId, sku: forSku, locationId })
    const returned = z.object({ id: z.string() }).nullish().parse(requested.return)
    return { lineId, oldLineId, returnId: returned?.id ?? null }
  }

  async #chooseShipping(path: string): Promise<void> {
    const { body } = await this.scene.warehouse.office("GET", "/admin/shipping-options?fields=id")
    const [option] = options.parse(body).shipping_options
    await this.#post(`${path}/outbound/shipping-method`, {
      shipping_option_id: option?.id,
      custom_amount: 0,
    })
  }

  async #post(path: string, body: object = {}): Promise<Record<string, unknown>> {
    const answer = await this.scene.warehouse.office("POST", path, body)
    if (answer.status !== 200) {
      throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    }
    return answer.body as unknown as Record<string, unknown>
  }
}
