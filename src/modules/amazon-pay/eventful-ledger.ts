import type { DAL, IEventBusModuleService, Logger } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { isDecidedAtOnce } from "./decisions/decided-at-once"
import { whatFollows, type WhatFollows } from "./decisions/what-follows"
import { textOf } from "./errors"
import { InboxLog } from "./inbox/inbox-log"
import type { DomainEvent } from "./ledger/domain-events"
import type { OperationRow } from "./ledger/rows"
import { regionOf } from "./options"
import { MedusaStore } from "./store/medusa-store"
import type { OrderContact } from "./store/store-facts"
import { buyerUrl } from "./words/buyer-url"

export interface Dependencies {
  baseRepository: DAL.RepositoryService
  logger: Logger
  /** Medusa hands its bus to every module; without one nobody listens. */
  [Modules.EVENT_BUS]?: IEventBusModuleService
}

/** Of the order that an event is about, and its buyer; all null while the cart is no order. */
interface AboutOrder {
  order_id: string | null
  /** As merchant and buyer know it. */
  display_id: string | null
  email: string | null
  language: string | null
  /** Where the buyer sees the payment at Amazon, and chooses another payment method for it. */
  buyer_url: string | null
  next_step: WhatFollows | null
}

/** Longer than Medusa's checkout takes. */
const checkoutMs = 5 * 60_000

const noOrder: AboutOrder = {
  order_id: null,
  display_id: null,
  email: null,
  language: null,
  buyer_url: null,
  next_step: null,
}

/** Ledger and inbox that tell the rest of the store what happened. */
export class EventfulLedger extends InboxLog {
  protected readonly logger_: Logger
  protected readonly events_: IEventBusModuleService | undefined
  readonly #store = new MedusaStore()

  constructor(dependencies: Dependencies) {
    super(dependencies)
    this.logger_ = dependencies.logger
    this.events_ = dependencies[Modules.EVENT_BUS]
  }

  /** The order that a payment collection pays for, and its buyer; null while the cart is no order. */
  async orderContact(paymentCollectionId: string): Promise<OrderContact | null> {
    return await this.#store.orderContact(paymentCollectionId)
  }

  protected override async emitEvents_(events: DomainEvent[]): Promise<void> {
    if (!events.length || !this.events_) return
    const messages: { name: string; data: object }[] = []
    for (const event of events) {
      const { name, data } = event
      messages.push({ name, data: { ...data, ...(await this.#aboutOrder(event)) } })
    }
    await this.emit_(messages)
  }

  /** Does not throw: what happened is told without it. */
  async #aboutOrder({ name, account, data }: DomainEvent): Promise<AboutOrder> {
    try {
      const order = await this.orderContact(data.payment_collection_id)
      if (!order) return noOrder
      const { number, language } = order.words
      const snapshot = await this.snapshot(data.order_reference_id)
      const operation = snapshot.operations.find(({ id }) => id === data.operation?.id)
      if (isTakenBack(operation, order, new Date())) return noOrder
      return {
        order_id: order.id,
        display_id: number,
        email: order.email,
        language,
        buyer_url: buyerUrl(regionOf(account), language),
        next_step: whatFollows(name, snapshot, data.operation?.id),
      }
    } catch (error) {
      this.logger_.warn(
        `Amazon Pay: ${name} is told without its order, which could not be read. ${textOf(error)}`,
      )
      return noOrder
    }
  }

  protected async emit_(messages: { name: string; data: object }[]): Promise<void> {
    if (!messages.length || !this.events_) return
    try {
      await this.events_.emit(messages, {})
    } catch (error) {
      // The ledger has it; a bus that is down must not turn a charge into an error.
      this.logger_.error(`Amazon Pay: events were not sent. ${textOf(error)}`)
    }
  }
}

/** Medusa makes the order before it asks for the money; declined at once, it takes the order back. */
function isTakenBack(
  operation: OperationRow | undefined,
  { placedAt }: OrderContact,
  now: Date,
): boolean {
  if (operation?.state !== "declined" || !isDecidedAtOnce(operation)) return false
  return now.getTime() - placedAt.getTime() < checkoutMs
}
