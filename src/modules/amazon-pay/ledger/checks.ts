import type { Context } from "@medusajs/framework/types"
import { InjectManager, InjectTransactionManager, MedusaContext } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { isOpenAtAmazon } from "../decisions/holds"
import type { DomainEvent } from "./domain-events"
import { endEvent, expiryEvent } from "./domain-events"
import { storedChargebacks, withChargeback, type Chargeback } from "./chargebacks"
import { requireLease } from "./held-lease"
import { ChosenAddresses } from "./chosen-addresses"
import { transactionOf } from "./ledger-records"
import { leaseSeconds } from "./lease-times"
import { judged, unjudged, type AttentionMark, type Judgement } from "./attention"
import { nextReferenceCheck } from "./next-check"
import type { UnusualElsewhere } from "./unusual-elsewhere"
import { orderReferenceRowSchema, type OperationRow, type OrderReferenceRow } from "./rows"

const retryMs = 10 * 60_000

const ids = z.array(z.object({ id: z.string() }))

/** Each once, however much of it is due: one with much must not fill the batch. */
const dueOrderReferences = `
  select id from (
    select id, next_check_at from amazon_pay_order_reference
      where next_check_at <= ? and deleted_at is null
    union all
    select order_reference_id, next_check_at from amazon_pay_operation
      where next_check_at <= ? and deleted_at is null
  ) as due group by id order by min(next_check_at) limit ?`

export interface CheckOutcome {
  /** How many looks in a row found nothing to do. */
  idleChecks: number
  /** Moments at which something is to be said or read. */
  moments: readonly Date[]
  /** When it is looked at once more at the latest, also after its end; null where nothing asks for that. */
  again: Date | null
  /** Whether the order needs attention, and why. */
  judgement: Judgement
  retry: boolean
  now: Date
}

/** When the reconciler looks at what: by index, later every time, and never again at what is settled. */
export class Checks extends ChosenAddresses {
  /**
   * The order references to look at now: those that are due themselves and those with an operation that is. Longest due
   * first.
   */
  async dueOrderReferences(now: Date, take: number): Promise<string[]> {
    const { rows } = await this.database_().raw<{ rows: unknown }>(dueOrderReferences, [
      now,
      now,
      take,
    ])
    return ids.parse(rows).map(({ id }) => id)
  }

  /**
   * Has the order references of payment collections looked at with the next run: something happened in the store that concerns
   * them. Those that can be charged, or were, and the one that a collection is to be paid with: there may be any number beside.
   */
  @InjectTransactionManager()
  async makeDue(
    paymentCollectionIds: string[],
    now: Date,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<void> {
    if (!paymentCollectionIds.length) return
    const ids = await this.toLookAt_(paymentCollectionIds, sharedContext)
    if (!ids.length) return
    await this.lock_(ids, sharedContext)
    await this.updateOrderReferences(
      { selector: { id: ids }, data: { next_check_at: now, idle_checks: 0 } },
      sharedContext,
    )
  }

  /** An operation needs no further look now: one that is to come, such as after a decline that may pass, stays. */
  @InjectManager()
  async lookedAt(id: string, @MedusaContext() sharedContext: Context = {}): Promise<void> {
    const due = { next_check_at: { $lte: new Date() } }
    const selector = { id, state: ["completed", "declined", "failed"], ...due }
    await this.updateOperations({ selector, data: { next_check_at: null } }, sharedContext)
  }

  /** An operation could not be finished with: it is looked at again, but not at once. */
  @InjectManager()
  async retryLater(id: string, @MedusaContext() sharedContext: Context = {}): Promise<void> {
    await this.updateOperations(
      { id, next_check_at: new Date(Date.now() + retryMs) },
      sharedContext,
    )
  }

  /** Another process works on an order reference now: what is due of it comes again when a dead one's lease has run out. */
  @InjectTransactionManager()
  async comesAgain(
    orderReferenceId: string,
    now: Date,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<void> {
    await this.lock_(orderReferenceId, sharedContext)
    const data = { next_check_at: new Date(Date.now() + leaseSeconds * 1_000) }
    const due = { next_check_at: { $lte: now } }
    await this.updateOrderReferences(
      { selector: { id: orderReferenceId, ...due }, data },
      sharedContext,
    )
    await this.updateOperations(
      { selector: { order_reference_id: orderReferenceId, ...due }, data },
      sharedContext,
    )
  }

  /** Writes down when an order reference is looked at next, and whether it needs attention. */
  @InjectTransactionManager()
  async scheduleCheck(
    orderReferenceId: string,
    { idleChecks, moments, again, judgement, retry, now }: CheckOutcome,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<void> {
    await this.lock_(orderReferenceId, sharedContext)
    await requireLease(transactionOf(sharedContext))
    const { reference: before, operations } = await this.snapshot_(orderReferenceId, sharedContext)
    const holds = operations.some(isOpenAtAmazon)
    const next = nextReferenceCheck(before, { holds, idleChecks, moments, now })
    const next_check_at = retry ? new Date(now.getTime() + retryMs) : earlier(next, again)
    await this.updateOrderReferences(
      {
        id: orderReferenceId,
        next_check_at,
        idle_checks: idleChecks,
        ...judged(before, judgement, now),
      },
      sharedContext,
    )
  }

  /**
   * An order reference could not be looked at: it is tried again, later every time, and holds up nobody else.
   * @param mark why it needs attention, where that is known
   */
  @InjectTransactionManager()
  async postponeCheck(
    orderReferenceId: string,
    mark?: AttentionMark,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<void> {
    await this.lock_(orderReferenceId, sharedContext)
    const before = await this.reference_(orderReferenceId, sharedContext)
    const { idle_checks } = before
    const now = Date.now()
    const wait = Math.min(retryMs * 2 ** Math.min(idle_checks, 10), 24 * 60 * 60_000)
    await this.updateOrderReferences(
      {
        id: orderReferenceId,
        next_check_at: new Date(now + wait),
        idle_checks: idle_checks + 1,
        ...(mark ? unjudged(before, mark, new Date(now)) : {}),
      },
      sharedContext,
    )
    // What is due of its operations waits with it.
    await this.updateOperations(
      {
        selector: { order_reference_id: orderReferenceId, next_check_at: { $lte: new Date(now) } },
        data: { next_check_at: new Date(now + wait) },
      },
      sharedContext,
    )
  }

  /** Says whether an order needs attention now, and why. */
  @InjectTransactionManager()
  async markAttention(
    orderReferenceId: string,
    judgement: Judgement,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<void> {
    await this.lock_(orderReferenceId, sharedContext)
    const before = await this.reference_(orderReferenceId, sharedContext)
    const change = judged(before, judgement, new Date())
    if (Object.keys(change).length) {
      await this.updateOrderReferences({ id: orderReferenceId, ...change }, sharedContext)
    }
  }

  /**
   * Writes down what a notification says of a chargeback. Whoever does so judges the order after it.
   * @returns the order reference then; null when the ledger knows it already
   */
  @InjectTransactionManager()
  async keepChargeback(
    orderReferenceId: string,
    told: Chargeback,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<OrderReferenceRow | null> {
    await this.lock_(orderReferenceId, sharedContext)
    const now = new Date()
    const before = await this.reference_(orderReferenceId, sharedContext)
    const kept = withChargeback(before.chargebacks, told, now)
    if (!kept) return null
    const chargebacks = storedChargebacks(kept)
    const disputed = { id: orderReferenceId, chargeback_at: now, chargebacks }
    return orderReferenceRowSchema.parse(await this.updateOrderReferences(disputed, sharedContext))
  }

  /** Writes down, once, an authorization of somebody else's with which Amazon advises not to ship. */
  @InjectTransactionManager()
  async keepUnusualElsewhere(
    orderReferenceId: string,
    unusual: UnusualElsewhere,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<void> {
    await this.lock_(orderReferenceId, sharedContext)
    const { unusual_elsewhere: known } = await this.reference_(orderReferenceId, sharedContext)
    if (known.some(({ amazon_id }) => amazon_id === unusual.amazon_id)) return
    const unusual_elsewhere = [...known, unusual]
    await this.updateOrderReferences({ id: orderReferenceId, unusual_elsewhere }, sharedContext)
  }

  /** Tells the store, once, that a hold is about to end with something not charged. What was charged since holds nothing. */
  @InjectManager()
  async emitExpiresSoon(
    operation: OperationRow,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<void> {
    const event = await this.emitExpiresSoon_(operation, sharedContext)
    if (event) await this.emitEvents_([event])
  }

  @InjectTransactionManager()
  protected async emitExpiresSoon_(
    { id, order_reference_id }: OperationRow,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<DomainEvent | null> {
    await this.lock_(order_reference_id, sharedContext)
    const operation = await this.operation_(id, sharedContext)
    if (operation.expiry_emitted_at || !isOpenAtAmazon(operation)) return null
    await this.updateOperations({ id, expiry_emitted_at: new Date() }, sharedContext)
    return expiryEvent(await this.reference_(order_reference_id, sharedContext), operation)
  }

  /** Tells the store, once, that an order reference is about to end with something not charged. */
  @InjectManager()
  async emitEndsSoon(
    orderReferenceId: string,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<void> {
    const event = await this.emitEndsSoon_(orderReferenceId, sharedContext)
    if (event) await this.emitEvents_([event])
  }

  @InjectTransactionManager()
  protected async emitEndsSoon_(
    orderReferenceId: string,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<DomainEvent | null> {
    await this.lock_(orderReferenceId, sharedContext)
    const reference = await this.reference_(orderReferenceId, sharedContext)
    if (reference.expiry_emitted_at) return null
    await this.updateOrderReferences(
      { id: orderReferenceId, expiry_emitted_at: new Date() },
      sharedContext,
    )
    return endEvent(reference)
  }
}

function earlier(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other
  return one < other ? one : other
}
