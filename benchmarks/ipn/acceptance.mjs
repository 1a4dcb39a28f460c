import { once } from "node:events"
import { createServer } from "node:http"
import { chmodSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import pg from "@medusajs/framework/pg"
import { MEDUSA_CLI } from "../../scripts/demo/folders.mjs"
import { answers, migrate } from "../../scripts/demo/store.mjs"
import { createDatabase } from "../../scripts/postgres/create-database.mjs"
import { startPostgres } from "../../scripts/postgres/start-postgres.mjs"
import { freePort } from "../../scripts/processes/free-port.mjs"
import { pause, poll } from "../../scripts/processes/pause.mjs"
import { tail } from "../../scripts/processes/run-to-end.mjs"
import { startProcess, stopEverything } from "../../scripts/processes/start-process.mjs"
import { median } from "../median.mjs"
import { identity } from "./loopback-sns.mjs"
import { signedNotifications } from "./messages.mjs"

const ROUNDS = 15
const WARM_UP = 3
const MESSAGES = 200
const AT_ONCE = 8
/** The part of its time in which an idle store may be busy. */
const IDLE = 0.1
const MEMORY_STEPS = 10
const MEMORY_MESSAGES = 1_000
const DATABASE = "notifications"

/**
 * The memory that 10,000 notifications leave behind. Then those that a store takes in, each stored before it is answered,
 * over a bare route of the same store that stores the same body in one row: short rounds of each in turn. What was taken
 * in is worked on behind the answers, and waited for between the rounds; it takes most of the minutes.
 */
export async function acceptance() {
  const directory = mkdtempSync(join(tmpdir(), "amazon-pay-bench-"))
  chmodSync(directory, 0o755)
  const folders = [directory]
  const { privateKey, pem } = await identity("sns.amazonaws.com")
  const certificates = createServer((_request, response) => response.end(pem))
  certificates.listen(0, "127.0.0.1")
  await once(certificates, "listening")
  const certificateUrl = `http://127.0.0.1:${certificates.address().port}/certificate.pem`
  try {
    const postgres = await startPostgres({ directory: join(directory, "postgres") })
    folders.push(dirname(postgres.dataDirectory))
    await createDatabase(postgres.url("postgres"), DATABASE)
    const url = await store(postgres.url(DATABASE), certificateUrl, directory)
    const signer = { privateKey, signingCertUrl: certificateUrl }
    const all = (ROUNDS + WARM_UP) * MESSAGES + MEMORY_STEPS * MEMORY_MESSAGES
    const bodies = signedNotifications(signer, "2", all)
    // First, because it leaves the store as warm as one is that has been running for days.
    await memory(url, (count) => bodies.splice(0, count))
    await compare(url, (count) => bodies.splice(0, count))
  } finally {
    await stopEverything()
    certificates.close()
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  }
}

async function store(databaseUrl, certificateUrl, directory) {
  const folder = fileURLToPath(new URL("store", import.meta.url))
  const log = (name) => join(directory, `${name}.log`)
  const env = {
    ...process.env,
    NODE_ENV: "production",
    LOG_LEVEL: "error",
    MEDUSA_DISABLE_TELEMETRY: "1",
    DATABASE_URL: databaseUrl,
    CERTIFICATE_URL: certificateUrl,
  }
  await migrate({ cli: MEDUSA_CLI, folder, env, log })
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query("create table bare_message (id text primary key, body text not null)")
  await client.end()
  const port = await freePort()
  const started = await startProcess({
    name: "Medusa",
    command: process.execPath,
    args: ["--expose-gc", MEDUSA_CLI, "start", "--port", String(port)],
    cwd: folder,
    env,
    logFile: log("medusa"),
  })
  const url = `http://127.0.0.1:${port}`
  const isUp = async () =>
    started.ended() === undefined ? (await answers(`${url}/health`)) || undefined : false
  if (await poll(isUp, { withinMs: 120_000, everyMs: 200 })) return url
  throw new Error(`The store did not start:\n${tail(log("medusa"))}`)
}

async function compare(url, take) {
  const taken = { bare: [], accepted: [], ratio: [] }
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const bodies = take(MESSAGES)
    // Each begins with an idle store.
    await workedOn(url)
    const bare = await perSecond(`${url}/hooks/bare`, bodies)
    await workedOn(url)
    const accepted = await perSecond(`${url}/hooks/amazon-pay/ipn`, bodies)
    if (round < 0) continue
    taken.bare.push(bare)
    taken.accepted.push(accepted)
    taken.ratio.push(accepted / bare)
  }
  console.log(`\nAcceptance: ${ROUNDS} rounds of ${MESSAGES}, ${AT_ONCE} at once, medians\n`)
  console.log("bare route, one insert a second   notifications a second   ratio")
  console.log(
    `${median(taken.bare).toFixed(0).padStart(31)}   ${median(taken.accepted).toFixed(0).padStart(22)}   ${median(taken.ratio).toFixed(2).padStart(5)}`,
  )
}

/** Delivers every body, so many at once. @returns how many a second */
async function perSecond(url, bodies) {
  const rest = [...bodies]
  const start = performance.now()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let body = rest.pop(); body; body = rest.pop()) {
        const answer = await fetch(url, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body,
        })
        await answer.arrayBuffer()
        if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}.`)
      }
    }),
  )
  return (bodies.length / (performance.now() - start)) * 1_000
}

/** Waits until everything that was taken in was worked on, and the store is idle. */
async function workedOn(url) {
  for (;;) {
    const state = await (await fetch(`${url}/hooks/bare`)).json()
    if (state.waiting === 0 && state.busy < IDLE) return
    await pause(200)
  }
}

async function memory(url, take) {
  console.log(`\nMemory over ${MEMORY_STEPS * MEMORY_MESSAGES} notifications, garbage collected\n`)
  console.log("taken in   heap MiB   outside the heap MiB")
  for (let step = 0; step <= MEMORY_STEPS; step++) {
    if (step > 0) await perSecond(`${url}/hooks/amazon-pay/ipn`, take(MEMORY_MESSAGES))
    await workedOn(url)
    const { heapUsed, external } = await (await fetch(`${url}/hooks/bare?collect`)).json()
    console.log(
      `${String(step * MEMORY_MESSAGES).padStart(8)}   ${mebibytes(heapUsed).padStart(8)}   ${mebibytes(external).padStart(20)}`,
    )
  }
}

const mebibytes = (bytes) => (bytes / 2 ** 20).toFixed(2)
