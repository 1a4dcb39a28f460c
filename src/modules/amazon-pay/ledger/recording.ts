import type { Context } from "@medusajs/framework/types"
import { InjectManager, InjectTransactionManager, MedusaContext } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { unexpected } from "../errors"
import { isUnresolved } from "../vocabulary"
import { Beside } from "./beside"
import { requireLease } from "./held-lease"
import { transactionOf } from "./ledger-records"
import { newOperationRow, type NewOperation, type RowToInsert } from "./new-operation"
import { nextCheck } from "./next-check"
import { operationRowSchema, type OperationRow, type Snapshot } from "./rows"
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

/**
 * Operations before their answer: what this store means to do at Amazon is written down before the first byte leaves.
 * Every method is one short transaction under the order reference's row lock; none of them speaks HTTP.
 */
export class Recording extends Beside {
  /**
   * Lets `decide` look at everything done so far and, in the same transaction, writes down the operation it
   * asks for. The lock makes "nothing open, so take the next slot" true for one caller at a time.
   * @throws LeaseLostError when it would write for a holder whose lease another one has taken over
   */
  @InjectManager()
  async decide<T>(
    orderReferenceId: string,
    decide: (snapshot: Snapshot) => Decided<T>,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<{ step: T; operation: OperationRow | null }> {
    return await this.decideBeside(orderReferenceId, [], decide, sharedContext)
  }

  /**
   * The same where the ledgers of other order references count, such as those that pay for the same order: they are
   * locked as well, so that nothing is begun for one by what was seen of another before.
   * @param collections payment collections; those of their order references that can be charged, or were, are the others
   */
  @InjectManager()
  async decideBeside<T>(
    orderReferenceId: string,
    collections: readonly string[],
    decide: (snapshot: Snapshot, others: Snapshot[]) => Decided<T>,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<{ step: T; operation: OperationRow | null }> {
    for (let turn = 0; turn < mostTurns; turn++) {
      const decided = await this.decide_(orderReferenceId, collections, decide, sharedContext)
      if (decided) return decided
    }
    throw unexpected(
      `The other order references of the order of ${orderReferenceId} are being changed by another process. Try again.`,
    )
  }

  @InjectTransactionManager()
  protected async decide_<T>(
    orderReferenceId: string,
    collections: readonly string[],
    decide: (snapshot: Snapshot, others: Snapshot[]) => Decided<T>,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<{ step: T; operation: OperationRow | null } | null> {
    const ledgers = await this.lockedWithOthers_(orderReferenceId, collections, sharedContext)
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
}
