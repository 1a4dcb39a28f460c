import type { Context } from "@medusajs/framework/types"
import { InjectManager, InjectTransactionManager, MedusaContext } from "@medusajs/framework/utils"
import { takesMoney } from "../decisions/holds"
import { firstReferenceCheck, graceMs, nextCheck } from "./next-check"
import { mayMove } from "../vocabulary"
import { isEarlier, type AmazonObject } from "./amazon-states"
import type { FoundOperation } from "./found-operation"
import { operationEvents, referenceEvents, type DomainEvent } from "./domain-events"
import { isGivenBack, leftOverRow } from "./left-over"
import { newOperationRow } from "./new-operation"
import { Recording } from "./recording"
import {
  operationRowSchema,
  orderReferenceRowSchema,
  type OperationRow,
  type OrderReferenceRow,
} from "./rows"
import type { CallOutcome, StillHeld } from "./call-outcome"

/** An operation as it stands after an answer, and what others may want to know of it. */
interface AppliedOutcome {
  operation: OperationRow
  events: DomainEvent[]
}

/**
 * The ledger: what this store means to do at Amazon, and what it last saw there.
 * Every method is one short transaction under the order reference's row lock; none of them speaks HTTP.
 */
export class Ledger extends Recording {
  /**
   * Writes Amazon's answer down: on the operation, and on what it changed beside it. States only move forward.
   * What others may want to know of it is announced once it is written.
   * @param found what the answer brought to light beside, written down in the same transaction
   */
  @InjectManager()
  async applyOutcome(
    operation: OperationRow,
    outcome: CallOutcome,
    found: readonly FoundOperation[] = [],
    @MedusaContext() sharedContext: Context = {},
  ): Promise<OperationRow> {
    return await this.emitAndReturn_(
      await this.applyOutcomeWith_(operation, outcome, found, sharedContext),
    )
  }

  @InjectTransactionManager()
  protected async applyOutcomeWith_(
    operation: OperationRow,
    outcome: CallOutcome,
    found: readonly FoundOperation[],
    @MedusaContext() sharedContext: Context = {},
  ): Promise<AppliedOutcome> {
    const applied = await this.applyOutcome_(operation, outcome, sharedContext)
    // After the refusal, with which it would come to more than the order's total.
    for (const one of found) {
      const beside = await this.recordFound_(operation.order_reference_id, one, sharedContext)
      applied.events.push(...beside.events)
    }
    return applied
  }

  @InjectTransactionManager()
  protected async applyOutcome_(
    operation: OperationRow,
    outcome: CallOutcome,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<AppliedOutcome> {
    await this.lock_(operation.order_reference_id, sharedContext)
    const before = await this.operation_(operation.id, sharedContext)
    if (outcome.unlessSentAgain && before.attempts !== operation.attempts) {
      return { operation: before, events: [] }
    }
    // What was known of the operation before says nothing new of the order reference: the buyer may have acted since.
    const isNews = before.state !== outcome.operation.state
    const events =
      outcome.reference && isNews
        ? await this.moveReference_(operation.order_reference_id, outcome.reference, sharedContext)
        : []
    const parentId = outcome.operation.amazon_parent_id ?? before.amazon_parent_id
    const beside = outcome.parent
      ? { amazon_id: parentId ?? "unknown" }
      : {
          order_reference_id: before.order_reference_id,
          kind: "authorize",
          amazon_state: ["Open", "Pending"],
        }
    const said = outcome.parent ?? outcome.openAuthorizations
    if (said) await this.updateOperations({ selector: beside, data: said }, sharedContext)
    if (!mayApply(before, outcome)) {
      return {
        operation: await this.keepAdvice_(before, outcome.operation.advice, sharedContext),
        events,
      }
    }
    const after = operationRowSchema.parse(
      await this.updateOperations(
        {
          id: operation.id,
          ...(isDoneAfterAll(before, outcome.operation) ? { error_code: null } : {}),
          ...outcome.operation,
          next_check_at: nextCheck({ ...before, ...outcome.operation }, before.state, new Date()),
        },
        sharedContext,
      ),
    )
    if (outcome.stillHeld) {
      await this.keepHold_(before, outcome.stillHeld, sharedContext)
    }
    const reference = await this.reference_(operation.order_reference_id, sharedContext)
    const next_check_at = nextLook(before, after, new Date())
    if (next_check_at) {
      await this.updateOrderReferences({ id: reference.id, next_check_at }, sharedContext)
    }
    return {
      operation: after,
      events: [...events, ...operationEvents(reference, before, after)],
    }
  }

  /**
   * Writes down that an authorization is open whose capture was declined. What the ledger has learnt of it since stays: what
   * was read before that may be older.
   * @param charge the declined capture, as it stood before
   */
  @InjectTransactionManager()
  protected async keepHold_(
    charge: OperationRow,
    held: StillHeld,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<void> {
    const snapshot = await this.snapshot_(charge.order_reference_id, sharedContext)
    const known = snapshot.operations.find(
      ({ kind, amazon_id }) => kind === "authorize" && amazon_id === held.amazon_id,
    )
    if (!known) {
      await this.insertOperation_(leftOverRow(snapshot, charge, held, new Date()), sharedContext)
    } else if (isGivenBack(known, charge)) {
      const open = { id: known.id, amazon_state: "Open", reason_code: null }
      await this.updateOperations(open, sharedContext)
      await this.keepAdvice_(known, held.advice, sharedContext)
    }
  }

  /** Writes down what Amazon advises: it stands, although the answer that says it is late and changes nothing else. */
  @InjectTransactionManager()
  protected async keepAdvice_(
    operation: OperationRow,
    advice: string | undefined,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<OperationRow> {
    if (advice === undefined || operation.advice !== null) return operation
    const advised = { id: operation.id, advice }
    return operationRowSchema.parse(await this.updateOperations(advised, sharedContext))
  }

  /**
   * Writes down what was found at Amazon: as the answer to an operation of this store, if the reference id is one of its
   * own, else as an operation that somebody else made.
   */
  @InjectManager()
  async recordFound(
    orderReferenceId: string,
    found: FoundOperation,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<OperationRow> {
    return await this.emitAndReturn_(
      await this.recordFound_(orderReferenceId, found, sharedContext),
    )
  }

  /** In one transaction: one that was begun by nobody here can be repeated by nobody here, should its answer be missing. */
  @InjectTransactionManager()
  protected async recordFound_(
    orderReferenceId: string,
    found: FoundOperation,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<AppliedOutcome> {
    const operation = await this.found_(orderReferenceId, found, sharedContext)
    return await this.applyOutcome_(operation, found.outcome, sharedContext)
  }

  @InjectTransactionManager()
  protected async found_(
    orderReferenceId: string,
    { kind, action, referenceId, amount }: FoundOperation,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<OperationRow> {
    await this.lock_(orderReferenceId, sharedContext)
    const snapshot = await this.snapshot_(orderReferenceId, sharedContext)
    const known = snapshot.operations.find(({ reference_id }) => reference_id === referenceId)
    if (known?.state === "failed") {
      // A refusal of its repetition was taken for one of the first: Amazon shows that it was carried out.
      const reopened = { id: known.id, state: "sent" as const, error_code: null }
      return operationRowSchema.parse(await this.updateOperations(reopened, sharedContext))
    }
    if (known) return known
    const row = newOperationRow(
      snapshot,
      { kind, action, amount, purpose: "elsewhere", parameters: () => ({}) },
      new Date(),
    )
    const sent = { ...row, reference_id: referenceId, state: "sent" as const }
    return await this.insertOperation_(sent, sharedContext)
  }

  /**
   * Writes down what was read of the order reference itself.
   * @param changedAt when the ledger's order reference had last changed before it was read
   */
  @InjectManager()
  async recordReferenceState(
    orderReferenceId: string,
    state: NonNullable<CallOutcome["reference"]>,
    changedAt: Date | null,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<void> {
    await this.emitEvents_(
      await this.recordReferenceState_(orderReferenceId, state, changedAt, sharedContext),
    )
  }

  @InjectTransactionManager()
  protected async recordReferenceState_(
    orderReferenceId: string,
    state: NonNullable<CallOutcome["reference"]>,
    changedAt: Date | null,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<DomainEvent[]> {
    await this.lock_(orderReferenceId, sharedContext)
    const before = await this.reference_(orderReferenceId, sharedContext)
    if (isStaleRead(before, state.state, changedAt)) return []
    return await this.moveReference_(orderReferenceId, state, sharedContext)
  }

  /** An answer that comes late must not take the order reference back. */
  @InjectTransactionManager()
  protected async moveReference_(
    orderReferenceId: string,
    next: NonNullable<CallOutcome["reference"]>,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<DomainEvent[]> {
    const before = await this.reference_(orderReferenceId, sharedContext)
    if (isEarlier("order-reference", next.state, before.state)) return []
    const now = new Date()
    const changed =
      before.state === next.state
        ? {}
        : { state_changed_at: now, next_check_at: firstReferenceCheck(next, now), idle_checks: 0 }
    const after = await this.updateOrderReferences(
      { id: orderReferenceId, ...next, ...changed },
      sharedContext,
    )
    if (next.state === "Canceled") {
      // Nothing is held by it any more, whoever cancelled it (protocol reference §6.1).
      const open = {
        order_reference_id: orderReferenceId,
        kind: "authorize" as const,
        amazon_state: "Open",
      }
      const data = { amazon_state: "Closed", reason_code: "OrderReferenceCanceled" }
      await this.updateOperations({ selector: open, data }, sharedContext)
    }
    return referenceEvents(before, orderReferenceRowSchema.parse(after))
  }

  private async emitAndReturn_({ operation, events }: AppliedOutcome): Promise<OperationRow> {
    await this.emitEvents_(events)
    return operation
  }

  /** Tells the rest of the store. The ledger alone has nobody to tell. */
  protected async emitEvents_(_events: DomainEvent[]): Promise<void> {
    await Promise.resolve()
  }
}

/** When an order reference is to be looked at after an answer, where that asks for it. */
function nextLook(before: OperationRow, after: OperationRow, now: Date): Date | null {
  if (needsLook(before, after)) return now
  // The order is made with the money: what Amazon is to be told of it, and where it goes, is seen to soon.
  const isOrdered = after.purpose === "cart" && takesMoney(after) && before.state !== after.state
  return isOrdered ? new Date(now.getTime() + graceMs) : null
}

/** Money that could not be moved, with nobody waiting for the answer: a person may be needed. */
function needsLook(before: OperationRow, { kind, state }: OperationRow): boolean {
  if (before.state === state || (state !== "declined" && state !== "failed")) return false
  return kind === "capture" || kind === "refund" || before.state === "pending"
}

/**
 * Whether an order reference that was read has changed since. It goes from Open to Suspended and back again, so that the
 * states alone do not say which of two is the later one.
 */
function isStaleRead(before: OrderReferenceRow, read: string, changedAt: Date | null): boolean {
  if (before.state === read || isEarlier("order-reference", before.state, read)) return false
  return before.state_changed_at?.getTime() !== changedAt?.getTime()
}

/**
 * Whoever answered first has said the same or more: a late answer never takes a state back. But what was taken for not done,
 * because it was refused or Amazon had nothing of it yet, is done when Amazon says so.
 */
function mayApply(before: OperationRow, { operation }: CallOutcome): boolean {
  if (isDoneAfterAll(before, operation)) return true
  if (!mayMove(before.state, operation.state)) return false
  const { amazon_state } = operation
  if (!amazon_state || !before.amazon_state) return true
  return !isEarlier(objectOf(before.kind), amazon_state, before.amazon_state)
}

function isDoneAfterAll(before: OperationRow, { state }: CallOutcome["operation"]): boolean {
  return before.state === "failed" && (state === "pending" || state === "completed")
}

function objectOf(kind: OperationRow["kind"]): AmazonObject {
  if (kind === "capture" || kind === "refund") return kind
  return kind === "authorize" ? "authorization" : "order-reference"
}
