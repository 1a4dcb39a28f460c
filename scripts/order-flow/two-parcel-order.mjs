import { addressAtAmazon, checkOut } from "./checkout.mjs"
import { checkList } from "./checks.mjs"
import { ledgerAtRest } from "./ledger-at-rest.mjs"
import { format, sum, toCents } from "./money.mjs"
import { PARCELS, toItem, variantId, wholeOrder } from "./order-plan.mjs"
import { paymentStatus, readOrder } from "./order-view.mjs"
import { parcelWorths } from "./parcel-worth.mjs"
import { shipParcel } from "./ship-parcel.mjs"
import { callsBetween } from "./simulated-amazon.mjs"
import { contents, inWords } from "./wording.mjs"

/**
 * The fewest calls that can do it: a second parcel needs an authorization of its own, captured at once, and the capture is
 * read, since it may still be pending.
 * @type {{ placed: Record<string, number>, parcels: { status: string, calls: Record<string, number> }[] }}
 */
const EXPECTED = {
  placed: { SetOrderReferenceDetails: 1, ConfirmOrderReference: 1, Authorize: 1 },
  parcels: [
    { status: "partially_captured", calls: { Capture: 1 } },
    { status: "captured", calls: { Authorize: 1, GetCaptureDetails: 1, CloseOrderReference: 1 } },
  ],
}

/**
 * @typedef {object} Shop
 * @property {string} medusa
 * @property {import("./json-client.mjs").JsonClient} admin
 * @property {import("./store-facts.mjs").StoreFacts} facts
 * @property {import("./simulated-amazon.mjs").SimulatedAmazon} amazon
 * @property {string} [provider] which account is paid with, where it is not the main one
 */
/**
 * @typedef {object} Transcript
 * @property {(text: string) => void} heading
 * @property {(who: string, text: string) => void} line
 */

/**
 * Places an order with Amazon Pay, ships it in two parcels, and watches what that does at Amazon and in Medusa.
 * @param {Shop} shop
 * @param {{ currency: string, transcript: Transcript }} options
 * @returns {Promise<import("./checks.mjs").CheckList>}
 */
export async function twoParcelOrder(shop, { currency, transcript }) {
  const { admin, amazon, facts } = shop
  const checks = checkList()
  const before = await amazon.ledger()

  const { order, orderReferenceId } = await placeOrder(shop, currency, transcript)
  const total = toCents(order.total)
  const placed = await ledgerAtRest(shop)
  transcript.line("Amazon", `was called: ${inWords(callsBetween(before, placed))}`)
  const { Authorizations, SellerOrderId, StoreName, SellerNote } =
    await amazon.orderReference(orderReferenceId)
  const names = [SellerOrderId, StoreName, SellerNote].filter((name) => name)
  transcript.line("", `knows the order as ${names.map((name) => `"${name}"`).join(", ")}`)
  for (const { AmazonAuthorizationId, Amount, State } of Authorizations) {
    transcript.line("", `${AmazonAuthorizationId}, ${format(Amount, currency)}, is ${State}`)
  }
  transcript.line("Medusa", `payment status ${order.payment_status}`)
  checks.equal("The placed order is authorized in Medusa", "authorized", order.payment_status)
  checks.equal(
    `${format(total, currency)}, the order's total, is authorized at Amazon`,
    total.toFixed(2),
    sum(Authorizations.map(({ Amount }) => Amount)).toFixed(2),
  )
  checks.equal(
    `Placing it took the calls ${inWords(EXPECTED.placed)}, and no other`,
    EXPECTED.placed,
    callsBetween(before, placed),
  )

  const parcels = PARCELS.map((lines) => lines.map((line) => toItem(order, line)))
  const worths = parcelWorths(order, parcels)
  let last = placed
  for (const [index, lines] of parcels.entries()) {
    const name = `Parcel ${index + 1}`
    const expected = /** @type {{ status: string, calls: Record<string, number> }} */ (
      EXPECTED.parcels[index]
    )
    const worth = /** @type {import("bignumber.js").BigNumber} */ (worths[index])
    transcript.heading(`${name} ships`)
    transcript.line("Parcel", contents(order, lines))
    transcript.line("Worth", format(worth, currency))
    const trackingNumber = `DEMO-${order.display_id}-${index + 1}`
    await shipParcel(admin, {
      orderId: order.id,
      stockLocationId: facts.stockLocationId,
      lines,
      trackingNumber,
    })
    const status = await paymentStatus(admin, order.id, expected.status)
    const now = await ledgerAtRest(shop)
    const calls = callsBetween(last, now)
    const charged = toCents(now.captured[currency.toUpperCase()] ?? 0).minus(
      last.captured[currency.toUpperCase()] ?? 0,
    )
    last = now
    // A charge without a Capture call came with its authorization.
    const withCaptureNow = charged.gt(0) && !calls.Capture
    transcript.line("Amazon", `was called: ${inWords(calls)}`)
    transcript.line(
      "",
      `captured ${format(charged, currency)}${withCaptureNow ? ", with the authorization (CaptureNow)" : ""}`,
    )
    const tree = await amazon.orderReference(orderReferenceId)
    const authorization = tree.Authorizations.at(-1)
    // A charge made with its authorization is noted there.
    const note = withCaptureNow
      ? authorization?.SellerAuthorizationNote
      : authorization?.Captures.at(-1)?.SellerCaptureNote
    transcript.line("", `noted "${note ?? ""}"`)
    checks.equal(`${name} is named in the charge's note`, true, isNamed(note, order, index))
    transcript.line("Medusa", `payment status ${status}`)
    checks.equal(
      `${name} was charged ${format(worth, currency)}, its worth`,
      worth.toFixed(2),
      charged.toFixed(2),
    )
    checks.equal(`${name} made the payment ${expected.status} in Medusa`, expected.status, status)
    checks.equal(
      `${name} took the calls ${inWords(expected.calls)}, and no other`,
      expected.calls,
      calls,
    )
  }

  await checkTheWhole(checks, shop, { before, last, orderReferenceId, currency, total })
  return checks
}

/**
 * Whether a note says which order and which parcel it is about.
 * @param {string | null | undefined} note
 * @param {{ display_id: number }} order
 * @param {number} index of the parcel
 */
function isNamed(note, { display_id }, index) {
  return new RegExp(`\\b${display_id}\\D+${index + 1}\\b`).test(note ?? "")
}

/**
 * @param {Shop} shop
 * @param {string} currency
 * @param {Transcript} transcript
 */
export async function placeOrder({ medusa, admin, facts, amazon, provider }, currency, transcript) {
  transcript.heading("A buyer orders with Amazon Pay")
  const region = facts.regions.find((candidate) => candidate.currency === currency)
  if (!region) throw new Error(`The store has no region that sells in ${currency}.`)
  const orderReferenceId = await amazon.newOrderReference(addressAtAmazon(region.country))
  transcript.line("Amazon", `order reference ${orderReferenceId}`)
  const placed = await checkOut(medusa, facts.publishableKey, {
    region,
    orderReferenceId,
    provider,
    lines: wholeOrder().map(({ sku, quantity }) => ({
      variantId: variantId(facts, sku),
      quantity,
    })),
  })
  const order = await readOrder(admin, placed.id)
  const lines = order.items.map((/** @type {any} */ item) => ({
    itemId: item.id,
    quantity: item.quantity,
  }))
  transcript.line("Order", `#${order.display_id}: ${contents(order, lines)}`)
  transcript.line(
    "",
    `${format(order.total, currency)} with tax and shipping of ${format(order.shipping_total, currency)}`,
  )
  return { order, orderReferenceId }
}

/**
 * What holds of the order as a whole, once both parcels are out.
 * @param {import("./checks.mjs").CheckList} checks
 * @param {Shop} shop
 * @param {{ before: import("./simulated-amazon.mjs").Ledger, last: import("./simulated-amazon.mjs").Ledger, orderReferenceId: string, currency: string, total: import("bignumber.js").BigNumber }} order
 */
async function checkTheWhole(
  checks,
  { amazon },
  { before, last, orderReferenceId, currency, total },
) {
  const code = currency.toUpperCase()
  const captured = toCents(last.captured[code] ?? 0).minus(before.captured[code] ?? 0)
  const tree = await amazon.orderReference(orderReferenceId)
  const captures = tree.Authorizations.flatMap(({ Captures }) => Captures)
  checks.equal(
    `Amazon's ledger and the order's total agree on ${format(total, currency)}`,
    total.toFixed(2),
    captured.toFixed(2),
  )
  checks.equal(
    "Both captures are Completed at Amazon",
    ["Completed", "Completed"],
    captures.map(({ State }) => State),
  )
  // One Capture call and two captures: the other came with its authorization (CaptureNow).
  checks.equal(
    "Each authorization was captured once",
    [1, 1],
    tree.Authorizations.map(({ Captures }) => Captures.length),
  )
  checks.equal("The order reference is Closed", "Closed", tree.State)

  const notifications = await amazon.notificationsOf(orderReferenceId)
  checks.equal("Amazon sent notifications of it", true, notifications.length > 0)
  checks.equal(
    `All ${notifications.length} were accepted at once`,
    notifications.map(() => [200]),
    notifications.map(({ attempts }) => attempts.map(({ status }) => status)),
  )
}
