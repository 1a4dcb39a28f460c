import type { Context } from "@medusajs/framework/types"
import { InjectManager, InjectTransactionManager, MedusaContext } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { takesMoney } from "../decisions/holds"
import { isNameless } from "../decisions/name-step"
import { firstReferenceCheck, graceMs, nextCheck } from "./next-check"
import { unexpected } from "../errors"
import { isUnresolved, mayMove } from "../vocabulary"
import { isEarlier, type AmazonObject } from "./amazon-states"
import { Beside } from "./beside"
import type { FoundOperation } from "./found-operation"
import { operationHappenings, referenceHappenings, type Happening } from "./happenings"
import { requireLease } from "./held-lease"
import { isGivenBack, leftOverRow } from "./left-over"
import { transactionOf } from "./ledger-records"
import { newOperationRow, type NewOperation, type RowToInsert } from "./new-operation"
import {
  operationRowSchema,
  orderReferenceRowSchema,
  type OperationRow,
  type OrderReferenceRow,
  type Snapshot,
} from "./rows"
import type { Settlement, StillHeld } from "./settlement"
import { storedAmount } from "./stored-amount"

/** How often a decision begins anew because another order reference came to count meanwhile. */
const mostTurns = 5

const sequences = z.tuple([z.object({ sequence: z.coerce.number() })])

/** What a decision answers: a value for the caller, and what to write down in the same transaction. */
export interface Decided<T> {
  step: T
  /** An operation that is about to be sent. */
  record?: NewOperation
  /** Operations that a Medusa capture or refund row takes over; with null, that no row has any more. */
  book?: { operations: OperationRow[]; bookedId: string | null }
}

/** An operation as it stands after an answer, and what others may want to know of it. */
interface Settled {
  operation: OperationRow
  happenings: Happening[]
}

/**
 * The ledger: what this store means to do at Amazon and what it last saw there.
 * Every method is one short transaction under the order reference's row lock; none of them speaks HTTP.
 */
export class Ledger extends Beside {
  /**
   * Lets `decide` look at everything done so far and, in the same transaction, writes down the operation it
   * asks for. The lock makes "nothing open, so take the next slot" true for one caller at a time.
   * @throws LeaseLostError when it would write for a holder whose lease another one has taken over
   */
  @InjectManager()
  async decide<T>(
    rowId: string,
    decide: (snapshot: Snapshot) => Decided<T>,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<{ step: T; operation: OperationRow | null }> {
    return await this.decideBeside(rowId, [], decide, sharedContext)
  }

  /**
   * The same where the ledgers of other order references count, such as those that pay for the same order: they are
   * locked as well, so that nothing is begun for one by what was seen of another before.
   * @param collections payment collections; those of their order references that can be charged, or were, are the others
   */
  @InjectManager()
  async decideBeside<T>(
    rowId: string,
    collections: readonly string[],
    decide: (snapshot: Snapshot, others: Snapshot[]) => Decided<T>,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<{ step: T; operation: OperationRow | null }> {
    for (let turn = 0; turn < mostTurns; turn++) {
      const decided = await this.decide_(rowId, collections, decide, sharedContext)
      if (decided) return decided
    }
    throw unexpected(
      `The other order references of the order of ${rowId} are being changed by another process. Try again.`,
    )
  }

  @InjectTransactionManager()
  protected async decide_<T>(
    rowId: string,
    collections: readonly string[],
    decide: (snapshot: Snapshot, others: Snapshot[]) => Decided<T>,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<{ step: T; operation: OperationRow | null } | null> {
    const ledgers = await this.lockedWithOthers_(rowId, collections, sharedContext)
    if (!ledgers) return null
    const snapshot = ledgers.own
    const { step, record, book } = decide(snapshot, ledgers.others)
    if (record || book) await requireLease(transactionOf(sharedContext))
    for (const operation of book?.operations ?? []) {
      const { id, state } = operation
      const booked_id = book?.bookedId ?? null
      const next_check_at = nextCheck({ ...operation, booked_id }, state, new Date())
      await this.updateOperations({ id, booked_id, next_check_at }, sharedContext)
    }
    if (!record) return { step, operation: null }
    const asked = newOperationRow(snapshot, record, new Date())
    const row = await this.simulated_(snapshot, asked, sharedContext)
    return { step, operation: await this.insertOperation_(row, sharedContext) }
  }

  /** The sequence is taken under the order reference's row lock, so that its operations stand in the order of their making. */
  @InjectTransactionManager()
  protected async insertOperation_(
    { amount, parcel_amount, ...row }: RowToInsert,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<OperationRow> {
    const { rows } = await transactionOf(sharedContext).raw<{ rows: unknown }>(
      "select nextval('amazon_pay_operation_sequence') as sequence",
    )
    const [next] = sequences.parse(rows)
    const created = await this.createOperations(
      {
        ...row,
        sequence: next.sequence,
        amount: amount === null ? null : storedAmount(amount),
        parcel_amount: parcel_amount === null ? null : storedAmount(parcel_amount),
      },
      sharedContext,
    )
    return operationRowSchema.parse(created)
  }

  /**
   * Marks an operation as sent again, before the first byte leaves.
   * @returns the operation; one that somebody else has resolved meanwhile comes back as it stands and needs no call
   */
  @InjectManager()
  async markSent(
    operation: OperationRow,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<OperationRow> {
    return await this.markSent_(operation, sharedContext)
  }

  @InjectTransactionManager()
  protected async markSent_(
    operation: OperationRow,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<OperationRow> {
    await this.lock_(operation.order_reference_id, sharedContext)
    const current = await this.operation_(operation.id, sharedContext)
    if (!isUnresolved(current.state)) return current
    await requireLease(transactionOf(sharedContext))
    const attempts = current.attempts + 1
    const next_check_at = nextCheck({ ...current, attempts }, current.state, new Date())
    const sent = { id: operation.id, state: "sent" as const, attempts, next_check_at }
    return operationRowSchema.parse(await this.updateOperations(sent, sharedContext))
  }

  /**
   * Writes Amazon's answer down: on the operation, and on what it changed beside it. States only move forward.
   * What others may want to know of it is announced once it is written.
   * @param found what the answer brought to light beside, written down in the same transaction
   */
  @InjectManager()
  async settle(
    operation: OperationRow,
    settlement: Settlement,
    found: readonly FoundOperation[] = [],
    @MedusaContext() sharedContext: Context = {},
  ): Promise<OperationRow> {
    return await this.told_(await this.settleWith_(operation, settlement, found, sharedContext))
  }

  @InjectTransactionManager()
  protected async settleWith_(
    operation: OperationRow,
    settlement: Settlement,
    found: readonly FoundOperation[],
    @MedusaContext() sharedContext: Context = {},
  ): Promise<Settled> {
    const settled = await this.settle_(operation, settlement, sharedContext)
    // After the refusal, with which it would come to more than the order's total.
    for (const one of found) {
      const beside = await this.recordFound_(operation.order_reference_id, one, sharedContext)
      settled.happenings.push(...beside.happenings)
    }
    return settled
  }

  @InjectTransactionManager()
  protected async settle_(
    operation: OperationRow,
    settlement: Settlement,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<Settled> {
    await this.lock_(operation.order_reference_id, sharedContext)
    const before = await this.operation_(operation.id, sharedContext)
    if (settlement.unlessSentAgain && before.attempts !== operation.attempts) {
      return { operation: before, happenings: [] }
    }
    // What was known of the operation before says nothing new of the order reference: the buyer may have acted since.
    const isNews = before.state !== settlement.operation.state
    const happenings =
      settlement.reference && isNews
        ? await this.moveReference_(
            operation.order_reference_id,
            settlement.reference,
            sharedContext,
          )
        : []
    const parentId = settlement.operation.amazon_parent_id ?? before.amazon_parent_id
    const beside = settlement.parent
      ? { amazon_id: parentId ?? "unknown" }
      : {
          order_reference_id: before.order_reference_id,
          kind: "authorize",
          amazon_state: ["Open", "Pending"],
        }
    const said = settlement.parent ?? settlement.openAuthorizations
    if (said) await this.updateOperations({ selector: beside, data: said }, sharedContext)
    if (!maySettle(before, settlement)) {
      return {
        operation: await this.keepAdvice_(before, settlement.operation.advice, sharedContext),
        happenings,
      }
    }
    const after = operationRowSchema.parse(
      await this.updateOperations(
        {
          id: operation.id,
          ...(isDoneAfterAll(before, settlement.operation) ? { error_code: null } : {}),
          ...settlement.operation,
          next_check_at: nextCheck(
            { ...before, ...settlement.operation },
            before.state,
            new Date(),
          ),
        },
        sharedContext,
      ),
    )
    if (settlement.stillHeld) {
      await this.keepHold_(before, settlement.stillHeld, sharedContext)
    }
    const reference = await this.reference_(operation.order_reference_id, sharedContext)
    const next_check_at = await this.nextLook_(before, after, sharedContext)
    if (next_check_at) {
      await this.updateOrderReferences({ id: reference.id, next_check_at }, sharedContext)
    }
    return {
      operation: after,
      happenings: [...happenings, ...operationHappenings(reference, before, after)],
    }
  }

  /** When an order reference is to be looked at after an answer, where that asks for it. */
  @InjectTransactionManager()
  protected async nextLook_(
    before: OperationRow,
    after: OperationRow,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<Date | null> {
    const now = new Date()
    if (needsLook(before, after)) return now
    if (after.purpose !== "cart" || !takesMoney(after)) return null
    // The order is made with the money. Where its buyer had confirmed before, Amazon is to be told its number.
    const snapshot = await this.snapshot_(after.order_reference_id, sharedContext)
    return isNameless(snapshot) ? new Date(now.getTime() + graceMs) : null
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
    rowId: string,
    found: FoundOperation,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<OperationRow> {
    return await this.told_(await this.recordFound_(rowId, found, sharedContext))
  }

  /** In one transaction: one that was begun by nobody here can be repeated by nobody here, should its answer be missing. */
  @InjectTransactionManager()
  protected async recordFound_(
    rowId: string,
    found: FoundOperation,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<Settled> {
    const operation = await this.found_(rowId, found, sharedContext)
    return await this.settle_(operation, found.settlement, sharedContext)
  }

  @InjectTransactionManager()
  protected async found_(
    rowId: string,
    { kind, action, referenceId, amount }: FoundOperation,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<OperationRow> {
    await this.lock_(rowId, sharedContext)
    const snapshot = await this.snapshot_(rowId, sharedContext)
    const known = snapshot.operations.find(({ reference_id }) => reference_id === referenceId)
    if (known?.state === "failed") {
      // A refusal of its repetition was taken for one of the first: Amazon shows that it was carried out.
      const standing = { id: known.id, state: "sent" as const, error_code: null }
      return operationRowSchema.parse(await this.updateOperations(standing, sharedContext))
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
    rowId: string,
    state: NonNullable<Settlement["reference"]>,
    changedAt: Date | null,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<void> {
    await this.announce_(await this.recordReferenceState_(rowId, state, changedAt, sharedContext))
  }

  @InjectTransactionManager()
  protected async recordReferenceState_(
    rowId: string,
    state: NonNullable<Settlement["reference"]>,
    changedAt: Date | null,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<Happening[]> {
    await this.lock_(rowId, sharedContext)
    const before = await this.reference_(rowId, sharedContext)
    if (isOvertaken(before, state.state, changedAt)) return []
    return await this.moveReference_(rowId, state, sharedContext)
  }

  /** An answer that comes late must not take the order reference back. */
  @InjectTransactionManager()
  protected async moveReference_(
    rowId: string,
    next: NonNullable<Settlement["reference"]>,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<Happening[]> {
    const before = await this.reference_(rowId, sharedContext)
    if (isEarlier("order-reference", next.state, before.state)) return []
    const now = new Date()
    const changed =
      before.state === next.state
        ? {}
        : { state_changed_at: now, next_check_at: firstReferenceCheck(next, now), idle_checks: 0 }
    const after = await this.updateOrderReferences(
      { id: rowId, ...next, ...changed },
      sharedContext,
    )
    if (next.state === "Canceled") {
      // Nothing is held by it any more, whoever cancelled it (protocol reference §6.1).
      const open = { order_reference_id: rowId, kind: "authorize" as const, amazon_state: "Open" }
      const data = { amazon_state: "Closed", reason_code: "OrderReferenceCanceled" }
      await this.updateOperations({ selector: open, data }, sharedContext)
    }
    return referenceHappenings(before, orderReferenceRowSchema.parse(after))
  }

  private async told_({ operation, happenings }: Settled): Promise<OperationRow> {
    await this.announce_(happenings)
    return operation
  }

  /** Tells the rest of the store. The ledger alone has nobody to tell. */
  protected async announce_(_happenings: Happening[]): Promise<void> {
    await Promise.resolve()
  }
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
function isOvertaken(before: OrderReferenceRow, read: string, changedAt: Date | null): boolean {
  if (before.state === read || isEarlier("order-reference", before.state, read)) return false
  return before.state_changed_at?.getTime() !== changedAt?.getTime()
}

/**
 * Whoever answered first has said the same or more: a late answer never takes a state back. But what was taken for not done,
 * because it was refused or Amazon had nothing of it yet, is done when Amazon says so.
 */
function maySettle(before: OperationRow, { operation }: Settlement): boolean {
  if (isDoneAfterAll(before, operation)) return true
  if (!mayMove(before.state, operation.state)) return false
  const { amazon_state } = operation
  if (!amazon_state || !before.amazon_state) return true
  return !isEarlier(objectOf(before.kind), amazon_state, before.amazon_state)
}

function isDoneAfterAll(before: OperationRow, { state }: Settlement["operation"]): boolean {
  return before.state === "failed" && (state === "pending" || state === "completed")
}

function objectOf(kind: OperationRow["kind"]): AmazonObject {
  if (kind === "capture" || kind === "refund") return kind
  return kind === "authorize" ? "authorization" : "order-reference"
}
