import { addressAtAmazon, AMAZON_PAY, checkOut } from "../scripts/order-flow/checkout.mjs"
import { toItem, variantId } from "../scripts/order-flow/order-plan.mjs"
import { paymentStatus, readOrder } from "../scripts/order-flow/order-view.mjs"
import { shipParcel } from "../scripts/order-flow/ship-parcel.mjs"

const SKU = "MUG-BLUE"

/**
 * An order of so many mugs, in dollars.
 * @param {import("../scripts/demo/bring-up.mjs").RunningShop} shop
 * @param {number} quantity
 * @param {string} [provider]
 */
export async function order(shop, quantity, provider = AMAZON_PAY) {
  const region = shop.facts.regions.find(({ currency }) => currency === "usd")
  if (!region) throw new Error("The store has no region that sells in dollars.")
  const orderReferenceId =
    provider === AMAZON_PAY
      ? await shop.amazon.newOrderReference(addressAtAmazon(region.country))
      : undefined
  const placed = await checkOut(shop.medusa, shop.facts.publishableKey, {
    region,
    provider,
    orderReferenceId,
    lines: [{ variantId: variantId(shop.facts, SKU), quantity }],
  })
  return readOrder(shop.admin, placed.id)
}

/**
 * Ships part of such an order and waits until Medusa says so of its payment.
 * @param {import("../scripts/demo/bring-up.mjs").RunningShop} shop
 * @param {any} placed
 * @param {number} quantity
 * @param {string} status
 */
export async function ship(shop, placed, quantity, status) {
  await shipParcel(shop.admin, {
    orderId: placed.id,
    stockLocationId: shop.facts.stockLocationId,
    lines: [toItem(placed, { sku: SKU, quantity })],
    trackingNumber: "BENCHMARK",
  })
  // Looking often keeps the pauses between the looks out of what is measured.
  const reached = await paymentStatus(shop.admin, placed.id, status, { everyMs: 20 })
  if (reached !== status) throw new Error(`The payment became ${reached}, not ${status}.`)
}
