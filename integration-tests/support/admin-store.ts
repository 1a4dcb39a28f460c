import { spawn, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { createInterface } from "node:readline"
import { z } from "@medusajs/framework/zod"
import { Amazon } from "./amazon"
import { Buyer } from "./buyer"
import { backOffice, storefront } from "./http"
import type { Shop } from "./shop"
import { Warehouse } from "./warehouse"

const ready = z.object({
  url: z.string(),
  simulator: z.string(),
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

/** The demo store with its dashboard, a process of its own, and the people around it. */
export class AdminStore {
  private constructor(
    private readonly process: ChildProcess,
    readonly url: string,
    readonly login: { email: string; password: string },
    readonly amazon: Pick<Amazon, "orderReference" | "control" | "ledger" | "tree">,
    readonly buyer: Buyer,
    readonly warehouse: Warehouse,
  ) {}

  /** Starts one, on a database and with an Amazon of its own. Takes a minute or two. */
  static async start(): Promise<AdminStore> {
    const started = spawn(process.execPath, [join(__dirname, "admin-store-process.mjs")], {
      env: { ...process.env, NODE_OPTIONS: "" },
      stdio: ["pipe", "pipe", "pipe"],
    })
    let said = ""
    started.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()))
    const lines = createInterface({ input: started.stdout })
    const [line] = (await Promise.race([once(lines, "line"), once(started, "exit")])) as unknown[]
    if (typeof line !== "string" || !line.startsWith("{")) {
      throw new Error(`The store did not start: ${said || String(line)}`)
    }
    const { url, simulator, admin, facts } = ready.parse(JSON.parse(line))
    const shop: Shop = {
      stockLocationId: facts.stockLocationId,
      publishableKey: facts.publishableKey,
      regions: Object.fromEntries(facts.regions.map(({ currency, ...one }) => [currency, one])),
      variants: Object.fromEntries(facts.variants.map(({ sku, id }) => [sku, id])),
    }
    // Only its address is asked for.
    const amazon = new Amazon({ url: simulator } as Amazon["simulator"])
    const office = await backOffice(url, admin)
    const warehouse = new Warehouse(office, shop)
    return new AdminStore(
      started,
      url,
      admin,
      amazon,
      new Buyer(storefront(url, shop), shop),
      warehouse,
    )
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null) return
    const exit = once(this.process, "exit")
    this.process.stdin?.end()
    await exit
  }
}
