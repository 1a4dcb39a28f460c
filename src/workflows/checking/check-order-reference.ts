import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import {
  AMAZON_PAY_MODULE,
  type AmazonPayModuleService,
  type OperationRow,
} from "../../modules/amazon-pay"
import { errorOf, UnknownOutcomeError } from "../../modules/amazon-pay/errors"
import type { Account } from "../accounts"
import { captureParcel } from "../booking/capture-parcel"
import { doDuty } from "../booking/do-duty"
import { dutyOf } from "../booking/duty"
import { mendTransactions } from "../booking/mend-transactions"
import { settlePayment } from "../booking/settle-payment"
import { orderOfCollection } from "../order-collections"
import { toChargeInAll, type Trigger } from "../parcel/parcel-charge"
import { readLedgers } from "../parcel/read-ledgers"
import { readOrder } from "../parcel/read-order"
import { attentionOf } from "./attention"
import { leftUndone, momentsAhead, type Standing, type Undone } from "./left-undone"

/** How many looks find nothing to do before an order counts as left alone: more than an hour without a change. */
const quietChecks = 2

/**
 * Looks at one order reference: finishes calls without an answer, asks about what Amazon was deciding on, books what is
 * not booked, does what a lost event would have done, and says whether a person is needed. Runs under the order's
 * lock. Doing it twice does nothing the second time.
 * @throws the first of what went wrong, when everything else was done
 */
export async function checkOrderReference(
  container: MedusaContainer,
  account: Account,
  rowId: string,
  now: Date,
): Promise<void> {
  const check = new Check(container, account, rowId, now)
  await check.run()
}

class Check {
  readonly #engine: AmazonPayModuleService
  readonly #troubles: Error[] = []
  #notBooked = false
  #notCancelled = false
  #busy = false

  constructor(
    private readonly container: MedusaContainer,
    private readonly account: Account,
    private readonly rowId: string,
    private readonly now: Date,
  ) {
    this.#engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  }

  async run(): Promise<void> {
    const { looked, troubles } = await this.#engine.catchUp(
      this.account.options,
      this.rowId,
      this.now,
    )
    this.#troubles.push(...troubles)
    for (const operation of looked) await this.#book(operation)
    // An unanswered call comes before everything: what is left undone is seen when it is answered.
    const standing = await this.#standing()
    const undone = troubles.length ? [] : leftUndone(standing, this.now)
    for (const one of undone) await this.#do(one, standing)
    await this.#mend(standing)
    await this.#settle(standing)
    await this.#schedule(undone.length ? await this.#standing() : standing)
    const [first] = this.#troubles
    if (first) throw first
  }

  async #book(operation: OperationRow): Promise<void> {
    try {
      const duty = await dutyOf(this.container, this.account, this.rowId, operation)
      if (duty.do !== "nothing") this.#busy = true
      await doDuty(this.container, this.account, this.rowId, duty)
      if (duty.do === "wait") await this.#engine.lookLater(operation.id)
      else await this.#engine.lookedAt(operation.id)
    } catch (error) {
      this.#notBooked = true
      this.#troubles.push(errorOf(error))
      await this.#engine.lookLater(operation.id)
    }
  }

  async #do(undone: Undone, { order }: Standing): Promise<void> {
    // A parcel that costs nothing more is no reason to come back sooner.
    if (undone.do !== "charge-parcel") this.#busy = true
    try {
      switch (undone.do) {
        case "cancel-order":
          await this.#engine.cancelOrder(this.account.options, this.rowId)
          return
        case "release-hold":
          await this.#engine.releaseHold(this.account.options, this.rowId)
          return
        case "authorize":
          await this.#engine.authorizeCheckout(this.account.options, this.rowId)
          return
        case "charge-parcel":
          await this.#charge(undone.fulfillmentId, order?.id)
          return
        case "announce-expiry":
          await this.#engine.announceExpiry(undone.operation)
          return
      }
    } catch (error) {
      if (undone.do === "cancel-order") this.#notCancelled = true
      // Declined or refused is an answer: it is in the ledger, and a person is called where one is needed.
      else if (isAnswer(error)) return
      this.#troubles.push(errorOf(error))
    }
  }

  async #charge(fulfillmentId: string, orderId: string | undefined): Promise<void> {
    const trigger = triggerOf(this.account)
    if (orderId === undefined || !trigger) return
    const parcel = { order_id: orderId, fulfillment_id: fulfillmentId }
    const charges = await captureParcel(this.container, parcel, trigger)
    if (charges.length) {
      this.#busy = true
      this.container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .info(
          `Amazon Pay: parcel ${fulfillmentId} of order ${orderId} is charged by the reconciler`,
        )
    }
  }

  /** A process that ended right after Medusa had booked leaves transactions that no capture asks for. */
  async #mend({ order, captures }: Standing): Promise<void> {
    if (!order || !captures.length) return
    try {
      for (const { id, providerId } of order.payments) {
        if (providerId !== this.account.providerId) continue
        await mendTransactions(this.container, { payment_id: id, order_id: order.id })
      }
    } catch (error) {
      this.#troubles.push(errorOf(error))
    }
  }

  /**
   * The rest of an order was edited away, credited or paid otherwise, and no parcel came after it: what was charged is
   * all there is to charge.
   */
  async #settle({ order, captures, reference, trigger }: Standing): Promise<void> {
    if (!order || order.canceled || !captures.length || reference.idle_checks < quietChecks) return
    try {
      const ledgers = await readLedgers(this.#engine, order)
      for (const [paymentId, ledger] of ledgers) {
        if (ledger.reference.id !== this.rowId) continue
        const target = toChargeInAll(order, ledgers, paymentId, trigger ?? "fulfillment")
        if (target === undefined) continue
        await this.#engine.aimAt(this.rowId, target)
        await this.#engine.finish(this.account.options, this.rowId)
        await settlePayment(this.container, paymentId)
      }
    } catch (error) {
      this.#troubles.push(errorOf(error))
    }
  }

  async #standing(): Promise<Standing> {
    const snapshot = await this.#engine.snapshot(this.rowId)
    const orderId = await orderOfCollection(
      this.container,
      snapshot.reference.payment_collection_id,
    )
    const trigger = triggerOf(this.account)
    if (!orderId) return { ...snapshot, order: null, captures: [], trigger }
    const order = await readOrder(this.container, orderId)
    const ledgers = await readLedgers(this.#engine, order)
    const captures = [...ledgers.values()]
      .flatMap(({ operations }) => operations)
      .filter(({ kind }) => kind === "capture")
    return { ...snapshot, order, captures, trigger }
  }

  async #schedule(standing: Standing): Promise<void> {
    const attention = attentionOf(standing, this.now, {
      notBooked: this.#notBooked,
      notCancelled: this.#notCancelled,
    })
    await this.#engine.scheduleCheck(this.rowId, {
      idleChecks: this.#busy ? 0 : standing.reference.idle_checks + 1,
      moments: momentsAhead(standing),
      attention,
      // What could not be done is tried again, although the order reference may be closed.
      retry: this.#troubles.length > 0,
      now: this.now,
    })
  }
}

function triggerOf({ options }: Account): Trigger | undefined {
  const { capture } = options
  return capture === "fulfillment" || capture === "shipment" ? capture : undefined
}

function isAnswer(error: unknown): boolean {
  return (
    MedusaError.isMedusaError(error) &&
    error.type === MedusaError.Types.NOT_ALLOWED &&
    !(error instanceof UnknownOutcomeError)
  )
}
