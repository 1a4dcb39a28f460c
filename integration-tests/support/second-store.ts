import { spawn, type ChildProcess } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { z } from "@medusajs/framework/zod"
import { otherProcesses } from "./activity"
import { backOffice } from "./http"
import { happens } from "./patience"
import type { Shop } from "./shop"
import { Warehouse } from "./warehouse"

const root = join(__dirname, "../..")

const listening = z.object({ port: z.number() })
const done = z.object({ done: z.number() })

/** Another process of the same store: one database and one Amazon, but locks and events of its own. */
export class SecondStore {
  private said = ""
  private questions = 0
  private port = 0

  private constructor(private readonly process: ChildProcess) {
    for (const stream of [process.stdout, process.stderr]) {
      stream?.on("data", (chunk: Buffer) => (this.said += chunk.toString()))
    }
  }

  /** Starts one and waits until it listens. */
  static async start(databaseUrl: string): Promise<SecondStore> {
    const started = spawn(process.execPath, [join(__dirname, "second-store-process.js")], {
      cwd: join(root, "integration-tests/store"),
      env: {
        ...process.env,
        NODE_ENV: "production",
        NODE_OPTIONS: "",
        DATABASE_URL: databaseUrl,
      },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    })
    const store = new SecondStore(started)
    await store.listens()
    otherProcesses.add(store)
    return store
  }

  get base(): string {
    return `http://localhost:${this.port}`
  }

  /** The people at its dashboard. */
  async warehouse(shop: Shop): Promise<Warehouse> {
    return new Warehouse(await backOffice(this.base), shop)
  }

  /** Waits until no subscriber runs there, nor any that was called by one, or until it is dead. */
  async subscribersDone(): Promise<void> {
    const question = ++this.questions
    const answered = this.told((message) => done.safeParse(message).data?.done === question)
    if (this.process.connected) this.process.send({ question })
    await happens(() => "subscribers of the second store to end", answered)
  }

  /** Ends it at once, in the middle of whatever it is doing. */
  async kill(): Promise<void> {
    otherProcesses.delete(this)
    if (this.ended) return
    const exit = once(this.process, "exit")
    this.process.kill("SIGKILL")
    await exit
  }

  private get ended(): boolean {
    return this.process.exitCode !== null || this.process.signalCode !== null
  }

  private async listens(): Promise<void> {
    try {
      const isPort = (message: unknown) => listening.safeParse(message).success
      const message = await happens(() => "the second store to listen", this.told(isPort))
      this.port = listening.parse(message).port
    } catch (error) {
      await this.kill()
      throw new Error(`The second store did not start:\n${this.said}`, { cause: error })
    }
  }

  /** The first message that is meant; undefined once the process has ended. */
  private told(isMeant: (message: unknown) => boolean): Promise<unknown> {
    return new Promise((resolve) => {
      const end = (message?: unknown) => {
        this.process.off("message", hear).off("exit", over)
        resolve(message)
      }
      const hear = (message: unknown) => {
        if (isMeant(message)) end(message)
      }
      const over = () => end()
      this.process.on("message", hear).on("exit", over)
      if (this.ended) end()
    })
  }
}
