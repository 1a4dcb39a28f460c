import type {
  AuthorizePaymentInput,
  AuthorizePaymentOutput,
  CancelPaymentInput,
  CancelPaymentOutput,
  CapturePaymentInput,
  CapturePaymentOutput,
  DeletePaymentInput,
  DeletePaymentOutput,
  GetPaymentStatusInput,
  GetPaymentStatusOutput,
  InitiatePaymentInput,
  InitiatePaymentOutput,
  ProviderWebhookPayload,
  RefundPaymentInput,
  RefundPaymentOutput,
  RetrievePaymentInput,
  RetrievePaymentOutput,
  UpdatePaymentInput,
  UpdatePaymentOutput,
  WebhookActionResult,
} from "@medusajs/framework/types"
import { AbstractPaymentProvider, PaymentSessionStatus } from "@medusajs/framework/utils"
import { isRefusal, notTakenIn } from "../../modules/amazon-pay"
import {
  challengeProblem,
  constraintProblem,
  declineProblem,
} from "../../modules/amazon-pay/buyer/problems"
import { invalid, refused } from "../../modules/amazon-pay/errors"
import type { OrderReferenceRow } from "../../modules/amazon-pay/ledger/rows"
import { amountText, isAtLeast, isEqualAmount } from "../../modules/amazon-pay/money"
import { requireEnvironment } from "../../modules/amazon-pay/buyer/environment"
import { isOperationId } from "../../modules/amazon-pay/operation-id"
import { accountKey, parseOptions, type AmazonPayOptions } from "../../modules/amazon-pay/options"
import { forPlacedOrder } from "../../modules/amazon-pay/vocabulary"
import {
  captureRow,
  collectionOfSession,
  deadRows,
  engineOf,
  refundRow,
  sessionToPay,
  type PaymentCradle,
} from "./cradle"
import { statusOf } from "./payment-status"
import { overwriting, readOffer, readSessionData, type SessionData } from "./session-data"

/** Sessions that were authorized, or are being decided, when their order was placed. */
const wasTaken = new Set<string>([
  PaymentSessionStatus.PENDING_AUTHORIZATION,
  PaymentSessionStatus.AUTHORIZED,
  PaymentSessionStatus.CAPTURED,
])

/** What a merchant may leave out is filled in by the schema. */
type Options = Record<string, unknown>

/**
 * Medusa's payment-provider contract, translated to the engine. It decides nothing about money: it finds the
 * order reference a session or payment belongs to, asks the engine, and puts the answer into Medusa's words.
 */
export class AmazonPayProviderService extends AbstractPaymentProvider<Options> {
  static override identifier = "amazon-pay"

  protected readonly cradle_: PaymentCradle
  protected readonly options_: AmazonPayOptions

  /** Called by Medusa at boot for every provider entry: a wrong option stops the boot here. */
  static override validateOptions(options: Options): void {
    parseOptions(options)
  }

  constructor(cradle: PaymentCradle, options: Options) {
    // The base class only keeps both; the cradle's type is narrowed in cradle.ts.
    super(cradle as unknown as Record<string, unknown>, options)
    this.cradle_ = cradle
    this.options_ = parseOptions(options)
  }

  /**
   * Binds the order reference the storefront offers to the session's cart. Without one the session stands,
   * so that a storefront may list Amazon Pay before the buyer has logged in.
   */
  override async initiatePayment(input: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    const sessionId = sessionOf(input)
    const data = await this.bind_(sessionId, input)
    return {
      id: sessionId,
      data: overwriting(input.data, data),
      status: PaymentSessionStatus.PENDING,
    }
  }

  /** The cart's total changed in place: the order reference is told the new one when the buyer pays. */
  override async updatePayment(input: UpdatePaymentInput): Promise<UpdatePaymentOutput> {
    const data = await this.bind_(sessionOf(input), input)
    return { data: overwriting(input.data, data) }
  }

  /**
   * Does nothing, on purpose: Medusa deletes a session whenever a cart changes, at the same time as it makes
   * the new one, and that may carry the same order reference.
   */
  override async deletePayment(input: DeletePaymentInput): Promise<DeletePaymentOutput> {
    return await Promise.resolve({ data: input.data ?? {} })
  }

  override async authorizePayment(input: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    const data = readSessionData(input.data)
    const reference = await this.reference_(data)
    const context: Record<string, unknown> = { ...input.context }
    await this.requireOwn_(reference, data, context)
    const isPlaced = context[forPlacedOrder] === true
    const outcome = await this.engine_().authorizeCheckout(this.options_, reference.id, {
      isPlaced,
    })
    const clean: SessionData = { ...data, problem: null }
    switch (outcome.status) {
      case "authorized":
        return { status: PaymentSessionStatus.AUTHORIZED, data: clean }
      case "charged": {
        // Medusa books the session's whole amount as captured then. A part is booked as any charge that was made elsewhere.
        const status = outcome.isPart
          ? PaymentSessionStatus.AUTHORIZED
          : PaymentSessionStatus.CAPTURED
        return { status, data: clean }
      }
      case "pending":
        return { status: PaymentSessionStatus.PENDING_AUTHORIZATION, data: clean }
      case "constrained": {
        const problem = constraintProblem(outcome.constraints)
        return { status: PaymentSessionStatus.REQUIRES_MORE, data: { ...data, problem } }
      }
      case "not-offered": {
        const { problem } = outcome
        return { status: PaymentSessionStatus.REQUIRES_MORE, data: { ...data, problem } }
      }
      case "challenged":
        return {
          status: PaymentSessionStatus.REQUIRES_MORE,
          data: { ...data, problem: challengeProblem },
        }
      case "declined": {
        const problem = declineProblem(outcome.reason)
        // After `error` Medusa wants a new session; the buyer who can try again keeps this one.
        const status =
          problem.next === "other-payment-method"
            ? PaymentSessionStatus.ERROR
            : PaymentSessionStatus.REQUIRES_MORE
        return { status, data: { ...data, problem } }
      }
    }
  }

  /**
   * Charges what the Medusa capture row says, which may be part of the payment. A charge the plugin has made
   * already and Medusa has not booked yet is taken over instead of being made again; a row the plugin itself made to
   * book a charge takes that one or none.
   * @throws MedusaError NOT_ALLOWED while Amazon is still deciding: Medusa must not book it yet
   */
  override async capturePayment(input: CapturePaymentInput): Promise<CapturePaymentOutput> {
    const data = readSessionData(input.data)
    const reference = await this.reference_(data)
    const bookedId = required(input.context?.idempotency_key, "capture")
    const row = await captureRow(this.cradle_, bookedId)
    const amount = amountText(row.amount, reference.currency_code)
    const operationId = isOperationId(row.createdBy) ? row.createdBy : undefined
    const dead = await this.deletedRowIds_(reference.id, "capture", bookedId)
    const capture = await this.engine_().captureAmount(
      this.options_,
      reference.id,
      { amount, bookedId, operationId },
      dead,
    )
    if (capture.state !== "completed") {
      throw refused(
        `Amazon is still deciding on the capture of ${amount} ${reference.currency_code}. It is booked by itself when Amazon completes it; do not capture it again.`,
      )
    }
    return { data: { ...data } }
  }

  /**
   * Refunds what the Medusa refund row says. A row the plugin itself made to book a refund that was made at Amazon takes
   * that one or none.
   */
  override async refundPayment(input: RefundPaymentInput): Promise<RefundPaymentOutput> {
    const data = readSessionData(input.data)
    const reference = await this.reference_(data)
    const bookedId = required(input.context?.idempotency_key, "refund")
    const amount = amountText(input.amount, reference.currency_code)
    const { createdBy, note } = await refundRow(this.cradle_, bookedId)
    const operationId = isOperationId(createdBy) ? createdBy : undefined
    const dead = await this.deletedRowIds_(reference.id, "refund", bookedId)
    await this.engine_().refundAmount(
      this.options_,
      reference.id,
      { amount, bookedId, operationId, note },
      dead,
    )
    return { data: { ...data } }
  }

  /**
   * Releases the hold and leaves the order reference open: Medusa calls this also when a completion failed
   * after the authorization, and the same buyer may try again with the same order reference.
   */
  override async cancelPayment(input: CancelPaymentInput): Promise<CancelPaymentOutput> {
    const data = readSessionData(input.data)
    if (data.amazon_order_reference_id) {
      const reference = await this.reference_(data)
      await this.engine_().releaseHold(this.options_, reference.id, "upkeep")
    }
    return { data: { ...data } }
  }

  override async retrievePayment(input: RetrievePaymentInput): Promise<RetrievePaymentOutput> {
    const data = readSessionData(input.data)
    const { reference, operations } = await this.engine_().snapshot(
      (await this.reference_(data)).id,
    )
    return {
      data: {
        ...data,
        order_reference: { state: reference.state, reason_code: reference.reason_code },
        operations: operations.map(
          ({ kind, state, amount, amazon_id, amazon_state, reason_code }) => ({
            kind,
            state,
            amount,
            amazon_id,
            amazon_state,
            reason_code,
          }),
        ),
      },
    }
  }

  override async getPaymentStatus(input: GetPaymentStatusInput): Promise<GetPaymentStatusOutput> {
    const data = readSessionData(input.data)
    if (!data.amazon_order_reference_id) return { status: PaymentSessionStatus.PENDING }
    const reference = await this.reference_(data)
    return { status: statusOf(await this.engine_().snapshot(reference.id)) }
  }

  /**
   * Amazon's notifications belong on the plugin's own route, `/hooks/amazon-pay/ipn`: Medusa's answers before anything
   * is checked or stored. What comes here all the same goes into the same inbox, and Medusa is told nothing: what it
   * would do is capture a second time. Medusa logs what is thrown here, so only a defect is.
   */
  override async getWebhookActionAndData({
    rawData,
    headers,
  }: ProviderWebhookPayload["payload"]): Promise<WebhookActionResult> {
    const topicHeader = headers["x-amz-sns-topic-arn"]
    const account = { key: accountKey(this.options_), options: this.options_ }
    try {
      await this.engine_().receiveMessage([account], {
        rawBody: rawData,
        ...(typeof topicHeader === "string" ? { topicHeader } : {}),
      })
    } catch (error) {
      if (!isRefusal(error)) throw error
      const text = `Amazon Pay: a notification at Medusa's own route was refused. ${error.message}`
      const line = notTakenIn.line(error, text)
      if (line !== null) this.cradle_.logger?.warn(line)
    }
    return { action: "not_supported" }
  }

  protected engine_() {
    return engineOf(this.cradle_)
  }

  protected async bind_(
    sessionId: string,
    { amount, currency_code, data }: InitiatePaymentInput | UpdatePaymentInput,
  ): Promise<SessionData> {
    const offered = readOffer(data)
    const currency = currency_code.toUpperCase()
    const total = amountText(amount, currency)
    const own: SessionData = { session_id: sessionId, amount: total, currency_code: currency }
    if (!offered) return own
    requireEnvironment(offered, this.options_)
    await this.engine_().bindOrderReference({
      account: accountKey(this.options_),
      amazon_order_reference_id: offered,
      payment_collection_id: await collectionOfSession(this.cradle_, sessionId),
      total,
      currency_code: currency,
    })
    return { ...own, amazon_order_reference_id: offered }
  }

  /** @throws MedusaError INVALID_DATA when the session was started without an order reference */
  protected async reference_(data: SessionData): Promise<OrderReferenceRow> {
    if (!data.amazon_order_reference_id) {
      throw invalid(
        "The buyer has not logged in with Amazon yet: this payment session has no Amazon order reference. Make a new payment session with data.amazon_order_reference_id from Amazon's widget.",
      )
    }
    const reference = await this.engine_().findOrderReference({
      amazon_order_reference_id: data.amazon_order_reference_id,
    })
    if (!reference || reference.account !== accountKey(this.options_)) {
      throw invalid(
        `The Amazon order reference ${data.amazon_order_reference_id} is not known to this payment method. Make a new payment session with it.`,
      )
    }
    return reference
  }

  /**
   * A session is authorized for the collection and the amount its order reference is bound to: Medusa makes the payment over
   * the session's amount, and may have made a newer session since. Medusa itself compares no amounts: a session that was made
   * while its cart grew may be over less than the order costs.
   * @throws MedusaError NOT_ALLOWED
   */
  protected async requireOwn_(
    {
      amazon_order_reference_id: id,
      payment_collection_id,
      total,
      currency_code,
    }: OrderReferenceRow,
    { amount, currency_code: currency }: SessionData,
    { idempotency_key: sessionId, [forPlacedOrder]: isPlaced }: Record<string, unknown>,
  ): Promise<void> {
    const session =
      typeof sessionId === "string" ? await sessionToPay(this.cradle_, sessionId) : null
    if (session && session.collectionId !== payment_collection_id) {
      throw refused(
        `The Amazon order reference ${id} belongs to another cart. Start Amazon Pay again to get one for this cart.`,
      )
    }
    if (amount === undefined || !isEqualAmount(amount, total) || currency !== currency_code) {
      throw refused(
        `The Amazon order reference ${id} pays ${total} ${currency_code}, and this payment session is over another amount. Make a new payment session with it, and complete the cart with that one.`,
      )
    }
    // What an order has grown by since it was placed is asked for apart.
    if (!session || isPlaced === true || wasTaken.has(session.status)) return
    const toPay = amountText(session.toPay, currency_code)
    if (!isAtLeast(amount, toPay)) {
      throw refused(
        `${toPay} ${currency_code} are to be paid, and this payment session is over ${amount}: the cart was changed while it was made. Make a new payment session with the Amazon order reference ${id}, and complete the cart with that one.`,
      )
    }
  }

  protected async deletedRowIds_(
    orderReferenceId: string,
    kind: "capture" | "refund",
    own: string,
  ) {
    const { operations } = await this.engine_().snapshot(orderReferenceId)
    const booked = operations.flatMap((operation) =>
      operation.kind === kind && operation.booked_id && operation.booked_id !== own
        ? [operation.booked_id]
        : [],
    )
    const service = kind === "capture" ? this.cradle_.captureService : this.cradle_.refundService
    return await deadRows(service, booked)
  }
}

function sessionOf({ data, context }: InitiatePaymentInput | UpdatePaymentInput): string {
  const sessionId = data?.session_id
  return required(
    typeof sessionId === "string" ? sessionId : context?.idempotency_key,
    "payment session",
  )
}

function required(id: string | undefined, what: string): string {
  if (id) return id
  throw invalid(`Medusa did not say which ${what} this is; Amazon Pay needs its id.`)
}
