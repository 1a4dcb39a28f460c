import type { DAL, IEventBusModuleService, Logger } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createMwsClient, type MwsClient, type OrderReferenceDetails } from "../../mws"
import { checkoutStatus, type CheckoutStatus } from "./buyer/checkout-status"
import { readBuyerProfile, type BuyerProfile } from "./buyer/profile"
import { buyerConfirmation, type ReturnAddresses } from "./decisions/buyer-confirmation"
import type { CaptureAsk } from "./decisions/capture-step"
import { chargeTarget } from "./decisions/charge-target"
import type { Claim } from "./decisions/claim"
import { cancelStep, closeStep, finishStep, releaseStep } from "./decisions/ending-step"
import { unresolvedOperation } from "./decisions/holds"
import { reserveStep } from "./decisions/reserve-step"
import type { RefundAsk } from "./decisions/refund-step"
import { catchUp, type CaughtUp } from "./engine/catch-up"
import { answerPatienceMs, awaitAnswers } from "./engine/await-answers"
import { authorizeCheckout, type CheckoutOutcome } from "./engine/authorize"
import { captureAmount } from "./engine/capture"
import { confirmWithBuyer, type Confirmation } from "./engine/confirm-with-buyer"
import type { EngineContext } from "./engine/context"
import { askAsRow } from "./engine/give-up"
import { carryOut } from "./engine/end"
import { holdRest } from "./engine/hold"
import { learn, type Learnt } from "./engine/learn"
import { isWaiting, lookAt } from "./engine/look-at"
import { asTheBuyerWaits, buyersPatienceMs, readForBuyer } from "./engine/read-for-buyer"
import { lookAgain } from "./engine/look-again"
import { refundAmount } from "./engine/refund"
import { sendOperation } from "./engine/send-operation"
import { acceptNotification, type Delivery } from "./inbox/accept-notification"
import { InboxLog } from "./inbox/inbox-log"
import type { MerchantAccount } from "./inbox/merchant-account"
import { QuietAnnouncer } from "./inbox/quiet-announcer"
import { confirmSubscription } from "./inbox/confirm-subscription"
import {
  notificationRowSchema,
  TO_BE_CONFIRMED,
  type NotificationRow,
} from "./inbox/notification-row"
import { errorOf } from "./errors"
import { chargebackHappening, type Happening } from "./ledger/happenings"
import type { OperationRow } from "./ledger/rows"
import { storedAmount } from "./ledger/stored-amount"
import { isEqualAmount, type AmountText } from "./money"
import { accountKey, type AmazonPayOptions } from "./options"
import { version } from "../../version"

interface Dependencies {
  baseRepository: DAL.RepositoryService
  logger: Logger
  /** Medusa hands its bus to every module; without one nobody listens. */
  [Modules.EVENT_BUS]?: IEventBusModuleService
}

/** Emitted when an order reference has notifications that are to be worked on. */
export const NOTIFICATION_RECEIVED = "amazon-pay.notification.received"

interface ReceivedEvent {
  /** The latest of them. */
  id: string
  amazon_order_reference_id: string | null
}

const noDeadBookings: ReadonlySet<string> = new Set()

/**
 * The plugin's module: the ledger and the payment engine that drives Amazon through it. Callers say for
 * which merchant account; the engine keeps one connection pool for each.
 */
export class AmazonPayModuleService extends InboxLog {
  protected readonly logger_: Logger
  protected readonly events_: IEventBusModuleService | undefined
  readonly #clients = new Map<string, MwsClient>()
  readonly #received = new QuietAnnouncer<ReceivedEvent>((received) => {
    void this.emit_(received.map((data) => ({ name: NOTIFICATION_RECEIVED, data })))
  })

  readonly __hooks = {
    onApplicationShutdown: async () => {
      this.#received.stop()
      const clients = [...this.#clients.values()]
      this.#clients.clear()
      await Promise.all(clients.map((client) => client.close()))
    },
  }

  constructor(dependencies: Dependencies) {
    super(dependencies)
    this.logger_ = dependencies.logger
    this.events_ = dependencies[Modules.EVENT_BUS]
  }

  /** Brings an order reference to an authorization of its total, or a charge of it. See `authorizeCheckout`. */
  async authorizeCheckout(options: AmazonPayOptions, rowId: string): Promise<CheckoutOutcome> {
    const outcome = await authorizeCheckout(this.context_(options), rowId)
    if (outcome.status === "charged") await this.finish_(options, rowId)
    return outcome
  }

  /** An order reference as Amazon shows it to its buyer. See `readForBuyer`. */
  async readForBuyer(
    options: AmazonPayOptions,
    amazonOrderReferenceId: string,
    accessToken?: string,
  ): Promise<OrderReferenceDetails> {
    return await readForBuyer(this.context_(options), amazonOrderReferenceId, accessToken)
  }

  /** Whose login a token is. See `readBuyerProfile`. */
  async readBuyerProfile(options: AmazonPayOptions, accessToken: string): Promise<BuyerProfile> {
    return await readBuyerProfile(options, accessToken, buyersPatienceMs)
  }

  /** Has the buyer confirm the payment at their bank. See `confirmWithBuyer`. */
  async confirmWithBuyer(
    options: AmazonPayOptions,
    rowId: string,
    addresses: ReturnAddresses,
  ): Promise<Confirmation> {
    return await confirmWithBuyer(this.context_(options), rowId, addresses)
  }

  /**
   * How a payment stands. Amazon is asked only where the buyer was sent to confirm: what their browser brings back is
   * no proof.
   * @throws AmazonUnavailableError when Amazon had to be asked and does not answer
   */
  async checkoutStatus(options: AmazonPayOptions, rowId: string): Promise<CheckoutStatus> {
    const snapshot = await this.snapshot(rowId)
    const waits = isWaiting(snapshot.reference.state)
    if (!waits || buyerConfirmation(snapshot) !== "under-way") return checkoutStatus(snapshot)
    const { authentication } = await asTheBuyerWaits(lookAt(this.context_(options), rowId))
    return checkoutStatus(await this.snapshot(rowId), authentication)
  }

  /**
   * Charges an amount once, and closes the order reference when everything is charged. See `captureAmount`.
   * @param deadBookings ids of Medusa capture rows known to be deleted
   */
  async captureAmount(
    options: AmazonPayOptions,
    rowId: string,
    ask: CaptureAsk,
    deadBookings: ReadonlySet<string> = noDeadBookings,
  ): Promise<OperationRow> {
    const context = this.context_(options)
    const capture = await askAsRow(
      context,
      rowId,
      ask.bookedId,
      () => captureAmount(context, rowId, ask, deadBookings),
      ({ state }) => state !== "completed",
    )
    await this.finish_(options, rowId)
    if (options.remainder === "reserve") await this.reserve_(options, rowId)
    return capture
  }

  /**
   * Writes down what a payment is to be charged in all, as the order stands now: it bounds its parcels' charges, and
   * says when everything is charged.
   * @param toCharge major units, with the currency's digits
   */
  async aimAt(rowId: string, toCharge: AmountText): Promise<void> {
    const { reference } = await this.snapshot(rowId)
    if (isEqualAmount(chargeTarget(reference), toCharge)) return
    await this.updateOrderReferences({ id: rowId, to_charge: storedAmount(toCharge) })
  }

  /**
   * Refunds an amount over one or several captures. See `refundAmount`.
   * @param deadBookings ids of Medusa refund rows known to be deleted
   */
  async refundAmount(
    options: AmazonPayOptions,
    rowId: string,
    ask: RefundAsk,
    deadBookings: ReadonlySet<string> = noDeadBookings,
  ): Promise<void> {
    const context = this.context_(options)
    await askAsRow(
      context,
      rowId,
      ask.bookedId,
      () => refundAmount(context, rowId, ask, deadBookings),
      () => false,
    )
  }

  /** Gives the held money back; the order reference stays open for another try. */
  async releaseHold(options: AmazonPayOptions, rowId: string): Promise<OperationRow[]> {
    return await carryOut(this.context_(options), rowId, releaseStep)
  }

  /** Has everything held that is not charged yet. See `holdRest`. */
  async holdRest(options: AmazonPayOptions, rowId: string): Promise<OperationRow> {
    return await holdRest(this.context_(options), rowId)
  }

  /** Closes the order reference when everything that is to be charged is. */
  async finish(options: AmazonPayOptions, rowId: string): Promise<void> {
    await this.finish_(options, rowId)
  }

  /** Ends new authorizations; what is held stays capturable. */
  async closeOrderReference(options: AmazonPayOptions, rowId: string): Promise<OperationRow[]> {
    return await carryOut(this.context_(options), rowId, closeStep)
  }

  /** Brings the ledger to where Amazon is. See `lookAgain`. */
  async lookAgain(options: AmazonPayOptions, rowId: string): Promise<void> {
    await lookAgain(this.context_(options), rowId)
  }

  /**
   * Writes down which user asked for the operations of an order reference that came after one of them.
   * @param after the last operation there was before; null when there was none
   */
  async signOperations(rowId: string, after: string | null, askedBy: string): Promise<void> {
    const { operations } = await this.snapshot(rowId)
    const unsigned = operations.filter(
      ({ id, asked_by }) => asked_by === null && (after === null || id > after),
    )
    if (!unsigned.length) return
    await this.updateOperations(unsigned.map(({ id }) => ({ id, asked_by: askedBy })))
  }

  /** Makes sure that nothing of a cancelled order stays capturable. */
  async cancelOrder(options: AmazonPayOptions, rowId: string): Promise<OperationRow[]> {
    return await carryOut(this.context_(options), rowId, cancelStep)
  }

  /** Waits until every call under way for an order reference is answered, but not for ever. */
  async awaitAnswers(rowId: string): Promise<void> {
    await awaitAnswers(this, rowId)
  }

  /** Whether a notification is to wait for the answer to a call under way: that tells more, and saves a read. */
  async awaitsAnswer(rowId: string, { received_at }: NotificationRow): Promise<boolean> {
    if (Date.now() - received_at.getTime() >= answerPatienceMs) return false
    return unresolvedOperation(await this.snapshot(rowId)) !== undefined
  }

  /** Follows a notification's hint. See `learn`. */
  async learn(options: AmazonPayOptions, rowId: string, claim: Claim): Promise<Learnt> {
    const learnt = await learn(this.background_(options), rowId, claim)
    if (learnt.outcome === "read" && learnt.operation?.kind === "capture") {
      await this.finish_(options, rowId)
    }
    return learnt
  }

  /**
   * Takes a message of Amazon SNS in: checks it, stores it once, and has it worked on afterwards.
   * @param accounts those it may be for
   * @returns the stored row; null for a message that was stored before
   * @throws IpnError, ForeignNotificationError when it must not come again (unless `retryable`)
   * @throws anything else when it could not be stored and Amazon should send it again
   */
  async receiveMessage(
    accounts: MerchantAccount[],
    delivery: Delivery,
  ): Promise<NotificationRow | null> {
    const row = await this.storeMessage(await acceptNotification(accounts, delivery), delivery)
    if (row?.state === "received") this.announceReceived_(row)
    if (row?.outcome === TO_BE_CONFIRMED) await this.confirmIfWanted_(accounts, row)
    return row
  }

  /**
   * Tells SNS that messages of a topic are wanted here, as a person has decided.
   * @returns null when no such question is open
   * @throws MedusaError NOT_ALLOWED when SNS does not answer
   */
  async confirmSubscription(id: string): Promise<NotificationRow | null> {
    const [row] = await this.listNotifications({ id }, { take: 1 })
    if (row?.outcome !== TO_BE_CONFIRMED || !row.subscribe_url) return null
    await confirmSubscription(row.subscribe_url)
    return notificationRowSchema.parse(
      await this.updateNotifications({ id, outcome: "confirmed", subscribe_url: null }),
    )
  }

  /** The message is stored: should it not be confirmed now, a person finds it. */
  protected async confirmIfWanted_(
    accounts: MerchantAccount[],
    { id, account }: NotificationRow,
  ): Promise<void> {
    const wanted = accounts.find(({ key }) => key === account)?.options.ipn?.confirmSubscriptions
    if (!wanted) return
    try {
      await this.confirmSubscription(id)
    } catch (error) {
      this.logger_.warn(`Amazon Pay: ${errorOf(error).message}`)
    }
  }

  /**
   * Works on a notification again that failed, or that nothing matched.
   * @returns null when there is none of that id
   */
  async replayNotification(id: string): Promise<NotificationRow | null> {
    const row = await this.reopenNotification(id)
    if (row?.state === "received") this.announceReceived_(row)
    return row
  }

  /** A chargeback is for a person: the order is marked, and the store is told. */
  async recordChargeback(rowId: string, { id }: NotificationRow): Promise<void> {
    const reference = await this.callAttention(rowId, "chargeback")
    await this.announce_([chargebackHappening(reference, id)])
  }

  /** Finishes what is due of an order reference's operations. See `catchUp`. */
  async catchUp(options: AmazonPayOptions, rowId: string, now: Date): Promise<CaughtUp> {
    const caught = await catchUp(this.background_(options), rowId, now)
    if (caught.looked.some(({ kind }) => kind === "capture")) await this.finish_(options, rowId)
    return caught
  }

  /** Not waited for: should the event be lost, the reconciler finds the row. */
  protected announceReceived_({ id, amazon_order_reference_id }: NotificationRow): void {
    this.#received.add(amazon_order_reference_id ?? id, { id, amazon_order_reference_id })
  }

  /** A capture that stands must not fail because the order reference could not be closed right after it. */
  protected async finish_(options: AmazonPayOptions, rowId: string): Promise<void> {
    try {
      await carryOut(this.context_(options), rowId, finishStep)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      this.logger_.warn(
        `Amazon Pay: the order reference of ${rowId} is fully charged but not closed yet. ${why}`,
      )
    }
  }

  /** The parcel that was charged must not fail because the rest could not be held: the next one asks for itself. */
  protected async reserve_(options: AmazonPayOptions, rowId: string): Promise<void> {
    const context = this.context_(options)
    try {
      const { operation } = await this.decide(rowId, (snapshot) => ({
        step: undefined,
        record: reserveStep(snapshot),
      }))
      if (operation) await sendOperation(context, operation)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      this.logger_.warn(`Amazon Pay: the rest of ${rowId} is not held. ${why}`)
    }
  }

  protected override async announce_(happenings: Happening[]): Promise<void> {
    await this.emit_(happenings.map(({ name, data }) => ({ name, data })))
  }

  protected async emit_(messages: { name: string; data: object }[]): Promise<void> {
    if (!messages.length || !this.events_) return
    try {
      await this.events_.emit(messages, {})
    } catch (error) {
      // The ledger has it; a bus that is down must not turn a charge into an error.
      const why = error instanceof Error ? error.message : String(error)
      this.logger_.error(`Amazon Pay: events were not sent. ${why}`)
    }
  }

  protected context_(options: AmazonPayOptions): EngineContext {
    return { ledger: this, client: this.client_(options), options, logger: this.logger_ }
  }

  /** For work that nobody waits for: it leaves Amazon's quota to the others. Calls may throw MwsNotNowError. */
  protected background_(options: AmazonPayOptions): EngineContext {
    const context = this.context_(options)
    return { ...context, client: context.client.as("background") }
  }

  protected client_(options: AmazonPayOptions): MwsClient {
    const key = `${accountKey(options)}/${options.accessKey}/${options.endpoint ?? ""}`
    const existing = this.#clients.get(key)
    if (existing) return existing
    const client = createMwsClient({
      sellerId: options.sellerId,
      accessKey: options.accessKey,
      secretKey: options.secretKey,
      region: options.region,
      sandbox: options.sandbox,
      mwsAuthToken: options.mwsAuthToken,
      endpoint: options.endpoint,
      application: { name: "medusa-payment-amazon-pay", version },
      observe: ({ action, status, errorCode, attempt, milliseconds, requestId }) =>
        this.logger_.debug(
          `Amazon Pay: ${action} attempt ${attempt}: ${errorCode ?? status ?? "no answer"} in ${Math.round(milliseconds)} ms (request ${requestId ?? "none"})`,
        ),
    })
    this.#clients.set(key, client)
    return client
  }
}
