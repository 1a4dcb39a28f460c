import { poll } from "../processes/pause.mjs"

const WITHIN_MS = 300_000

/**
 * Waits until nothing is under way between Amazon and the store: what Amazon had to say is delivered, the store has worked
 * on all of it, and that made no further call.
 * @param {Pick<import("./two-parcel-order.mjs").Shop, "admin" | "amazon">} shop
 * @returns {Promise<import("./simulated-amazon.mjs").Ledger>}
 */
export async function ledgerAtRest({ admin, amazon }) {
  /** @type {string | undefined} */
  let before
  /** @type {string[]} */
  let open = []
  const ledger = await poll(
    async () => {
      open = await toBeWorkedOn(admin, await amazon.delivered())
      const now = await amazon.ledger()
      const requests = JSON.stringify(now.requests)
      const isAtRest = open.length === 0 && requests === before
      before = requests
      return isAtRest ? now : undefined
    },
    { withinMs: WITHIN_MS },
  )
  if (ledger) return ledger
  const about = open.length ? `works on the messages ${open.join(", ")}` : "calls Amazon"
  throw new Error(`The store still ${about} after ${WITHIN_MS / 60_000} minutes.`)
}

/**
 * @param {import("./json-client.mjs").JsonClient} admin
 * @param {string[]} messages that the store has taken
 */
async function toBeWorkedOn(admin, messages) {
  const { notifications } = await admin("/admin/amazon-pay/notifications?limit=100")
  const done = new Set(
    notifications
      .filter((/** @type {any} */ { state }) => state !== "received")
      .map((/** @type {any} */ { message_id }) => message_id),
  )
  return messages.filter((id) => !done.has(id))
}
