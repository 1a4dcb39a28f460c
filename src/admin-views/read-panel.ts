import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { readOrder } from "../medusa/read-order"
import { peopleOf } from "./people"
import { saidBack } from "../medusa/said-back"
import { orderPanel, type OrderPanel } from "./order-panel"
import { readEntries } from "./read-entries"

/** The panel, and who the users in it are. */
export interface ReadPanel extends OrderPanel {
  /** Their e-mail addresses, by id; of those that still exist. */
  people: Record<string, string>
}

/**
 * What the dashboard shows of an order; null for an order without Amazon Pay.
 * @throws MedusaError NOT_FOUND when there is no such order
 */
export async function readPanel(
  container: MedusaContainer,
  orderId: string,
): Promise<ReadPanel | null> {
  await requireOrder(container, orderId)
  const order = await readOrder(container, orderId)
  const entries = await readEntries(container, order)
  if (!entries.length) return null
  const panel = orderPanel(order, entries, new Date())
  const askers = panel.timeline.flatMap((entry) =>
    entry.event !== "notification" && entry.asked_by ? [entry.asked_by] : [],
  )
  const dismissers = panel.payments.flatMap(({ dismissals }) =>
    dismissals.map(({ dismissed_by }) => dismissed_by),
  )
  const changers = panel.payments.flatMap(({ address_changed_by: by }) => by || [])
  return { ...panel, people: await peopleOf(container, [...askers, ...dismissers, ...changers]) }
}

/** @throws MedusaError NOT_FOUND */
export async function requireOrder(container: MedusaContainer, orderId: string): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: "order", fields: ["id"], filters: { id: orderId } })
  if (!data.length) {
    throw new MedusaError(MedusaError.Types.NOT_FOUND, `There is no order ${saidBack(orderId)}.`)
  }
}
