import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { freePort } from "../../processes/free-port.mjs"
import { startStore } from "../store.mjs"
import { storeEnvironment } from "../store-environment.mjs"

/** Stands for Medusa's command: listens where it is told to, and writes down where that is. */
const COMMAND = `
const { createServer } = require("node:http")
const { writeFileSync } = require("node:fs")
const after = (name) => process.argv[process.argv.indexOf(name) + 1]
const host = process.argv.includes("--host") ? after("--host") : undefined
const server = createServer((_, response) => response.end("OK"))
server.listen(Number(after("--port")), host, () => {
  writeFileSync(process.env.LISTENS_AT, server.address().address)
})
process.once("SIGTERM", () => process.exit(0)).once("SIGINT", () => process.exit(0))
`

describe("the demo's store", () => {
  /** @type {string} */
  let folder
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "demo-store-"))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it("listens for this machine alone, since its password is known to everybody", async () => {
    const cli = join(folder, "cli.cjs")
    const listensAt = join(folder, "listens-at")
    writeFileSync(cli, COMMAND)
    const env = { ...process.env, LISTENS_AT: listensAt }
    const log = (/** @type {string} */ name) => join(folder, `${name}.log`)
    const started = await startStore({ cli, folder, env, log }, await freePort())
    try {
      expect(readFileSync(listensAt, "utf8")).toBe("127.0.0.1")
    } finally {
      await started.process.stop()
    }
  })

  it("has the dashboard's development server listen for this machine alone", () => {
    const amazon = { url: "", sellerId: "", accessKey: "", secretKey: "", clientId: "" }
    const env = storeEnvironment({
      databaseUrl: "",
      port: 1,
      state: { jwtSecret: "", cookieSecret: "" },
      simulator: { ...amazon, certificateUrl: "" },
      login: { email: "", password: "" },
      withDashboard: true,
    })
    expect(env.HMR_BIND_HOST).toBe("127.0.0.1")
  })
})
