/**
 * Packs and ships part of an order over the admin API, as the warehouse would.
 * @param {import("./json-client.mjs").JsonClient} admin
 * @param {{ orderId: string, stockLocationId: string, lines: import("./parcel-worth.mjs").ParcelLine[], trackingNumber: string }} parcel
 * @returns {Promise<string>} the fulfillment's id
 */
export async function shipParcel(admin, { orderId, stockLocationId, lines, trackingNumber }) {
  const items = lines.map(({ itemId, quantity }) => ({ id: itemId, quantity }))
  const known = await fulfillmentIds(admin, orderId)
  await admin(`/admin/orders/${orderId}/fulfillments`, {
    body: { items, location_id: stockLocationId },
  })
  const made = (await fulfillmentIds(admin, orderId)).find((id) => !known.includes(id))
  if (made === undefined) throw new Error("The order has no fulfillment after one was made.")
  await admin(`/admin/orders/${orderId}/fulfillments/${made}/shipments`, {
    body: {
      items,
      labels: [{ tracking_number: trackingNumber, tracking_url: "#", label_url: "#" }],
    },
  })
  return made
}

/**
 * @param {import("./json-client.mjs").JsonClient} admin
 * @param {string} orderId
 * @returns {Promise<string[]>}
 */
async function fulfillmentIds(admin, orderId) {
  const { order } = await admin(`/admin/orders/${orderId}?fields=id,fulfillments.id`)
  return order.fulfillments.map((/** @type {any} */ fulfillment) => fulfillment.id)
}
