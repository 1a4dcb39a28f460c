import type { MedusaContainer } from "@medusajs/framework/types"
import {
  AMAZON_PAY_MODULE,
  type AmazonPayModuleService,
  type Snapshot,
} from "../modules/amazon-pay"
import { chosenOf } from "../modules/amazon-pay/decisions/chosen-reference"
import type { Account } from "../medusa/accounts"
import { sessionFor, sessionsOf } from "../medusa/collection-sessions"
import { orderOfCollection } from "../medusa/order-collections"
import { orderAddresses } from "../medusa/order-addresses"
import type { OrderFacts } from "../charging/order-facts"
import { capturesOf } from "../charging/order-money"
import type { Trigger } from "../charging/parcel-charge"
import { readLedgers } from "../medusa/read-ledgers"
import { readOrder } from "../medusa/read-order"
import { assessAddress, type AddressAssessment } from "./address-assessment"
import { nothingOwed, owedOf } from "./owed"
import { isPlacedWith, waitsSince } from "./placed-with"
import type { PaymentAssessment } from "./payment-assessment"

/** How an order reference stands: what the ledger and Medusa know of it now. Amazon is not asked. */
export async function assessPayment(
  container: MedusaContainer,
  account: Account,
  orderReferenceId: string,
): Promise<PaymentAssessment> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const snapshot = await engine.snapshot(orderReferenceId)
  const trigger = triggerOf(account)
  const { reference } = snapshot
  const orderId = await orderOfCollection(container, reference.payment_collection_id)
  const dismissed = new Set(
    (await engine.dismissalsOf([orderReferenceId])).map(({ finding }) => finding),
  )
  const known = { ...snapshot, trigger, dismissed }
  const cart = {
    order: null,
    captures: [],
    isSuperseded: false,
    waitsSince: null,
    hasSession: false,
  }
  if (!orderId) return { ...known, ...cart, ledgers: new Map(), owed: nothingOwed }
  const order = await readOrder(container, orderId)
  const ledgers = await readLedgers(engine, order)
  const sessions = await sessionsOf(container, reference)
  const chosen = chosenOf(await engine.orderReferencesOf(reference.payment_collection_id))
  const isChosen = isPlacedWith({ order, reference }, sessions, chosen?.id)
  return {
    ...known,
    order,
    captures: capturesOf(ledgers),
    ledgers,
    isSuperseded: chosen?.id !== reference.id,
    waitsSince: waitsSince({ ...snapshot, order }, isChosen),
    hasSession: sessionFor(sessions, reference, account.providerId) !== undefined,
    owed: owedOf(order, ledgers, snapshot, trigger),
    address: await addressOf(container, account, snapshot, order),
  }
}

/** What was made for an order that there was already goes where somebody at the store has said. */
async function addressOf(
  container: MedusaContainer,
  { options }: Account,
  snapshot: Snapshot,
  order: OrderFacts,
): Promise<AddressAssessment | undefined> {
  const { state, bound_after_order, amazon_order_reference_id: id } = snapshot.reference
  if (order.canceled || bound_after_order || state === "Draft") return undefined
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const chosen = await engine.chosenAddress(id)
  const addresses = await orderAddresses(container, order.id)
  return assessAddress(snapshot, chosen, addresses, options.address)
}

/** When an account charges; undefined when only people or the checkout do. */
export function triggerOf({ options }: Account): Trigger | undefined {
  const { capture } = options
  return capture === "fulfillment" || capture === "shipment" ? capture : undefined
}
