import type { MedusaContainer } from "@medusajs/framework/types"
import { MedusaError } from "@medusajs/framework/utils"
import {
  AMAZON_PAY_MODULE,
  type AmazonPayModuleService,
  type NotificationFilter,
  type NotificationRow,
} from "../modules/amazon-pay"
import { orderOfCollection } from "../medusa/order-collections"
import { peopleOf } from "./people"
import { saidBack } from "../medusa/said-back"

export { notificationStates } from "../modules/amazon-pay"

export interface NotificationPage {
  notifications: NotificationRow[]
  count: number
  limit: number
  offset: number
}

export interface NotificationDetail extends NotificationRow {
  /** The message with buyer data and links masked; null once it is no longer kept. */
  body: string | null
  /** The order it is about, if the store has it. */
  order_id: string | null
  /** The currency of the amount that it names, if that is known. */
  currency_code: string | null
  /** Who had it worked on again, and when (ISO 8601); newest first. A user by e-mail address, or by id once gone. */
  replays: { at: string; asked_by: string }[]
}

const engineOf = (container: MedusaContainer) =>
  container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)

/** A page of the inbox, newest first. */
export async function listNotifications(
  container: MedusaContainer,
  filter: NotificationFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<NotificationPage> {
  const page = { skip: offset, take: limit }
  const { rows, count } = await engineOf(container).findNotifications(filter, page)
  return { notifications: rows, count, limit, offset }
}

/** @throws MedusaError NOT_FOUND */
export async function retrieveNotification(
  container: MedusaContainer,
  id: string,
): Promise<NotificationDetail> {
  const found = await engineOf(container).findNotification(id)
  if (!found) throw none(id)
  const { row, body } = found
  const { amazon_order_reference_id } = row
  const reference =
    amazon_order_reference_id &&
    (await engineOf(container).findOrderReference({ amazon_order_reference_id }))
  const order = reference
    ? await orderOfCollection(container, reference.payment_collection_id)
    : undefined
  return {
    ...{ ...row, body },
    order_id: order ?? null,
    currency_code: reference ? reference.currency_code : null,
    replays: await replaysOf(container, row),
  }
}

async function replaysOf(
  container: MedusaContainer,
  { id, account }: NotificationRow,
): Promise<NotificationDetail["replays"]> {
  const about = { account, action: "replay" as const, subject_id: [id] }
  const auditEntries = await engineOf(container).auditEntriesAbout(about)
  const people = await peopleOf(
    container,
    auditEntries.map(({ asked_by }) => asked_by),
  )
  return auditEntries.map(({ done_at, asked_by }) => ({
    at: done_at.toISOString(),
    asked_by: people[asked_by] ?? asked_by,
  }))
}

function none(id: string) {
  return new MedusaError(MedusaError.Types.NOT_FOUND, `There is no notification ${saidBack(id)}.`)
}
