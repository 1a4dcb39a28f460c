/**
 * `npm run bench:checkout [-- orders]`: checkout and ship-and-capture time with Amazon Pay over the same with Medusa's
 * system provider. Alternating orders in one run, medians and their ratio: seconds differ between machines, ratios less.
 */
import { AMAZON_PAY } from "../scripts/order-flow/checkout.mjs"
import { paymentStatus } from "../scripts/order-flow/order-view.mjs"
import { median } from "./median.mjs"
import { order, ship } from "./orders.mjs"
import { withShop } from "./with-shop.mjs"

const SYSTEM = "pp_system_default"
const orders = Number(process.argv[2] ?? 12)

async function timed(work) {
  const start = performance.now()
  const result = await work()
  return [result, performance.now() - start]
}

await withShop(async (shop) => {
  const taken = {
    [AMAZON_PAY]: { checkout: [], charge: [] },
    [SYSTEM]: { checkout: [], charge: [] },
  }
  // The first of each warms up caches that a running store has long filled.
  for (let round = 0; round <= orders; round++) {
    for (const provider of round % 2 ? [AMAZON_PAY, SYSTEM] : [SYSTEM, AMAZON_PAY]) {
      const [placed, checkout] = await timed(() => order(shop, 1, provider))
      const [, charge] = await timed(async () => {
        if (provider === AMAZON_PAY) return ship(shop, placed, 1, "captured")
        await ship(shop, placed, 1, "authorized")
        const { order: paid } = await shop.admin(
          `/admin/orders/${placed.id}?fields=payment_collections.payments.id`,
        )
        const [{ id }] = paid.payment_collections[0].payments
        await shop.admin(`/admin/payments/${id}/capture`, { body: {} })
        return paymentStatus(shop.admin, placed.id, "captured")
      })
      if (round > 0) {
        taken[provider].checkout.push(checkout)
        taken[provider].charge.push(charge)
      }
    }
  }
  console.log(`\n${orders} orders each, medians in milliseconds\n`)
  console.log("                    Amazon Pay   system   ratio")
  for (const [phase, label] of [
    ["checkout", "checkout"],
    ["charge", "ship and capture"],
  ]) {
    const own = median(taken[AMAZON_PAY][phase])
    const system = median(taken[SYSTEM][phase])
    console.log(
      `${label.padEnd(18)} ${own.toFixed(0).padStart(11)} ${system.toFixed(0).padStart(8)} ${(own / system).toFixed(2).padStart(7)}`,
    )
  }
})
