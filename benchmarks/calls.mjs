/**
 * `npm run bench:calls`: how many calls an order costs at Amazon, notifications on, beside the fewest the protocol allows.
 */
import { ledgerAtRest } from "../scripts/order-flow/ledger-at-rest.mjs"
import { callsBetween } from "../scripts/order-flow/simulated-amazon.mjs"
import { order, ship } from "./orders.mjs"
import { withShop } from "./with-shop.mjs"

const total = (calls) => Object.values(calls).reduce((sum, count) => sum + count, 0)

/** Set, Confirm, Authorize, Capture, Close; each further parcel an Authorize with CaptureNow. */
const least = (parcels) => 4 + parcels

await withShop(async (shop) => {
  const rows = []
  for (const parcels of [1, 2, 3, 5]) {
    const before = await ledgerAtRest(shop)
    const placed = await order(shop, parcels)
    for (let sent = 1; sent <= parcels; sent++) {
      await ship(shop, placed, 1, sent === parcels ? "captured" : "partially_captured")
    }
    const calls = callsBetween(before, await ledgerAtRest(shop))
    rows.push([`${parcels} parcel${parcels > 1 ? "s" : ""}`, total(calls), least(parcels)])
  }
  const before = await ledgerAtRest(shop)
  const placed = await order(shop, 2)
  await shop.admin(`/admin/orders/${placed.id}/cancel`, { method: "POST" })
  const calls = callsBetween(before, await ledgerAtRest(shop))
  // Set, Confirm, Authorize, and CancelOrderReference, which closes the authorization with it.
  rows.push(["cancelled before shipping", total(calls), 4])

  console.log("\norder                       calls   least\n")
  for (const [shape, calls_, fewest] of rows) {
    console.log(`${shape.padEnd(26)} ${String(calls_).padStart(6)} ${String(fewest).padStart(7)}`)
  }
})
