import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { play } from "./play"
import { makeWorld, type World } from "./world"

/*
 * Seeded damage to envelopes and to properly signed messages: 5,000 times among the units, 100,000 times with
 * `npm run test:fuzz`, which prints a table of the answers and of memory. Any other number:
 *
 *   IPN_FUZZ_CASES=20000 npm run test:unit -- ipn/__tests__/fuzz
 *
 * `IPN_FUZZ_SEED` plays others; `IPN_FUZZ_FROM=<case> IPN_FUZZ_CASES=1` plays one again.
 */
const setting = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise)

const cases = setting("IPN_FUZZ_CASES", 5_000)
const seed = setting("IPN_FUZZ_SEED", 20_240_507)
const from = setting("IPN_FUZZ_FROM", 0)
const isLong = cases > 20_000

let world: World

beforeAll(async () => {
  world = await makeWorld()
})

it(
  `accepts nothing damaged and crashes at nothing, in ${cases} cases`,
  async () => {
    const results = new Map<string, number>()
    for (let index = from; index < from + cases; index++) {
      const { damage, result } = await play(world, seed, index).catch((cause: unknown) => {
        throw new Error(`case ${index} of seed ${seed}: ${String(cause)}`, { cause })
      })
      const line = `${result.padEnd(26)} ${damage}`
      results.set(line, (results.get(line) ?? 0) + 1)
      if (isLong && (index - from) % 10_000 === 0) report(`${index - from} cases: ${heap()}`)
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    expect(Object.keys(Object.prototype)).toEqual([])
    // A fuzz that stops at the first check would prove little: each kind of answer must have been met.
    const met = [...results.keys()].join("\n")
    if (cases >= 5_000) for (const answer of answers) expect(met).toContain(answer)
    if (isLong) report(tableOf(results), `${cases} cases: ${heap()}`)
  },
  60_000 + 20 * cases,
)

const answers = [
  "NotJson",
  "TooLarge",
  "InvalidEnvelope",
  "UntrustedCertificateUrl",
  "CertificateUnavailable",
  "InvalidCertificate",
  "InvalidSignature",
  "InvalidNotification",
  "nothing signed changed",
  "gives the same key",
  ...["order-reference", "authorization", "capture", "refund", "billing-agreement"],
  ...["chargeback", "provider-credit", "unknown", "v2"],
].map((answer) => (/^[a-z-]+\d?$/.test(answer) ? `read as ${answer}` : answer))

function tableOf(results: ReadonlyMap<string, number>): string {
  return [...results]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([line, count]) => `${String(count).padStart(6)} ${line}`)
    .join("\n")
}

function heap(): string {
  setFlagsFromString("--expose-gc")
  const collect = runInNewContext("gc") as () => void
  collect()
  const { heapUsed, external, rss } = process.memoryUsage()
  const mebibytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MiB`
  return `heap ${mebibytes(heapUsed)}, external ${mebibytes(external)}, resident ${mebibytes(rss)}`
}

function report(...lines: string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`)
}
