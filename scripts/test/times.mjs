/** `npm run test:times`: how long a developer waits, as a table for CONTRIBUTING.md. */
import { mkdtempSync, rmSync } from "node:fs"
import { availableParallelism, constants, tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { stopEverything } from "../processes/start-process.mjs"
import { isKeptWarm, measure, takeBackEdits } from "./measure.mjs"
import { MEASUREMENTS } from "./measurements.mjs"
import { table } from "./table.mjs"

const USAGE = `npm run test:times [-- options]

Runs each command twice, the second time after an edit, and prints how long the result took then. The edit is a comment
line, which is taken out again. Start \`npm run store\` in another terminal to measure with it.

  --all         \`npm test\`, too
  --only TEXT   only what has this text in its command or its name
  --help        this text`

const { values } = parseArgs({
  options: {
    all: { type: "boolean", default: false },
    only: { type: "string", default: "" },
    help: { type: "boolean", default: false },
  },
})
if (values.help) {
  console.log(USAGE)
  process.exit(0)
}

// However this ends, the sources are as they were.
process.on("exit", takeBackEdits)
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
  process.on(signal, () => {
    takeBackEdits()
    void stopEverything().then(() => process.exit(128 + constants.signals[signal]))
  })
}

const wanted = MEASUREMENTS.filter(
  ({ what, command, long }) =>
    (values.all || !long) && [what, ...command].join(" ").includes(values.only),
)
const folder = mkdtempSync(join(tmpdir(), "amazon-pay-test-times-"))
const rows = []
for (const measurement of wanted) {
  const { what, command } = measurement
  console.error(`${what} …`)
  try {
    const seconds = await measure(measurement, join(folder, String(rows.length)))
    rows.push([what, `\`npm ${command.join(" ")}\``, `${seconds.toFixed(1)} s`])
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    rows.push([what, `\`npm ${command.join(" ")}\``, "failed"])
    process.exitCode = 1
  }
}
rmSync(folder, { recursive: true, force: true })
const warm = (await isKeptWarm()) ? "with" : "without"
console.log(
  `On ${availableParallelism()} processors, Node.js ${process.versions.node}, ${warm} \`npm run store\`:\n`,
)
console.log(table(["what", "command", "seen after"], rows))
