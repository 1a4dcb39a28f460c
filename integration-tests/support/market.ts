import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createCartCreditLinesWorkflow,
  refreshPaymentCollectionForCartWorkflow,
} from "@medusajs/medusa/core-flows"
import { z } from "@medusajs/framework/zod"
import type { Basket } from "./basket"
import { AMAZON_PAY, Buyer } from "./buyer"
import { storefront, type Call } from "./http"
import { repeatChanges } from "./kept-tables"
import { MARKET, SECOND_WAREHOUSE } from "./market-goods"
import { OrderChanges } from "./order-changes"
import { readReadyCarts } from "./ready-carts"
import { readShop, type Shop } from "./shop"
import type { Scene } from "./store-suite"

export interface MarketBasket extends Basket {
  items: Record<string, number>
  promotions?: string[]
  /** Taken off the cart as a gift card is (major units). */
  credit?: number
  /** Further shipping options, by name. */
  shipping?: string[]
}

/** A shop with goods and orders of every shape. */
export class Market {
  readonly changes: OrderChanges
  readonly #store: Call
  readonly #buyer: Buyer

  constructor(
    private readonly scene: Scene,
    readonly shop: Shop,
    readonly otherLocationId: string,
    private readonly options: Record<string, string>,
  ) {
    this.#store = storefront(scene.base, shop)
    this.#buyer = new Buyer(this.#store, shop)
    this.changes = new OrderChanges(scene.warehouse.office, shop.variants)
  }

  /** A whole checkout with Amazon Pay. @returns the order's id, and that of its order reference */
  async order(basket: MarketBasket): Promise<{ orderId: string; amazonId: string }> {
    // What lies ready is the whole test's: nobody else may be given the same cart.
    const cart = this.scene.buyer.readyCart(basket) ?? (await this.#buyer.newCart(basket))
    for (const name of basket.shipping ?? []) {
      const option_id = this.options[name]
      await this.#post(`/store/carts/${cart.id}/shipping-methods`, { option_id })
    }
    if (basket.promotions?.length) {
      await this.#post(`/store/carts/${cart.id}/promotions`, { promo_codes: basket.promotions })
    }
    if (basket.credit !== undefined) {
      const line = { amount: basket.credit, reference: "gift-card", reference_id: "GIFT-1" }
      await createCartCreditLinesWorkflow(this.scene.container).run({
        input: [{ ...line, cart_id: cart.id }] as never,
      })
    }
    await refreshPaymentCollectionForCartWorkflow(this.scene.container).run({
      input: { cart_id: cart.id },
    })
    const amazonId = await this.scene.amazon.orderReference()
    await this.#buyer.session(
      cart.collectionId,
      { amazon_order_reference_id: amazonId },
      AMAZON_PAY,
    )
    const { body } = await this.#buyer.complete(cart.id)
    if (!body.order) throw new Error(`The cart became no order: ${JSON.stringify(body)}`)
    return { orderId: body.order.id, amazonId }
  }

  /** Packs part of an order from the second warehouse, or by another shipping option. Quantity by SKU. */
  async packElsewhere(
    orderId: string,
    contents: Record<string, number>,
    by: { locationId?: string; option?: string },
  ): Promise<void> {
    const { status, body } = await this.scene.warehouse.office(
      "POST",
      `/admin/orders/${orderId}/fulfillments`,
      {
        items: await this.scene.warehouse.lines(orderId, contents),
        location_id: by.locationId ?? this.shop.stockLocationId,
        ...(by.option ? { shipping_option_id: this.options[by.option] } : {}),
      },
    )
    if (status !== 200) throw new Error(`Not packed: ${status} ${JSON.stringify(body)}`)
  }

  /** Asks for a part of what the order owes in a payment collection of its own (major units). */
  async addCollection(orderId: string, amount: number): Promise<void> {
    const { office } = this.scene.warehouse
    const { status, body } = await office("POST", "/admin/payment-collections", {
      order_id: orderId,
      amount,
    })
    if (status !== 200) throw new Error(`No collection: ${status} ${JSON.stringify(body)}`)
  }

  /** The buyer pays what an order's open payment collection asks for, with a new order reference. */
  async payRest(orderId: string, amazonId: string): Promise<void> {
    const { body } = await this.#buyer.session(await this.openCollection(orderId), {
      amazon_order_reference_id: amazonId,
    })
    // Medusa itself authorizes a session of a placed order where a provider's webhook says so.
    const payments = this.scene.container.resolve(Modules.PAYMENT)
    await payments.authorizePaymentSession(
      body.payment_collection?.payment_sessions.at(-1)?.id ?? "",
      {},
    )
  }

  /** Somebody has paid what an order's open payment collection asks for, another way. */
  async markAsPaid(orderId: string): Promise<void> {
    const path = `/admin/payment-collections/${await this.openCollection(orderId)}/mark-as-paid`
    const answer = await this.scene.warehouse.office("POST", path, { order_id: orderId })
    if (answer.status !== 200) throw new Error(`Not paid: ${JSON.stringify(answer.body)}`)
  }

  private async openCollection(orderId: string): Promise<string> {
    const { data } = await this.scene.container.resolve(ContainerRegistrationKeys.QUERY).graph({
      entity: "order",
      fields: ["payment_collections.id", "payment_collections.status"],
      filters: { id: orderId },
    })
    const collections = ordersWithCollections.parse(data)[0]?.payment_collections ?? []
    return collections.find(({ status }) => status === "not_paid")?.id ?? ""
  }

  async #post(path: string, body: object): Promise<void> {
    const answer = await this.#store("POST", path, body)
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`)
  }
}

const ordersWithCollections = z.array(
  z.object({ payment_collections: z.array(z.object({ id: z.string(), status: z.string() })) }),
)
const named = z.array(z.object({ id: z.string(), name: z.string() }))

const rowIds = z.object({ rows: z.array(z.object({ id: z.string() })) })

/** Opens the market in a test's store: its goods lie ready beside the shop's, and so do carts of them. */
export async function openMarket(scene: Scene): Promise<Market> {
  const { container } = scene
  const tables = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await tables.raw(repeatChanges(MARKET))
  const carts = rowIds.parse(await tables.raw(`SELECT id FROM ${MARKET}.cart`)).rows
  scene.buyer.readyCarts = [
    ...scene.buyer.readyCarts,
    ...(await readReadyCarts(
      container,
      carts.map(({ id }) => id),
    )),
  ]
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "shipping_option", fields: ["id", "name"] })
  const options = Object.fromEntries(named.parse(data).map(({ id, name }) => [name, id]))
  const [other] = await container
    .resolve(Modules.STOCK_LOCATION)
    .listStockLocations({ name: SECOND_WAREHOUSE })
  return new Market(scene, await readShop(container), other?.id ?? "", options)
}
