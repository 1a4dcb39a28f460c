import { resolve } from "node:path"
import { parseArgs } from "node:util"

export const USAGE = `npm run demo [-- options]

  --once              end after the transcript; the exit code says whether all was as it should be
  --fresh             forget the database and everything else of earlier runs
  --ready-file PATH   write where everything is, as JSON, once the store is up
  --help              this text

Ports: DEMO_SHOP_PORT, DEMO_MEDUSA_PORT, DEMO_POSTGRES_PORT, DEMO_SIMULATOR_PORT,
DEMO_SIMULATOR_EU_PORT, DEMO_SIMULATOR_JP_PORT.`

/**
 * @typedef {object} DemoOptions
 * @property {boolean} once
 * @property {boolean} fresh
 * @property {boolean} help
 * @property {string | undefined} readyFile
 */

/**
 * @param {string[]} args
 * @returns {DemoOptions}
 */
export function readArguments(args) {
  const { values } = parseArgs({
    args,
    options: {
      once: { type: "boolean", default: false },
      fresh: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
      "ready-file": { type: "string" },
    },
  })
  const readyFile = values["ready-file"]
  return {
    once: values.once,
    fresh: values.fresh,
    help: values.help,
    readyFile: readyFile === undefined ? undefined : resolve(readyFile),
  }
}
