/**
 * `npm run bench:calls`: how many calls an order costs at Amazon, notifications on, beside the fewest the protocol allows, and what
 * each further call buys.
 */
import { extraCalls, leastCalls } from "../scripts/order-flow/extra-calls.mjs"
import { ledgerAtRest } from "../scripts/order-flow/ledger-at-rest.mjs"
import { callsBetween } from "../scripts/order-flow/simulated-amazon.mjs"
import { order, ship } from "./orders.mjs"
import { withShop } from "./with-shop.mjs"

const total = (calls) => Object.values(calls).reduce((sum, count) => sum + count, 0)

/** Set, Confirm, Authorize, and CancelOrderReference, which closes the authorization with it. */
const leastCancelled = {
  SetOrderReferenceDetails: 1,
  ConfirmOrderReference: 1,
  Authorize: 1,
  CancelOrderReference: 1,
}

await withShop(async (shop) => {
  const rows = []
  for (const parcels of [1, 2, 3, 5]) {
    const before = await ledgerAtRest(shop)
    const placed = await order(shop, parcels)
    for (let sent = 1; sent <= parcels; sent++) {
      await ship(shop, placed, 1, sent === parcels ? "captured" : "partially_captured")
    }
    const calls = callsBetween(before, await ledgerAtRest(shop))
    const shape = `${parcels} parcel${parcels > 1 ? "s" : ""}`
    rows.push({ shape, calls, least: leastCalls(parcels) })
  }
  const before = await ledgerAtRest(shop)
  const placed = await order(shop, 2)
  await shop.admin(`/admin/orders/${placed.id}/cancel`, { method: "POST" })
  const calls = callsBetween(before, await ledgerAtRest(shop))
  rows.push({ shape: "cancelled before shipping", calls, least: leastCancelled })

  console.log("\norder                       calls   least   beyond that\n")
  for (const { shape, calls, least } of rows) {
    const numbers = `${String(total(calls)).padStart(6)} ${String(total(least)).padStart(7)}`
    const extra = extraCalls(calls, least).map(
      ({ action, count, buys }) => `${count} ${action}: ${buys}`,
    )
    console.log(`${shape.padEnd(26)} ${numbers}   ${extra.join("; ") || "none"}`)
  }
})
