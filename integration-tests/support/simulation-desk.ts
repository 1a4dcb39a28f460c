import { z } from "@medusajs/framework/zod"
import type { Amazon } from "./amazon"
import type { Answer, Call } from "./http"

const picked = z.object({
  id: z.string(),
  simulation: z.string(),
  call: z.string(),
  minutes: z.number().nullable(),
  amazon_order_reference_id: z.string().nullable(),
  order: z.object({ id: z.string(), display_id: z.number() }).nullable(),
  used_by: z.string().nullable(),
  used_at: z.string().nullable(),
})
export type Picked = z.output<typeof picked>
const page = z.object({ simulations: z.array(picked), count: z.number() })

const requests = z.array(
  z.object({ action: z.string(), parameters: z.record(z.string(), z.string()) }),
)

/** A developer who has Amazon's sandbox do something with the next order. */
export class SimulationDesk {
  constructor(private readonly scene: { amazon: Amazon; warehouse: { office: Call } }) {}

  get account(): string {
    return `${this.scene.amazon.simulator.sellerId}/na/sandbox`
  }

  call(method: string, path = "", body?: object): Promise<Answer> {
    return this.scene.warehouse.office(method, `/admin/amazon-pay/simulations${path}`, body)
  }

  /** @returns what is picked then, as the store answers */
  async pick(...simulations: (string | { simulation: string; minutes: number })[]) {
    const all = simulations.map((one) => (typeof one === "string" ? { simulation: one } : one))
    const answer = await this.call("POST", "", { account: this.account, simulations: all })
    if (answer.status !== 200) throw new Error(`Not picked: ${JSON.stringify(answer.body)}`)
    return page.parse(answer.body).simulations
  }

  async list(): Promise<Picked[]> {
    const { body } = await this.call("GET", `?account=${this.account}`)
    return page.parse(body).simulations
  }

  /** What became of each that was picked: which order reference took it, and whether it is used. */
  async fates(): Promise<Record<string, [string | null, boolean]>> {
    return Object.fromEntries(
      (await this.list()).map((one) => [
        one.simulation,
        [one.amazon_order_reference_id, one.used_at !== null],
      ]),
    )
  }

  /** The notes of every request of an action that Amazon got, oldest first; empty text for none. */
  async notesOf(action: string, note: string): Promise<string[]> {
    return (await this.requestsOf(action)).map((parameters) => parameters[note] ?? "")
  }

  /** What Amazon was asked, without what differs with every request. */
  async requestsOf(action: string): Promise<Record<string, string>[]> {
    const all = requests.parse(await this.scene.amazon.control("GET", "/requests?limit=500"))
    return all
      .filter((request) => request.action === action)
      .map(({ parameters: { Timestamp: _when, Signature: _signature, ...rest } }) => rest)
  }
}
