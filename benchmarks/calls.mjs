/**
 * `npm run bench:calls`: how many calls an order costs at Amazon, notifications on, beside the fewest the protocol allows, and what
 * each further call buys.
 */
import { extraCalls, leastCalls } from "../scripts/order-flow/extra-calls.mjs"
import { ledgerAtRest } from "../scripts/order-flow/ledger-at-rest.mjs"
import { ADDRESS_READ, callsBetween } from "../scripts/order-flow/simulated-amazon.mjs"
import { poll } from "../scripts/processes/pause.mjs"
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

/** The reconciler reads where each order goes: its minute has to pass. */
async function addressReads(shop, orders) {
  const read = async () => (await shop.amazon.ledger()).requests[ADDRESS_READ] ?? 0
  const all = async () => ((await read()) >= orders ? await read() : undefined)
  return (await poll(all, { withinMs: 300_000, everyMs: 2_000 })) ?? (await read())
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
  const reads = await addressReads(shop, rows.length)
  rows.push({ shape: "cancelled before shipping", calls, least: leastCancelled })

  console.log("\norder                       calls   least   beyond that\n")
  for (const { shape, calls, least } of rows) {
    const numbers = `${String(total(calls)).padStart(6)} ${String(total(least)).padStart(7)}`
    const extra = extraCalls(calls, least).map(
      ({ action, count, buys }) => `${count} ${action}: ${buys}`,
    )
    console.log(`${shape.padEnd(26)} ${numbers}   ${extra.join("; ") || "none"}`)
  }
  console.log(
    `\nBeside these, a minute after each of the ${rows.length - 1} orders that were sent: ${reads} ${ADDRESS_READ}`,
  )
})
