import { ADMIN } from "./admin-login.mjs"
import { KEEP } from "./folders.mjs"
import { say } from "./progress.mjs"

/** @param {import("./bring-up.mjs").RunningShop} shop */
export function welcome({ medusa, simulator, storefront }) {
  say(
    [
      "The store stays up.",
      "",
      `  Shop           ${storefront.url} (buy something; any account at the simulated Amazon will do)`,
      `  Dashboard      ${medusa}/app`,
      `  Login          ${ADMIN.email}, password ${ADMIN.password}`,
      `  Store API      ${medusa}/store`,
      `  Amazon Pay     ${simulator.url} (simulated; its ledger is at ${simulator.url}/_sim/ledger)`,
      `  Logs           ${KEEP.logs}`,
      "",
      "  Another order  npm run demo:order            (in another terminal; add -- --currency eur for euros)",
      "  Stop           Ctrl-C",
    ].join("\n"),
  )
}
