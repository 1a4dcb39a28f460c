import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  AMAZON_PAY_MODULE,
  type AmazonPayModuleService,
  type OperationRow,
  type OrderReferenceRow,
} from "../modules/amazon-pay"
import { refundsToRepeat } from "../modules/amazon-pay/decisions/refund-again-step"
import { operationsVersion } from "../modules/amazon-pay/decisions/operations-version"
import { errorOf, isAnswer, textOf } from "../modules/amazon-pay/errors"
import { graceMs } from "../modules/amazon-pay/ledger/next-check"
import type { Account } from "../medusa/accounts"
import { captureParcel } from "../posting/charge-parcel"
import { applyPosting } from "../posting/apply-posting"
import { planPosting } from "../posting/plan-posting"
import { dropPayment } from "../posting/drop-payment"
import { reduceOutstandingCollections } from "../medusa-repairs/reduce-outstanding-collections"
import { closeOutPayment } from "../posting/close-out-payment"
import { orderOfCollection } from "../medusa/order-collections"
import { toChargeInAll } from "../charging/parcel-charge"
import { readLedgers } from "../medusa/read-ledgers"
import { mailsOwed, type Mail } from "./mails-owed"
import type { AddressWork } from "./address-work"
import { attentionOf, findingsOf, type Trouble } from "./attention"
import { chargeAgain } from "./charge-again"
import { unbookedOf } from "./books"
import { endAbandoned } from "./end-abandoned"
import { seeAddress, writeBilling } from "./follow-address"
import { findPendingActions, momentsAhead, type PendingAction } from "./pending-actions"
import { repairPaymentOf, repairTransactionsOf } from "./repair-books"
import { hasMoney } from "./not-had"
import { orphanedChargeSince } from "./paid-otherwise"
import { assessPayment, triggerOf } from "./assess-payment"
import { isOver, quietChecks, type PaymentAssessment } from "./payment-assessment"

const dayMs = 24 * 60 * 60_000

/** What changes nothing of the money, and a parcel that costs nothing more, are no reason to come back sooner. */
const keepsPace: ReadonlySet<PendingAction["do"]> = new Set([
  ...(["charge-parcel", "name-order", "see-address", "write-billing"] as const),
])

/**
 * Looks at one order reference: finishes calls without an answer, asks about what Amazon was deciding on, books what is
 * not booked, does what a lost event would have done, and says whether it needs attention. Runs under the order's
 * lock. Doing it twice does nothing the second time.
 * @returns how it stands then, and what its buyer is to be written
 * @throws the first of what went wrong, when everything else was done
 */
export async function checkOrderReference(
  container: MedusaContainer,
  account: Account,
  orderReferenceId: string,
  now: Date,
): Promise<Looked> {
  const check = new Check(container, account, orderReferenceId, now)
  return await check.run()
}

export interface Looked {
  assessment: PaymentAssessment
  mails: Mail[]
}

class Check {
  readonly #engine: AmazonPayModuleService
  readonly #troubles: Error[] = []
  #notBooked = false
  #notCancelled = false
  #busy = false
  #awaited = false

  constructor(
    private readonly container: MedusaContainer,
    private readonly account: Account,
    private readonly orderReferenceId: string,
    private readonly now: Date,
  ) {
    this.#engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  }

  async run(): Promise<Looked> {
    await this.#readSuspended()
    const { looked, troubles } = await this.#engine.processDue(
      this.account.options,
      this.orderReferenceId,
      this.now,
    )
    this.#troubles.push(...troubles)
    // Before anything is booked: Medusa counts a row that a dead process left, and lets that much less be booked.
    const { container, account } = this
    const { reference } = await this.#engine.snapshot(this.orderReferenceId)
    await this.#repair((since) => repairPaymentOf(container, account, reference, since))
    for (const operation of looked) await this.#book(operation)
    // An unanswered call comes before everything: what is pending is seen when it is answered.
    const assessment = await this.#assessment()
    const pending = troubles.length ? [] : findPendingActions(assessment, this.now)
    for (const one of pending) await this.#do(one, assessment)
    const wasBooked = await this.#bookWhatIsNot(
      pending.length ? await this.#assessment() : assessment,
    )
    const { order } = assessment
    if (order) await this.#repair((since) => repairTransactionsOf(container, account, order, since))
    if (order) await this.#repair(() => reduceOutstandingCollections(container, order))
    await this.#settle(assessment)
    const last = pending.length || wasBooked ? await this.#assessment() : assessment
    await this.#schedule(last)
    const [first] = this.#troubles
    if (first) throw first
    const findings = findingsOf(last, this.now, this.#trouble())
    return {
      assessment: last,
      mails: mailsOwed(last, findings, this.now, this.account.options.mails),
    }
  }

  #trouble(): Trouble {
    return { notBooked: this.#notBooked, notCancelled: this.#notCancelled }
  }

  /** The buyer may have put the payment right without a word that came through: only Amazon knows. */
  async #readSuspended(): Promise<void> {
    const { reference } = await this.#engine.snapshot(this.orderReferenceId)
    if (reference.state !== "Suspended") return
    if (!(await orderOfCollection(this.container, reference.payment_collection_id))) return
    try {
      await this.#engine.syncOrderReference(this.account.options, reference)
    } catch (error) {
      this.#troubles.push(errorOf(error))
    }
  }

  async #book(operation: OperationRow): Promise<void> {
    try {
      const posting = await planPosting(
        this.container,
        this.account,
        this.orderReferenceId,
        operation,
      )
      if (posting.do !== "nothing") this.#busy = true
      await applyPosting(this.container, this.account, this.orderReferenceId, posting)
      if (posting.do === "wait") await this.#engine.retryLater(operation.id)
      else if (!(await this.#isRepeated(operation))) await this.#engine.lookedAt(operation.id)
    } catch (error) {
      this.#notBooked = true
      this.#troubles.push(errorOf(error))
      await this.#engine.retryLater(operation.id)
    }
  }

  /** Due until it was asked for again: whoever is to do that may die before. */
  async #isRepeated({ id, kind, state }: OperationRow): Promise<boolean> {
    if (kind === "capture" && (state === "declined" || state === "failed")) {
      return chargeAgain(await this.#assessment())?.id === id
    }
    if (kind !== "refund" || state !== "declined") return false
    return refundsToRepeat(await this.#engine.snapshot(this.orderReferenceId)).some(
      (one) => one.id === id,
    )
  }

  /** What Amazon completed while there was no payment to book it on; nobody looks at such an operation a second time. */
  async #bookWhatIsNot(assessment: PaymentAssessment): Promise<boolean> {
    if (unbookedOf(assessment, this.now) === null) return false
    for (const operation of assessment.operations) {
      if (operation.state === "completed") await this.#book(operation)
    }
    return true
  }

  /** An address that cannot be read or written is tried again with the next look, and keeps no money waiting. */
  async #seeToAddress(
    work: AddressWork,
    reference: OrderReferenceRow,
    orderId: string,
  ): Promise<void> {
    const { container, account } = this
    try {
      if (work.do === "see-address") await seeAddress(container, account, reference, orderId)
      else await writeBilling(container, account, reference, work.source, orderId)
    } catch (error) {
      this.#awaited = true
      const why = textOf(error)
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .warn(`Amazon Pay: the addresses of order ${orderId} are seen to later. ${why}`)
    }
  }

  async #do(action: PendingAction, assessment: PaymentAssessment): Promise<void> {
    const { order } = assessment
    if (!keepsPace.has(action.do)) this.#busy = true
    try {
      switch (action.do) {
        case "cancel-order":
          await this.#engine.cancelOrder(this.account.options, this.orderReferenceId)
          return
        case "end-abandoned":
          await endAbandoned(this.container, this.account, assessment.reference)
          return
        case "end-superseded":
          await this.#engine.cancelOrder(this.account.options, this.orderReferenceId, "upkeep")
          return
        case "drop-payment":
          await dropPayment(this.container, action.paymentId)
          return
        case "end-unneeded":
          await this.#engine.cancelOrder(this.account.options, this.orderReferenceId, "upkeep")
          await dropPayment(this.container, action.paymentId)
          return
        case "release-hold":
          await this.#engine.releaseHold(this.account.options, this.orderReferenceId, "upkeep")
          return
        case "refund-again":
          await this.#engine.retryLater(action.operationId)
          await this.#engine.refundAgain(
            this.account.options,
            this.orderReferenceId,
            action.operationId,
            "upkeep",
          )
          return
        case "capture-again":
          await this.#engine.retryLater(action.operationId)
          await this.#captureAgain(action.amount, assessment)
          return
        case "name-order":
          await this.#engine.nameOrder(this.account.options, this.orderReferenceId)
          return
        case "see-address":
        case "write-billing":
          if (order) await this.#seeToAddress(action, assessment.reference, order.id)
          return
        case "authorize":
          await applyPosting(this.container, this.account, this.orderReferenceId, {
            do: "make-payment",
          })
          return
        case "charge-parcel":
          await this.#charge(action.fulfillmentId, order?.id)
          return
        case "announce-end":
          await this.#engine.emitEndsSoon(this.orderReferenceId)
          return
        case "announce-expiry":
          await this.#engine.emitExpiresSoon(action.operation)
          return
      }
    } catch (error) {
      if (action.do === "cancel-order") this.#notCancelled = true
      else if (action.do === "authorize" && hasMoney(assessment)) this.#notBooked = true
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

  /** Not where something was asked for since the order was looked at: a person, or a parcel, may have charged the same. */
  async #captureAgain(amount: string, assessment: PaymentAssessment): Promise<void> {
    const { container, account, orderReferenceId } = this
    const ask = { amount, purpose: "upkeep" as const, version: operationsVersion(assessment) }
    const capture = await this.#engine.captureAmount(account.options, orderReferenceId, ask)
    await applyPosting(
      container,
      account,
      orderReferenceId,
      await planPosting(container, account, orderReferenceId, capture),
    )
  }

  /** What a process that ended in the middle left in Medusa's books. */
  async #repair(repair: (freshSince: Date) => Promise<boolean>): Promise<void> {
    try {
      if (!(await repair(new Date(this.now.getTime() - graceMs)))) this.#awaited = true
    } catch (error) {
      this.#troubles.push(errorOf(error))
    }
  }

  /**
   * The rest of an order was edited away, credited or paid otherwise, and no parcel came after it: what was charged is
   * all there is to charge. Ending cannot be undone: an order that is found changed is left alone for as long as any other.
   * Once it has ended there is nothing to wait for: Medusa is told what the process did not that charged or ended it last.
   */
  async #settle({ order, captures, reference, trigger }: PaymentAssessment): Promise<void> {
    if (!order || order.canceled || !captures.length) return
    try {
      const ledgers = await readLedgers(this.#engine, order)
      for (const [paymentId, ledger] of ledgers) {
        if (ledger.reference.id !== this.orderReferenceId) continue
        const target = toChargeInAll(order, ledgers, paymentId, trigger ?? "fulfillment")
        if (target === undefined) continue
        const isChanged = await this.#engine.setChargeTarget(this.orderReferenceId, target)
        if (isChanged) this.#busy = true
        if (isOver(ledger)) await closeOutPayment(this.container, paymentId)
        else if (!isChanged && reference.idle_checks >= quietChecks) {
          await this.#engine.finish(this.account.options, this.orderReferenceId)
          await closeOutPayment(this.container, paymentId)
        }
      }
    } catch (error) {
      this.#troubles.push(errorOf(error))
    }
  }

  async #assessment(): Promise<PaymentAssessment> {
    return await assessPayment(this.container, this.account, this.orderReferenceId)
  }

  async #schedule(assessment: PaymentAssessment): Promise<void> {
    const marks = attentionOf(assessment, this.now, this.#trouble())
    // What could not be done is tried again, although the order reference may be closed: nothing was found to be done with.
    const retry = this.#troubles.length > 0 || this.#awaited
    const idle = assessment.reference.idle_checks + (retry ? 0 : 1)
    await this.#engine.scheduleCheck(this.orderReferenceId, {
      idleChecks: this.#busy ? 0 : idle,
      moments: momentsAhead(assessment),
      again: lookAgainAt(assessment, this.now),
      judgement: { marks, chargebackAt: assessment.reference.chargeback_at },
      retry,
      now: this.now,
    })
  }
}

/** A charge that pays for nothing is looked at until it is given back, though its order reference may be closed. */
function lookAgainAt(assessment: PaymentAssessment, now: Date): Date | null {
  const since = orphanedChargeSince(assessment)
  if (since === null) return null
  return since > now ? since : new Date(now.getTime() + dayMs)
}
