/**
 * `npm run bench:ipn [-- part …]`: what notifications cost. All parts, or those that are named; each part is a function
 * of its own file that measures and prints.
 */
import { buildPluginIfStale } from "../scripts/build/build-plugin.mjs"
import { KEEP } from "../scripts/demo/folders.mjs"
import { acceptance } from "./ipn/acceptance.mjs"
import { verification } from "./ipn/verification.mjs"

const parts = { verification, acceptance }

const named = process.argv.slice(2)
const unknown = named.filter((name) => !(name in parts))
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(", ")}. Parts: ${Object.keys(parts).join(", ")}.`)
  process.exit(1)
}
// What is measured is what a store loads.
await buildPluginIfStale({ logFile: KEEP.log("build") })
for (const [name, measure] of Object.entries(parts)) {
  if (named.length === 0 || named.includes(name)) await measure()
}
