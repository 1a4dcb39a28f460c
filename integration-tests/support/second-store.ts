import { spawn, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import { createServer, type AddressInfo } from "node:net"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { backOffice } from "./http"
import type { Shop } from "./shop"
import { Warehouse } from "./warehouse"

const root = join(__dirname, "../..")

/** Another process of the same store: one database and one Amazon, but locks and events of its own. */
export class SecondStore {
  private said = ""

  private constructor(
    private readonly process: ChildProcess,
    readonly base: string,
  ) {
    for (const stream of [process.stdout, process.stderr]) {
      stream?.on("data", (chunk: Buffer) => (this.said += chunk.toString()))
    }
  }

  /** Starts one and waits until it answers. */
  static async start(databaseUrl: string): Promise<SecondStore> {
    const port = await freePort()
    const started = spawn(
      process.execPath,
      [join(__dirname, "second-store-process.js"), String(port)],
      {
        cwd: join(root, "integration-tests/store"),
        env: {
          ...process.env,
          NODE_ENV: "production",
          NODE_OPTIONS: "",
          DATABASE_URL: databaseUrl,
        },
        stdio: ["ignore", "pipe", "pipe"],
      },
    )
    const store = new SecondStore(started, `http://localhost:${port}`)
    await store.healthy()
    return store
  }

  /** The people at its dashboard. */
  async warehouse(shop: Shop): Promise<Warehouse> {
    return new Warehouse(await backOffice(this.base), shop)
  }

  /** Ends it at once, in the middle of whatever it is doing. */
  async kill(): Promise<void> {
    if (this.ended) return
    const exit = once(this.process, "exit")
    this.process.kill("SIGKILL")
    await exit
  }

  private get ended(): boolean {
    return this.process.exitCode !== null || this.process.signalCode !== null
  }

  private async healthy(): Promise<void> {
    for (let tries = 0; tries < 300 && !this.ended; tries++) {
      const answer = await fetch(`${this.base}/health`).catch(() => undefined)
      if (answer?.ok) return
      await sleep(200)
    }
    await this.kill()
    throw new Error(`The second store did not start:\n${this.said}`)
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await once(server, "listening")
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, "close")
  return port
}
