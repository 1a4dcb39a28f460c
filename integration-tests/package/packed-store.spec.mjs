import { existsSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals"
import { ADMIN } from "../../scripts/demo/admin-login.mjs"
import { startSimulator } from "../../scripts/demo/simulator.mjs"
import { migrate, startStore } from "../../scripts/demo/store.mjs"
import { storeEnvironment } from "../../scripts/demo/store-environment.mjs"
import { adminSession } from "../../scripts/order-flow/admin-session.mjs"
import { simulatedAmazon } from "../../scripts/order-flow/simulated-amazon.mjs"
import { storeFacts } from "../../scripts/order-flow/store-facts.mjs"
import { twoParcelOrder } from "../../scripts/order-flow/two-parcel-order.mjs"
import { createDatabase } from "../../scripts/postgres/create-database.mjs"
import { freePort } from "../../scripts/processes/free-port.mjs"
import { runToEnd } from "../../scripts/processes/run-to-end.mjs"
import { makePackedStore } from "./packed-store.mjs"
import { shopsCompile } from "./shops-compile.mjs"

const PREPARE_WITHIN_MS = 3_600_000
const DATABASE = `copy_${process.pid}_packed`

jest.setTimeout(1_800_000)

describe("the packed plugin and simulator in a store made from published packages", () => {
  /** @type {import("./packed-store.mjs").PackedStore} */
  let store
  /** @type {Awaited<ReturnType<typeof startSimulator>>} */
  let simulator
  /** @type {import("../../scripts/order-flow/two-parcel-order.mjs").Shop} */
  let shop
  /** @type {import("../../scripts/processes/start-process.mjs").StartedProcess[]} */
  const processes = []

  beforeAll(async () => {
    store = await makePackedStore()
    simulator = await startSimulator({
      bin: join(store.folder, "node_modules/.bin/amazon-pay-simulator"),
      port: await freePort(),
      logFile: store.log("simulator"),
    })
    processes.push(simulator.process)

    const port = await freePort()
    const { DB_USERNAME, DB_PASSWORD, DB_HOST, DB_PORT } = process.env
    const server = `postgres://${DB_USERNAME}:${DB_PASSWORD}@${DB_HOST}:${DB_PORT}`
    await createDatabase(`${server}/postgres`, DATABASE)
    const env = storeEnvironment({
      databaseUrl: `${server}/${DATABASE}`,
      port,
      state: { jwtSecret: "for this test", cookieSecret: "for this test" },
      simulator: simulator.ready,
      login: ADMIN,
      withDashboard: false,
    })
    const cli = join(store.folder, "node_modules/@medusajs/cli/cli.js")
    const command = { cli, folder: store.folder, env, log: store.log }
    await migrate(command)
    const medusa = await startStore(command, port)
    processes.push(medusa.process)

    const amazon = simulatedAmazon(simulator.ready.url)
    await amazon.notifyAt(`${medusa.url}/hooks/amazon-pay/ipn`)
    const admin = await adminSession(medusa.url, ADMIN)
    shop = { medusa: medusa.url, admin, amazon, facts: await storeFacts(admin) }
  }, PREPARE_WITHIN_MS)

  afterAll(async () => {
    for (const started of processes.reverse()) await started.stop()
    store?.remove()
  }, 300_000)

  it("holds the build and its papers, and nothing of the workspace", () => {
    expect(store.packedFiles).toEqual(
      expect.arrayContaining(["package.json", "README.md", "CHANGELOG.md", "LICENSE"]),
    )
    const strangers = store.packedFiles.filter(
      (path) => path.includes("/") && !/^(\.medusa\/server|docs)\//.test(path),
    )
    expect(strangers).toEqual([])
    const tests = store.packedFiles.filter((path) => /__tests__|\.spec\./.test(path))
    expect(tests).toEqual([])
  })

  it("leaves the simulator to a package of its own, which holds its build and its papers", () => {
    expect(store.packedFiles.filter((path) => /simulator\//.test(path))).toEqual([])
    expect(store.simulatorFiles).toEqual(
      expect.arrayContaining(["package.json", "README.md", "LICENSE", "dist/bin.js"]),
    )
    const others = store.simulatorFiles.filter(
      (path) => path.includes("/") && !/^dist\/(?!.*(__tests__|\.spec\.))/.test(path),
    )
    expect(others).toEqual([])
  })

  it("has what its papers link to", () => {
    const home = join(store.folder, "node_modules/medusa-payment-amazon-pay")
    const links = store.packedFiles
      .filter((path) => path.endsWith(".md"))
      .flatMap((path) => {
        const text = readFileSync(join(home, path), "utf8")
        return [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, to]) =>
          join(dirname(path), to ?? ""),
        )
      })
    expect(links.length).toBeGreaterThan(0)
    expect(links.filter((path) => !existsSync(join(home, path)))).toEqual([])
  })

  it("gives shops the storefront kit with its types, whichever way their compiler looks for them", async () => {
    await shopsCompile(store)
  })

  it("gives the kit to Node.js, for shops whose pages are rendered on a server", async () => {
    const imports = ["", "/react"].map(
      (entry) => `await import("medusa-payment-amazon-pay/storefront${entry}")`,
    )
    await runToEnd({
      name: "The import of the kit",
      command: process.execPath,
      args: ["--input-type=module", "--eval", imports.join("\n")],
      cwd: store.folder,
      env: process.env,
      logFile: store.log("kit"),
      withinMs: 300_000,
    })
  })

  it("serves the simulator's widgets, with all that they import", async () => {
    const { url } = simulator.ready
    const script = await fetch(`${url}/OffAmazonPayments/us/sandbox/js/Widgets.js`)
    expect(script.status).toBe(200)
    const found = [...(await script.text()).matchAll(/"(\/widgets\/[^"]+\.js)"/g)]
    const addresses = new Set([
      ...found.map(([, path]) => url + path),
      `${url}/widgets/browser/frame.js`,
    ])
    // A set is walked to its end, whatever is added on the way.
    for (const address of addresses) {
      const answer = await fetch(address)
      expect([address, answer.status]).toEqual([address, 200])
      for (const [, path] of (await answer.text()).matchAll(/from "(\.[^"]+)"/g)) {
        addresses.add(new URL(path, address).href)
      }
    }
    expect(addresses.size).toBeGreaterThan(5)
  })

  it("lists Amazon Pay among the payment providers", async () => {
    const { payment_providers: providers } = await shop.admin("/admin/payments/payment-providers")
    expect(providers).toContainEqual(
      expect.objectContaining({ id: "pp_amazon-pay_amazon-pay", is_enabled: true }),
    )
  })

  it("takes an order, ships it in two parcels and charges each", async () => {
    const transcript = { heading: () => {}, line: () => {} }
    const { checks, broken } = await twoParcelOrder(shop, { currency: "usd", transcript })
    expect(broken()).toEqual([])
    expect(checks.length).toBeGreaterThan(0)
  })
})
