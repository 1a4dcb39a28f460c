import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../modules/amazon-pay"
import { refused } from "../modules/amazon-pay/errors"
import type { SimulationRow } from "../modules/amazon-pay/ledger/simulation-row"
import {
  callOf,
  simulationNames,
  usualMinutes,
  type SimulatedCall,
  type SimulationName,
} from "../modules/amazon-pay/simulations/catalog"
import type { Carried } from "../modules/amazon-pay/simulations/note"
import { accountsOf } from "../medusa/accounts"
import { ordersOfCollections, type OrderLink } from "../medusa/order-collections"
import { saidBack } from "../medusa/said-back"

export {
  callOf,
  minuteBounds,
  simulationNames,
  usualMinutes,
} from "../modules/amazon-pay/simulations/catalog"

/** Something Amazon's sandbox can be made to do. */
export interface AvailableSimulation {
  simulation: SimulationName
  call: SimulatedCall
  /** How long it takes when nobody says; null for what happens at once. */
  minutes: number | null
}

/** Something that was picked, and what became of it. */
export interface SimulationView {
  id: string
  account: string
  simulation: string
  call: string
  minutes: number | null
  picked_at: string
  /** The order reference that took it; null while it waits for the next order. */
  amazon_order_reference_id: string | null
  taken_at: string | null
  /** The order, once the cart has become one. */
  order: { id: string; display_id: number } | null
  /** The reference id of the operation that carried it. */
  used_by: string | null
  used_at: string | null
}

export interface SimulationPage {
  available: AvailableSimulation[]
  simulations: SimulationView[]
  count: number
  limit: number
  offset: number
}

/**
 * What can be picked for an account of Amazon's sandbox, and what was: what waits for the next order first.
 * @throws MedusaError NOT_FOUND for an account this store has not, NOT_ALLOWED for a live one
 */
export async function listSimulations(
  container: MedusaContainer,
  { account, limit, offset }: { account: string; limit: number; offset: number },
): Promise<SimulationPage> {
  requireSandbox(container, account)
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const { rows, count } = await engine.findSimulations(account, { skip: offset, take: limit })
  const taken = rows.flatMap(({ order_reference_id }) => order_reference_id ?? [])
  const references = new Map(
    (await engine.listOrderReferences({ id: taken }, { take: null })).map((row) => [row.id, row]),
  )
  const orders = await ordersOfCollections(
    container,
    [...references.values()].map(({ payment_collection_id }) => payment_collection_id),
  )
  return {
    available: simulationNames.map((simulation) => ({
      simulation,
      call: callOf(simulation),
      minutes: usualMinutes(simulation),
    })),
    simulations: rows.map((row) => {
      const reference = references.get(row.order_reference_id ?? "")
      const order = orders.get(reference?.payment_collection_id ?? "")
      return viewOf(row, reference?.amazon_order_reference_id ?? null, order)
    }),
    count,
    limit,
    offset,
  }
}

/**
 * Picks what Amazon's sandbox is to do with the account's next order.
 * @throws MedusaError NOT_FOUND for an account this store has not, NOT_ALLOWED for a live one
 */
export async function pickSimulations(
  container: MedusaContainer,
  account: string,
  picks: readonly Carried[],
): Promise<void> {
  requireSandbox(container, account)
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  await engine.pickSimulations(account, picks)
}

/**
 * Takes back what was picked.
 * @throws MedusaError NOT_FOUND when there is no such one, or it is used
 */
export async function takeBackSimulation(container: MedusaContainer, id: string): Promise<void> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  if (await engine.takeBackSimulation(id)) return
  throw new MedusaError(
    MedusaError.Types.NOT_FOUND,
    `There is no simulation ${saidBack(id)} that could be taken back: it was taken back or replaced, or it is used.`,
  )
}

function requireSandbox(container: MedusaContainer, key: string): void {
  const account = accountsOf(container).find((one) => one.key === key)
  if (!account) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `This store has no Amazon Pay account ${key}. GET /admin/amazon-pay/status lists those it has.`,
    )
  }
  if (account.options.sandbox) return
  throw refused(
    `${key} is a live account: only Amazon's sandbox simulates anything, and buyers would read the text. Pick for an account with \`sandbox: true\`.`,
  )
}

function viewOf(
  row: SimulationRow,
  amazon_order_reference_id: string | null,
  order: OrderLink | undefined,
): SimulationView {
  return {
    id: row.id,
    account: row.account,
    simulation: row.simulation,
    call: row.call,
    minutes: row.minutes,
    picked_at: row.picked_at.toISOString(),
    amazon_order_reference_id,
    taken_at: row.taken_at?.toISOString() ?? null,
    order: order ? { id: order.id, display_id: order.display_id } : null,
    used_by: row.used_by,
    used_at: row.used_at?.toISOString() ?? null,
  }
}
