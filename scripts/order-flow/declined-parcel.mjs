import { poll } from "../processes/pause.mjs"
import { checkList } from "./checks.mjs"
import { ledgerAtRest } from "./ledger-at-rest.mjs"
import { PARCELS, toItem } from "./order-plan.mjs"
import { paymentStatus } from "./order-view.mjs"
import { shipParcel } from "./ship-parcel.mjs"
import { placeOrder } from "./two-parcel-order.mjs"

/** A parcel is asked for again when the store next looks at its order, once a minute. */
const CHARGED_WITHIN_MS = 300_000

/**
 * Places an order, and has Amazon decline its second parcel with nobody at the checkout: the buyer is written to. The store's
 * provider for mails sends nothing; what it would send is shown.
 * @param {import("./two-parcel-order.mjs").Shop} shop
 * @param {{ currency: string, transcript: import("./two-parcel-order.mjs").Transcript }} options
 * @returns {Promise<import("./checks.mjs").CheckList>}
 */
export async function declinedParcel(shop, { currency, transcript }) {
  const { admin, amazon, facts } = shop
  const checks = checkList()
  const { order, orderReferenceId } = await placeOrder(shop, currency, transcript)
  const [first = [], second = []] = PARCELS.map((lines) => lines.map((line) => toItem(order, line)))
  /**
   * @param {import("./parcel-worth.mjs").ParcelLine[]} lines
   * @param {number} number
   */
  const ship = async (lines, number) => {
    const parcel = { orderId: order.id, stockLocationId: facts.stockLocationId, lines }
    await shipParcel(admin, { ...parcel, trackingNumber: `DEMO-${order.display_id}-${number}` })
  }

  transcript.heading("Amazon declines the second parcel")
  await ship(first, 1)
  await paymentStatus(admin, order.id, "partially_captured")
  await ledgerAtRest(shop)
  await amazon.declineNext("InvalidPaymentMethod")
  await ship(second, 2)
  await ledgerAtRest(shop)
  const { State } = await amazon.orderReference(orderReferenceId)
  transcript.line("Amazon", `order reference ${orderReferenceId} is ${State}`)
  checks.equal("Amazon waits for another payment method", "Suspended", State)

  const mails = await mailsAbout(admin, order.id)
  for (const { to, data } of mails) {
    transcript.line("Mail", `would go to ${to}: ${data.subject}`)
    for (const line of data.text.trim().split(/\n+/)) transcript.line("", line)
  }
  checks.equal(
    "The store would send one mail, which asks the buyer for another payment method",
    ["amazon-pay.parcel-declined"],
    mails.map(({ template }) => template),
  )

  await amazon.choosePaymentMethod(orderReferenceId)
  transcript.line("Buyer", "chooses another payment method at Amazon")
  const pace = { withinMs: CHARGED_WITHIN_MS }
  const status = await paymentStatus(admin, order.id, "captured", pace)
  transcript.line("Medusa", `payment status ${status}: the parcel was charged by itself`)
  checks.equal("The declined parcel is charged by itself then", "captured", status)
  return checks
}

/**
 * Waits until there is a mail about an order, for a bounded time.
 * @param {import("./json-client.mjs").JsonClient} admin
 * @param {string} orderId
 * @returns {Promise<{ to: string, template: string, data: { subject: string, text: string } }[]>}
 */
async function mailsAbout(admin, orderId) {
  const mails = await poll(
    async () => {
      const { notifications } = await admin("/admin/notifications?limit=100&order=-created_at")
      const found = notifications.filter(
        (/** @type {any} */ { channel, resource_id }) =>
          channel === "email" && resource_id === orderId,
      )
      return found.length ? found : undefined
    },
    { withinMs: 60_000, everyMs: 300 },
  )
  return mails ?? []
}
