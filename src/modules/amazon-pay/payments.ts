import { MedusaError } from "@medusajs/framework/utils"
import type { OrderReferenceDetails } from "../../mws"
import { EventfulLedger, type Dependencies } from "./eventful-ledger"
import { checkoutStatus, statusFor, type Asked, type CheckoutStatus } from "./buyer/checkout-status"
import { AmazonUnavailableError } from "./buyer/errors"
import { Logins } from "./buyer/logins"
import type { BuyerProfile } from "./buyer/profile"
import { UnknownOrderReferences, unknownToAmazon } from "./buyer/unknown-order-references"
import { Clients } from "./clients"
import { buyerConfirmation, type ReturnAddresses } from "./decisions/buyer-confirmation"
import type { CaptureAsk } from "./decisions/capture-step"
import { chargeTarget } from "./decisions/charge-target"
import { cancelStep, closeStep, releaseStep } from "./decisions/ending-step"
import type { RefundAsk } from "./decisions/refund-step"
import { finish, finishWhenPaid, reserveRest } from "./engine/after-charge"
import { authorizeCheckout, type CheckoutOutcome } from "./engine/authorize"
import { captureAmount, type CaptureRequest } from "./engine/capture"
import { confirmWithBuyer, type Confirmation } from "./engine/confirm-with-buyer"
import type { EngineContext } from "./engine/context"
import { carryOut } from "./engine/end"
import { withBookingRow } from "./engine/with-booking-row"
import { holdRest } from "./engine/hold"
import { syncAll } from "./engine/sync-all"
import { isWaiting, syncForCheckout } from "./engine/sync-for-checkout"
import { asTheBuyerWaits, readForBuyer } from "./engine/read-for-buyer"
import { cartRefusal } from "./engine/cart-refusal"
import { refundAgain, refundAmount } from "./engine/refund"
import { unexpected } from "./errors"
import { askingRows, whileAsking } from "./ledger/asking-rows"
import type { OperationRow } from "./ledger/rows"
import type { Purpose } from "./vocabulary"
import { storedAmount } from "./ledger/stored-amount"
import { isEqualAmount, type AmountText } from "./money"
import { accountKey, type AmazonPayOptions } from "./options"
import { MedusaStore } from "./store/medusa-store"
import type { StoreFacts } from "./store/store-facts"
import { askedForWordsOnce } from "./store/words-once"

const noDeletedRows: ReadonlySet<string> = new Set()

/** The payment engine as it is asked by the rest of the plugin: what somebody wants of an order reference. */
export class Payments extends EventfulLedger {
  protected readonly clients_: Clients
  protected readonly unknown_ = new UnknownOrderReferences()
  protected readonly logins_ = new Logins()
  protected readonly store_: StoreFacts = new MedusaStore()

  constructor(dependencies: Dependencies) {
    super(dependencies)
    this.clients_ = new Clients(this.logger_)
  }

  /** Brings an order reference to an authorization of its total, or a charge of it. See `authorizeCheckout`. */
  async authorizeCheckout(
    options: AmazonPayOptions,
    orderReferenceId: string,
    plan: { isPlaced: boolean },
  ): Promise<CheckoutOutcome> {
    const outcome = await this.asAdmitted_(options, orderReferenceId, (context) =>
      authorizeCheckout(context, orderReferenceId, plan),
    )
    // After a part the rest is still to be charged, and closing cannot be taken back.
    if (outcome.status === "charged" && !outcome.isPart)
      await this.finish(options, orderReferenceId)
    return outcome
  }

  /**
   * An order reference as Amazon shows it to its buyer. See `readForBuyer`. One that nobody has vouched for waits behind the
   * others.
   * @param login whose login the token is, as `readBuyerProfile` told
   * @throws AmazonUnavailableError also where too many ids were made up lately
   */
  async readForBuyer(
    options: AmazonPayOptions,
    amazonOrderReferenceId: string,
    { accessToken, login }: { accessToken?: string | undefined; login?: string | undefined } = {},
  ): Promise<OrderReferenceDetails> {
    const account = accountKey(options)
    const row = await this.findOrderReference({ amazon_order_reference_id: amazonOrderReferenceId })
    if (row && (await this.isConfirmed_(row.id))) {
      return await readForBuyer(this.context_(options), amazonOrderReferenceId, accessToken)
    }
    const admission = this.admit_(account, amazonOrderReferenceId, login)
    const isPooled = admission === "pooled"
    if (isPooled && !this.unknown_.take(account)) throw new AmazonUnavailableError("Amazon Pay")
    const context = admission === "known" ? this.context_(options) : this.background_(options)
    try {
      const details = await readForBuyer(context, amazonOrderReferenceId, accessToken)
      this.unknown_.confirm(account, amazonOrderReferenceId, isPooled)
      return details
    } catch (error) {
      // Of all that `readForBuyer` throws, this is Amazon's word that it knows no such order reference.
      if (error instanceof MedusaError && error.type === MedusaError.Types.INVALID_DATA) {
        this.unknown_.refuse(account, amazonOrderReferenceId, login)
      }
      throw error
    }
  }

  /** Whose login a token is. See `readBuyerProfile`. */
  async readBuyerProfile(options: AmazonPayOptions, accessToken: string): Promise<BuyerProfile> {
    return await this.logins_.read(options, accessToken)
  }

  /** Whether Amazon has shown an order reference to be real, to this process or to somebody who had logged in for it. */
  async isVouchedFor(account: string, id: string): Promise<boolean> {
    if (this.unknown_.admit(account, id) === "known") return true
    return (await this.listChosenAddresses({ id, account }, { take: 1 })).length > 0
  }

  /** Has the buyer confirm the payment at their bank. See `confirmWithBuyer`. */
  async confirmWithBuyer(
    options: AmazonPayOptions,
    orderReferenceId: string,
    addresses: ReturnAddresses,
  ): Promise<Confirmation> {
    return await this.asAdmitted_(options, orderReferenceId, (context) =>
      confirmWithBuyer(context, orderReferenceId, addresses),
    )
  }

  /**
   * How a payment stands. Amazon is asked only where the buyer was sent to confirm: what their browser brings back is
   * no proof.
   * @param cart what is known of the cart, or of the order that it became
   * @param beforeCall is called before Amazon is asked, and may throw
   * @throws AmazonUnavailableError when Amazon had to be asked and does not answer
   */
  async checkoutStatus(
    options: AmazonPayOptions,
    orderReferenceId: string,
    { beforeCall, ...cart }: Pick<Asked, "isOrdered" | "price"> & { beforeCall?: () => void },
  ): Promise<CheckoutStatus> {
    const context = this.context_(options)
    const snapshot = await this.snapshot(orderReferenceId)
    const waits = isWaiting(snapshot.reference.state)
    const isUnderWay = waits && buyerConfirmation(snapshot) === "under-way"
    if (isUnderWay) beforeCall?.()
    const { authentication } = isUnderWay
      ? await asTheBuyerWaits(syncForCheckout(context, orderReferenceId))
      : { authentication: null }
    const known = isUnderWay ? await this.snapshot(orderReferenceId) : snapshot
    const status = checkoutStatus(known, { ...cart, authentication })
    if (status.next !== "place-order" || cart.isOrdered) return status
    const problem = await cartRefusal(context, orderReferenceId, false)
    return problem ? statusFor(problem) : status
  }

  /**
   * Charges an amount once, and closes the order reference when everything is charged. See `captureAmount`.
   * @param deletedRowIds ids of Medusa capture rows known to be deleted
   */
  async captureAmount(
    options: AmazonPayOptions,
    orderReferenceId: string,
    ask: CaptureAsk & { fulfillmentId?: undefined },
    deletedRowIds: ReadonlySet<string> = noDeletedRows,
  ): Promise<OperationRow> {
    const context = this.context_(options)
    const capture = await this.asking_(ask.bookedId, () =>
      withBookingRow(
        context,
        orderReferenceId,
        ask.bookedId,
        () => captureAmount(context, orderReferenceId, () => Promise.resolve(ask), deletedRowIds),
        (made) => made?.state !== "completed",
      ),
    )
    if (!capture)
      throw unexpected(`The capture of ${ask.amount} for ${orderReferenceId} was not made.`)
    await finishWhenPaid(context, orderReferenceId)
    await reserveRest(context, orderReferenceId)
    return capture
  }

  /**
   * Charges a parcel's share of an order reference, and closes it when everything is charged. See `captureAmount`.
   * @param request works the share out from the order and the ledgers as they are then
   * @returns null when nothing is to be charged
   */
  async captureShare(
    options: AmazonPayOptions,
    orderReferenceId: string,
    request: CaptureRequest,
  ): Promise<OperationRow | null> {
    const context = this.context_(options)
    const capture = await captureAmount(context, orderReferenceId, request, noDeletedRows)
    if (capture) {
      // What the order is to be charged in all was worked out for this parcel.
      await finish(context, orderReferenceId)
      await reserveRest(context, orderReferenceId)
    }
    return capture
  }

  /**
   * Writes down what a payment is to be charged in all, as the order stands now: it bounds its parcels' charges, and
   * says when everything is charged.
   * @param target major units, with the currency's digits
   * @returns whether that is another amount than before
   */
  async setChargeTarget(orderReferenceId: string, target: AmountText): Promise<boolean> {
    const { reference } = await this.snapshot(orderReferenceId)
    if (isEqualAmount(chargeTarget(reference), target)) return false
    await this.requireLease()
    await this.updateOrderReferences({ id: orderReferenceId, charge_target: storedAmount(target) })
    return true
  }

  /**
   * Refunds an amount over one or several captures. See `refundAmount`.
   * @param deletedRowIds ids of Medusa refund rows known to be deleted
   */
  async refundAmount(
    options: AmazonPayOptions,
    orderReferenceId: string,
    ask: RefundAsk,
    deletedRowIds: ReadonlySet<string> = noDeletedRows,
  ): Promise<void> {
    const context = this.context_(options)
    await this.asking_(ask.bookedId, () =>
      withBookingRow(
        context,
        orderReferenceId,
        ask.bookedId,
        () => refundAmount(context, orderReferenceId, ask, deletedRowIds),
        () => false,
      ),
    )
  }

  /** Asks again for a refund that Amazon has declined. See `refundAgain`. */
  async refundAgain(
    options: AmazonPayOptions,
    orderReferenceId: string,
    operationId: string,
    purpose: Purpose,
  ): Promise<OperationRow | null> {
    return await refundAgain(this.context_(options), orderReferenceId, operationId, purpose)
  }

  /** Those of these capture and refund rows of Medusa's that somebody is at. */
  async askingRows(rowIds: readonly string[]): Promise<Set<string>> {
    return await askingRows(this, rowIds)
  }

  private async asking_<T>(rowId: string | undefined, ask: () => Promise<T>): Promise<T> {
    return rowId === undefined ? await ask() : await whileAsking(this, rowId, ask)
  }

  /** Gives the held money back; the order reference stays open for another try. */
  async releaseHold(
    options: AmazonPayOptions,
    orderReferenceId: string,
    purpose: Purpose,
  ): Promise<OperationRow[]> {
    return await carryOut(this.context_(options), orderReferenceId, (snapshot) =>
      releaseStep(snapshot, purpose),
    )
  }

  /** Has everything held that is not charged yet. See `holdRest`. */
  async holdRest(options: AmazonPayOptions, orderReferenceId: string): Promise<OperationRow> {
    return await holdRest(this.context_(options), orderReferenceId)
  }

  /** Closes the order reference when everything that is to be charged is. */
  async finish(options: AmazonPayOptions, orderReferenceId: string): Promise<void> {
    await finish(this.context_(options), orderReferenceId)
  }

  /** Ends new authorizations; what is held stays capturable. */
  async closeOrderReference(
    options: AmazonPayOptions,
    orderReferenceId: string,
  ): Promise<OperationRow[]> {
    return await carryOut(this.context_(options), orderReferenceId, closeStep)
  }

  /** Brings the ledger to where Amazon is. See `syncAll`. */
  async syncAll(options: AmazonPayOptions, orderReferenceId: string): Promise<void> {
    await syncAll(this.context_(options), orderReferenceId)
  }

  /** Makes sure that nothing stays capturable: the order was cancelled, or is paid with another order reference. */
  async cancelOrder(
    options: AmazonPayOptions,
    orderReferenceId: string,
    purpose: Purpose = "cancellation",
  ): Promise<OperationRow[]> {
    return await carryOut(this.context_(options), orderReferenceId, (snapshot) =>
      cancelStep(snapshot, purpose),
    )
  }

  /**
   * Calls about an order reference of the ledger, which may hold ids that were made up. An order is not kept from a buyer whose
   * storefront never read the id: it waits behind the others while many are refused.
   */
  protected async asAdmitted_<Result>(
    options: AmazonPayOptions,
    orderReferenceId: string,
    work: (context: EngineContext) => Promise<Result>,
  ): Promise<Result> {
    if (await this.isConfirmed_(orderReferenceId)) return await work(this.context_(options))
    const account = accountKey(options)
    const { reference } = await this.snapshot(orderReferenceId)
    const id = reference.amazon_order_reference_id
    const isPooled = this.admit_(account, id) === "pooled"
    try {
      return await work(isPooled ? this.background_(options) : this.context_(options))
    } catch (error) {
      const { operations } = await this.snapshot(orderReferenceId)
      const isRefused = operations.at(-1)?.error_code === "InvalidOrderReferenceId"
      if (isRefused) this.unknown_.refuse(account, id)
      throw error
    }
  }

  /** Whether Amazon has ever said anything of an order reference. */
  protected async isConfirmed_(orderReferenceId: string): Promise<boolean> {
    const { reference, operations } = await this.snapshot(orderReferenceId)
    return (
      reference.state !== "Draft" ||
      operations.some(({ state }) => state === "completed" || state === "declined")
    )
  }

  /** @throws MedusaError INVALID_DATA for an id that was refused a moment ago */
  protected admit_(account: string, id: string, login?: string): "known" | "unknown" | "pooled" {
    const admission = this.unknown_.admit(account, id, login)
    if (admission === "refused") throw unknownToAmazon()
    return admission
  }

  protected context_(options: AmazonPayOptions): EngineContext {
    const client = this.clients_.of(options)
    const store = askedForWordsOnce(this.store_)
    return { ledger: this, client, store, options, logger: this.logger_ }
  }

  /** For work that nobody waits for: it leaves Amazon's quota to the others. Calls may throw MwsNotNowError. */
  protected background_(options: AmazonPayOptions): EngineContext {
    const context = this.context_(options)
    return { ...context, client: context.client.as("background") }
  }
}
