import type { MedusaContainer, PaymentSessionDTO } from "@medusajs/framework/types"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../../modules/amazon-pay"
import type { Account } from "../accounts"
import { chosenSession } from "../chosen-session"
import { orderOfCollection } from "../order-collections"
import type { OrderFacts } from "../parcel/order-facts"
import type { Trigger } from "../parcel/parcel-charge"
import { readLedgers } from "../parcel/read-ledgers"
import { readOrder } from "../parcel/read-order"
import type { Standing } from "./standing"

/** How an order reference stands: what the ledger and Medusa know of it now. Amazon is not asked. */
export async function readStanding(
  container: MedusaContainer,
  account: Account,
  rowId: string,
): Promise<Standing> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const snapshot = await engine.snapshot(rowId)
  const trigger = triggerOf(account)
  const { payment_collection_id } = snapshot.reference
  const orderId = await orderOfCollection(container, payment_collection_id)
  const session = await chosenSession(container, snapshot.reference)
  const isChosen = session !== undefined
  if (!orderId)
    return { ...snapshot, order: null, captures: [], waitsSince: null, isChosen, trigger }
  const order = await readOrder(container, orderId)
  const ledgers = await readLedgers(engine, order)
  const captures = [...ledgers.values()]
    .flatMap(({ operations }) => operations)
    .filter(({ kind }) => kind === "capture")
  const waitsSince = readWaitsSince(order, session)
  return { ...snapshot, order, captures, waitsSince, isChosen, trigger }
}

/** When an account charges; undefined when only people or the checkout do. */
export function triggerOf({ options }: Account): Trigger | undefined {
  const { capture } = options
  return capture === "fulfillment" || capture === "shipment" ? capture : undefined
}

function readWaitsSince(
  { payments, placedAt }: OrderFacts,
  session: PaymentSessionDTO | undefined,
): Date | null {
  if (payments.length || !session) return null
  // An order that a person made may be paid long after.
  const chosenAt = new Date(session.created_at)
  return chosenAt.getTime() > placedAt.getTime() ? chosenAt : placedAt
}
