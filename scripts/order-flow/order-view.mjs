import { poll } from "../processes/pause.mjs"

const FIELDS = [
  "id,display_id,currency_code,total,shipping_total,payment_status",
  "items.id,items.title,items.variant_title,items.variant_sku,items.quantity,items.total",
].join(",")

/**
 * An order as the admin API shows it.
 * @param {import("./json-client.mjs").JsonClient} admin
 * @param {string} orderId
 */
export async function readOrder(admin, orderId) {
  return (await admin(`/admin/orders/${orderId}?fields=${FIELDS}`)).order
}

/**
 * Waits for an order's payment status, for a bounded time.
 * @param {import("./json-client.mjs").JsonClient} admin
 * @param {string} orderId
 * @param {string} wanted
 * @param {{ withinMs?: number, everyMs?: number }} [pace]
 * @returns {Promise<string>} the status at the end, which may be another
 */
export async function paymentStatus(admin, orderId, wanted, pace = {}) {
  const { withinMs = 300_000, everyMs = 300 } = pace
  let status = ""
  await poll(
    async () => {
      status = (await readOrder(admin, orderId)).payment_status
      return status === wanted ? true : undefined
    },
    { withinMs, everyMs },
  )
  return status
}
