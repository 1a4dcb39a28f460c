import { randomUUID } from "node:crypto"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../modules/amazon-pay"
import { operationsVersion } from "../modules/amazon-pay/decisions/operations-version"
import { invalid, refused, textOf } from "../modules/amazon-pay/errors"
import { withoutRow } from "../modules/amazon-pay/vocabulary"
import { MwsError } from "../mws"
import { bookCharge } from "../posting/book-charge"
import { captureParcel } from "../posting/charge-parcel"
import { applyPosting } from "../posting/apply-posting"
import { planPosting } from "../posting/plan-posting"
import { refundPayment } from "../posting/refund-payment"
import { checkOrderReference } from "../reconciliation/order-reference-check"
import { amazonObjects } from "../admin-views/amazon-objects"
import { orderPanel, type PaymentView } from "../admin-views/order-panel"
import { readEntries } from "../admin-views/read-entries"
import { requireOrder } from "../admin-views/read-panel"
import type { Availability } from "../admin-views/why"
import { readOrder } from "../medusa/read-order"
import type { ActInput } from "./action"
import { askedAmount } from "./asked-amount"
import { chooseEntry, type ActableEntry } from "./choose-entry"

/**
 * Does what a person asked for, on an order as Amazon has it: the ledger is brought to where Amazon is first, so that
 * an action fails with what is true and not with what the ledger thought. Runs under the order's lock.
 * @throws MedusaError INVALID_DATA for what makes no sense, NOT_ALLOWED for what Amazon or the order's state does not allow
 * @throws UnknownOutcomeError when Amazon gave no answer
 */
export async function actOnOrder(container: MedusaContainer, input: ActInput): Promise<void> {
  await requireOrder(container, input.order_id)
  const order = await readOrder(container, input.order_id)
  const entry = chooseEntry(await readEntries(container, order), input)
  const act = new Act(container, input, entry)
  await act.run()
}

class Act {
  readonly #engine: AmazonPayModuleService
  readonly #orderReferenceId: string

  constructor(
    private readonly container: MedusaContainer,
    private readonly input: ActInput,
    private readonly entry: ActableEntry,
  ) {
    this.#engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
    this.#orderReferenceId = entry.snapshot.reference.id
  }

  async run(): Promise<void> {
    await this.#look()
    const snapshot = await this.#engine.snapshot(this.#orderReferenceId)
    const before = snapshot.operations.at(-1)?.sequence ?? null
    let isDone = false
    try {
      await this.#perform(operationsVersion(snapshot))
      isDone = true
    } finally {
      const signed = await this.#engine.attributeOperations(
        this.#orderReferenceId,
        before,
        this.input.asked_by,
      )
      if (isDone && !signed) await this.#keep()
      await this.#settleDown()
    }
  }

  /** No call says who asked: a refresh only reads, and what another has done meanwhile needs none. */
  async #keep(): Promise<void> {
    const { action, asked_by } = this.input
    const { account, amazon_order_reference_id } = this.entry.snapshot.reference
    await this.#engine.recordAuditEntry({
      account,
      amazon_order_reference_id,
      action: action.do === "refund-again" ? "refund" : action.do,
      subject_id: action.do === "capture-parcel" ? action.fulfillment_id : null,
      asked_by,
    })
  }

  async #look(): Promise<void> {
    const { options } = this.entry.account
    try {
      await this.#engine.syncAll(options, this.#orderReferenceId)
    } catch (error) {
      if (!(error instanceof MwsError)) throw error
      throw refused(
        `Amazon could not be asked how the order stands (${error.code}). Nothing was done; try again in a minute.`,
      )
    }
    await this.#book()
  }

  /** What Amazon has completed meanwhile is Medusa's to know before anything else is decided. */
  async #book(): Promise<void> {
    const { account } = this.entry
    const { operations } = await this.#engine.snapshot(this.#orderReferenceId)
    for (const operation of operations) {
      const posting = await planPosting(this.container, account, this.#orderReferenceId, operation)
      await applyPosting(this.container, account, this.#orderReferenceId, posting)
    }
  }

  /** @param version what the ledger held when it was decided to do it */
  async #perform(version: string): Promise<void> {
    const { account } = this.entry
    const { action } = this.input
    switch (action.do) {
      case "refresh":
        return
      case "capture-parcel":
        await this.#captureParcel(action.fulfillment_id)
        return
      case "capture-amount":
        await this.#captureAmount(action.amount, version)
        return
      case "refund":
        await this.#refund(action)
        return
      case "refund-again":
        await this.#refundAgain(action.amazon_refund_id)
        return
      case "authorize":
        requirePossible((await this.#view()).actions.authorize)
        await this.#engine.holdRest(account.options, this.#orderReferenceId)
        return
      case "release":
        requirePossible((await this.#view()).actions.release)
        await this.#engine.releaseHold(account.options, this.#orderReferenceId, "person")
        return
      case "close":
        requirePossible((await this.#view()).actions.close)
        await this.#engine.closeOrderReference(account.options, this.#orderReferenceId)
        return
    }
  }

  async #captureParcel(fulfillmentId: string): Promise<void> {
    const { order_id } = this.input
    const parcel = (await this.#panel()).parcels.find(
      ({ fulfillment_id }) => fulfillment_id === fulfillmentId,
    )
    if (!parcel) throw invalid(`The order ${order_id} has no fulfillment ${fulfillmentId}.`)
    requirePossible(parcel.capture)
    const asked = { order_id, fulfillment_id: fulfillmentId }
    await captureParcel(this.container, asked, "by-hand")
  }

  async #captureAmount(asked: string, version: string): Promise<void> {
    const { account, paymentId, snapshot } = this.entry
    const most = requirePossible((await this.#view()).actions.capture)
    const amount = askedAmount(asked, most ?? "0", snapshot.reference.currency_code)
    const capture = await this.#engine.captureAmount(account.options, this.#orderReferenceId, {
      amount,
      version,
    })
    if (capture.state !== "completed" || capture.booked_id || paymentId === null) return
    await bookCharge(this.container, { payment_id: paymentId, operation_id: capture.id })
  }

  /** Through Medusa, which checks and books it. Its row names the capture to refund from as its maker. */
  async #refund({
    amazon_capture_id,
    amount: asked,
    note,
    refund_reason_id,
  }: Extract<ActInput["action"], { do: "refund" }>): Promise<void> {
    const { paymentId, account } = this.entry
    const snapshot = await this.#engine.snapshot(this.#orderReferenceId)
    const capture = amazonObjects(snapshot, { hasAccount: true, hasPayment: paymentId !== null })
      .flatMap(({ captures }) => captures)
      .find(({ amazon_id }) => amazon_id === amazon_capture_id)
    if (!capture) {
      throw invalid(`The order ${this.input.order_id} has no capture ${amazon_capture_id}.`)
    }
    const most = requirePossible(capture.refund)
    const amount = askedAmount(asked, most ?? "0", snapshot.reference.currency_code)
    if (paymentId === null) {
      // Nothing here was paid with it, so there is nothing to book; the id tells this refund from any other.
      const ask = { amount, bookedId: `${withoutRow}${randomUUID()}`, operationId: capture.id }
      await this.#engine.refundAmount(account.options, this.#orderReferenceId, ask)
      return
    }
    await refundPayment(this.container, {
      payment_id: paymentId,
      amount,
      created_by: capture.id,
      ...(note ? { note } : {}),
      ...(refund_reason_id ? { refund_reason_id } : {}),
    })
  }

  /** Medusa shows the refund already: nothing is booked anew. */
  async #refundAgain(amazonRefundId: string): Promise<void> {
    const { account, paymentId } = this.entry
    const snapshot = await this.#engine.snapshot(this.#orderReferenceId)
    const refund = amazonObjects(snapshot, { hasAccount: true, hasPayment: paymentId !== null })
      .flatMap(({ captures }) => captures)
      .flatMap(({ refunds }) => refunds)
      .find(({ amazon_id }) => amazon_id === amazonRefundId)
    if (!refund) {
      throw invalid(`The order ${this.input.order_id} has no refund ${amazonRefundId}.`)
    }
    requirePossible(refund.again)
    await this.#engine.refundAgain(account.options, this.#orderReferenceId, refund.id, "person")
  }

  async #panel() {
    const order = await readOrder(this.container, this.input.order_id)
    return orderPanel(order, await readEntries(this.container, order), new Date())
  }

  async #view(): Promise<PaymentView> {
    const { payments } = await this.#panel()
    const view = payments.find(
      ({ order_reference }) => order_reference.id === this.#orderReferenceId,
    )
    if (!view) throw invalid(`The order ${this.input.order_id} is not paid with Amazon Pay.`)
    return view
  }

  /** Whether a person is still needed, and when to look again, follows from what is now; it must not undo an action. */
  async #settleDown(): Promise<void> {
    try {
      await checkOrderReference(
        this.container,
        this.entry.account,
        this.#orderReferenceId,
        new Date(),
      )
    } catch (error) {
      this.container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .warn(`Amazon Pay: order ${this.input.order_id} is looked at again later. ${textOf(error)}`)
    }
  }
}

/** @returns what it is about at most @throws MedusaError NOT_ALLOWED with the reason */
function requirePossible(availability: Availability): string | null {
  if (availability.allowed) return availability.amount
  throw refused(availability.message)
}
