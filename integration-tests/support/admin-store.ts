import { spawn } from "node:child_process"
import { once } from "node:events"
import { copyFileSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { z } from "@medusajs/framework/zod"
import { startSimulator, type Simulator } from "amazon-pay-simulator"
import { Amazon, unhurried } from "./amazon"
import { Buyer } from "./buyer"
import { backOffice, caller, storefront } from "./http"
import type { Shop } from "./shop"
import { takeSpareStore } from "./spare-store"
import { eventually, Warehouse } from "./warehouse"

const ready = z.object({
  url: z.string(),
  databaseUrl: z.string(),
  admin: z.object({ email: z.string(), password: z.string() }),
  facts: z.object({
    publishableKey: z.string(),
    stockLocationId: z.string(),
    regions: z.array(
      z.object({
        id: z.string(),
        currency: z.string(),
        country: z.string(),
        shippingOptionId: z.string(),
      }),
    ),
    variants: z.array(z.object({ id: z.string(), sku: z.string() })),
  }),
})
const taken = z.object({ notifications: z.array(z.object({ state: z.string() })) })
type Ready = z.output<typeof ready>
export type Login = Ready["admin"]

/**
 * How a store has its dashboard: built, as merchants' stores do, or compiled from the sources while it is looked at, as
 * `npm run demo` does. All that compile it share a folder, so of those there can be but one at a time.
 */
export type Dashboard = "built" | "from-sources"

/** `setup/browser-setup.mjs` says otherwise where a run of few files would wait for a build. */
const usualDashboard: Dashboard =
  process.env.ADMIN_DASHBOARD === "from-sources" ? "from-sources" : "built"

/** The demo store with its dashboard, a process of its own, and the people around it. */
export class AdminStore {
  readonly url: string
  readonly databaseUrl: string
  readonly login: Login
  readonly buyer: Buyer

  private constructor(
    private readonly stopStore: () => Promise<void>,
    private readonly folder: string,
    readonly amazon: Amazon,
    { url, databaseUrl, admin }: Ready,
    shop: Shop,
    readonly warehouse: Warehouse,
  ) {
    this.url = url
    this.databaseUrl = databaseUrl
    this.login = admin
    this.buyer = new Buyer(storefront(url, shop), shop)
  }

  /** Starts one, on a database and with an Amazon of its own. Takes a minute or so. */
  static async start(dashboard: Dashboard = usualDashboard): Promise<AdminStore> {
    const folder = mkdtempSync(join(tmpdir(), "amazon-pay-simulator-"))
    const state = join(folder, "state.json")
    const spare = dashboard === "from-sources" ? await takeSpareStore() : undefined
    if (spare) copyFileSync(spare.simulator.state, state)
    const port = spare?.simulator.port ?? 0
    const simulator = await startSimulator({ port, state, settings: unhurried })
    const store = spare ?? (await startProcess(simulator, dashboard))
    const said = ready.parse(store.said)
    const { facts, url, admin } = said
    const shop: Shop = {
      stockLocationId: facts.stockLocationId,
      publishableKey: facts.publishableKey,
      regions: Object.fromEntries(facts.regions.map(({ currency, ...one }) => [currency, one])),
      variants: Object.fromEntries(facts.variants.map(({ sku, id }) => [sku, id])),
    }
    const warehouse = new Warehouse(await backOffice(url, admin), shop)
    const amazon = new Amazon(simulator)
    await amazon.control("POST", "/notifications", { endpoint: `${url}/hooks/amazon-pay/ipn` })
    return new AdminStore(store.stop, folder, amazon, said, shop, warehouse)
  }

  /** Places an order of two parcels' worth and waits until its payment is known. */
  async order(): Promise<{ id: string; orderId: string; total: string }> {
    const id = await this.amazon.orderReference()
    const orderId = await this.buyer.order(id)
    const { total } = await this.warehouse.eventually(orderId, "authorized")
    return { id, orderId, total: total.toFixed(2) }
  }

  /** Waits until all that Amazon has told of an order so far is taken and worked on. */
  async workedOn(amazonOrderReferenceId: string): Promise<void> {
    await this.amazon.simulator.idle()
    const of = `amazon_order_reference_id=${amazonOrderReferenceId}`
    await eventually(async () => {
      const { body } = await this.warehouse.office("GET", `/admin/amazon-pay/notifications?${of}`)
      const states = taken.parse(body).notifications.map(({ state }) => state)
      if (!states.length || states.some((state) => state !== "processed")) {
        throw new Error(`The notifications of ${amazonOrderReferenceId} are ${states.join(", ")}.`)
      }
    })
  }

  /** Somebody else who may work at the dashboard, invited as the dashboard invites people. */
  async colleague(): Promise<Login> {
    const login = { email: "colleague@example.com", password: "another password for tests" }
    const { body } = await this.warehouse.office("POST", "/admin/invites", { email: login.email })
    const { invite } = z.object({ invite: z.object({ token: z.string() }) }).parse(body)
    const registered = await caller(this.url, {})("POST", "/auth/user/emailpass/register", login)
    const { token } = z.object({ token: z.string() }).parse(registered.body)
    const accepted = await caller(this.url, { authorization: `Bearer ${token}` })(
      "POST",
      `/admin/invites/accept?token=${invite.token}`,
      { email: login.email, first_name: "Another", last_name: "Admin" },
    )
    if (accepted.status !== 200) throw new Error(`Not invited: ${JSON.stringify(accepted.body)}`)
    return login
  }

  /** Meanwhile Amazon has another secret key than the store: one made anew in Seller Central. */
  async whileKeyIsWrong(work: () => Promise<void>): Promise<void> {
    const { secretKey } = this.amazon.simulator
    await this.restartAmazon("made anew in Seller Central")
    try {
      await work()
    } finally {
      await this.restartAmazon(secretKey)
    }
  }

  private async restartAmazon(secretKey: string): Promise<void> {
    await this.amazon.simulator.stop()
    const port = Number(new URL(this.amazon.simulator.url).port)
    const state = join(this.folder, "state.json")
    this.amazon.simulator = await startSimulator({ port, state, secretKey, settings: unhurried })
  }

  async stop(): Promise<void> {
    await this.stopStore()
    await this.amazon.simulator.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

async function startProcess(
  simulator: Simulator,
  dashboard: Dashboard,
): Promise<{ said: unknown; stop: () => Promise<void> }> {
  const { url, sellerId, accessKey, secretKey, clientId, certificateUrl } = simulator
  const amazon = { url, sellerId, accessKey, secretKey, clientId, certificateUrl }
  const started = spawn(
    process.execPath,
    [join(__dirname, "admin-store-process.mjs"), JSON.stringify(amazon), dashboard],
    { env: { ...process.env, NODE_OPTIONS: "" }, stdio: ["pipe", "pipe", "pipe"] },
  )
  let complaints = ""
  started.stderr.on("data", (chunk: Buffer) => (complaints += chunk.toString()))
  const lines = createInterface({ input: started.stdout })
  const [line] = (await Promise.race([once(lines, "line"), once(started, "exit")])) as unknown[]
  if (typeof line !== "string" || !line.startsWith("{")) {
    throw new Error(`The store did not start: ${complaints || String(line)}`)
  }
  const stop = async () => {
    if (started.exitCode !== null) return
    const exit = once(started, "exit")
    started.stdin.end()
    await exit
  }
  return { said: JSON.parse(line) as unknown, stop }
}
