/** `npm run test:all`: all tests, in parts. */
import { parseArgs } from "node:util"
import { constants } from "node:os"
import { runAll } from "./run-all.mjs"
import { PARTS } from "./parts.mjs"

const USAGE = `npm run test:all [-- options] [part...]

Runs the parts that are named, or all of them: ${PARTS.map(({ name }) => name).join(", ")}.

  --results FOLDER   keep results, logs and summary.json there
  --limit SECONDS    end each part after this time, not after its own limit
  --help             this text`

/** @returns {{ names: string[], results?: string, limitSeconds?: number, help: boolean }} */
function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      results: { type: "string" },
      limit: { type: "string" },
      help: { type: "boolean", default: false },
    },
  })
  const limitSeconds = values.limit === undefined ? undefined : Number(values.limit)
  if (limitSeconds !== undefined && !(limitSeconds > 0)) {
    throw new Error(`--limit takes a number of seconds above zero, not "${values.limit}".`)
  }
  return { names: positionals, results: values.results, limitSeconds, help: values.help }
}

// A reader that goes away (`npm run test:all | head`) is no reason to leave processes behind.
process.stdout.on("error", () => {})

const interruption = new AbortController()
let code = 0
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
  // The handler stays: npm hands a signal on that a terminal or a time limit has sent to everybody already.
  process.on(signal, () => {
    code ||= 128 + constants.signals[signal]
    interruption.abort(signal)
  })
}

try {
  const { help, ...options } = readArguments()
  if (help) console.log(USAGE)
  else if (!(await runAll({ ...options, signal: interruption.signal }))) code ||= 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  code ||= 1
}
process.exit(code)
