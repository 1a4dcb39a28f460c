/** `npm run demo:order`: one more order, shipped in two parcels, in the demo store that is running. */
import { readFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { KEEP } from "./demo/folders.mjs"
import { transcript } from "./demo/progress.mjs"
import { reportChecks } from "./demo/report-checks.mjs"
import { adminSession } from "./order-flow/admin-session.mjs"
import { simulatedAmazon } from "./order-flow/simulated-amazon.mjs"
import { storeFacts } from "./order-flow/store-facts.mjs"
import { twoParcelOrder } from "./order-flow/two-parcel-order.mjs"

function readyFacts() {
  try {
    return JSON.parse(readFileSync(KEEP.ready, "utf8"))
  } catch {
    throw new Error("No demo is up in this folder. Start one with `npm run demo`.")
  }
}

/** The transcript's sums are in hundredths, and its buyers live where these are money. */
const CURRENCIES = ["usd", "eur"]

function accountFor(currency, facts, ready) {
  if (!CURRENCIES.includes(currency)) {
    throw new Error(`Orders can be placed in ${CURRENCIES.join(" and ")}, not in "${currency}".`)
  }
  const region = facts.regions.find((each) => each.currency === currency)
  // A store that was made when there was one account sells everything with that.
  return ready.amazons.find(({ providerId }) => region?.providers.includes(providerId)) ?? ready
}

try {
  const { values } = parseArgs({ options: { currency: { type: "string", default: "usd" } } })
  const ready = readyFacts()
  const admin = await adminSession(ready.medusa, ready.admin)
  const currency = values.currency.toLowerCase()
  const facts = await storeFacts(admin)
  const account = accountFor(currency, facts, ready)
  const shop = {
    medusa: ready.medusa,
    admin,
    facts,
    amazon: simulatedAmazon(account.simulator),
    provider: account.providerId,
  }
  const outcome = await twoParcelOrder(shop, { currency, transcript })
  process.exitCode = reportChecks(outcome) ? 0 : 1
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
