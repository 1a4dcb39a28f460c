import { unexpected } from "../errors"
import type { Context, DAL } from "@medusajs/framework/types"
import {
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
  MedusaService,
} from "@medusajs/framework/utils"
import type { EntityManager, Knex } from "@medusajs/framework/mikro-orm/knex"
import { Operation } from "../models/operation"
import { OrderReference } from "../models/order-reference"
import type { Binding, BoundReference } from "./binding"
import { bindingConflict } from "./binding"
import { newOperationRow, type NewOperation } from "./new-operation"
import {
  operationRowSchema,
  orderReferenceRowSchema,
  type OperationRow,
  type Snapshot,
} from "./rows"
import { storedAmount } from "./stored-amount"
import { mayMove } from "../vocabulary"
import { isEarlier, type AmazonObject } from "./amazon-states"
import type { Settlement } from "./settlement"

interface Dependencies {
  baseRepository: DAL.RepositoryService
}

/** What a decision answers: a value for the caller, and what to write down in the same transaction. */
export interface Decided<T> {
  step: T
  /** An operation that is about to be sent. */
  record?: NewOperation
  /** Operations that a Medusa capture or refund row takes over. */
  book?: { operations: OperationRow[]; bookedId: string }
}

/**
 * The ledger: what this store means to do at Amazon and what it last saw there.
 * Every method is one short transaction under the order reference's row lock; none of them speaks HTTP.
 */
export class Ledger extends MedusaService({ OrderReference, Operation }) {
  protected readonly baseRepository_: DAL.RepositoryService

  constructor({ baseRepository }: Dependencies) {
    // eslint-disable-next-line prefer-rest-params -- MedusaService takes the container as it comes
    super(...arguments)
    this.baseRepository_ = baseRepository
  }

  /**
   * Binds an order reference to a payment collection, or hands it to the collection's newest session.
   * @throws MedusaError NOT_ALLOWED when it belongs to another cart or merchant account
   */
  @InjectManager()
  async bindOrderReference(
    binding: Binding,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<BoundReference> {
    return await this.bind_(binding, sharedContext)
  }

  @InjectTransactionManager()
  protected async bind_(
    binding: Binding,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<BoundReference> {
    const knex = transactionOf(sharedContext)
    // Two sessions may offer the same new order reference at once: the insert of one waits for the other's.
    await knex.raw("SELECT pg_advisory_xact_lock(hashtext(?))", [binding.amazon_order_reference_id])
    const [existing] = await this.listOrderReferences(
      { amazon_order_reference_id: binding.amazon_order_reference_id },
      { take: 1 },
      sharedContext,
    )
    if (!existing) {
      const created = await this.createOrderReferences(
        {
          ...binding,
          total: storedAmount(binding.total),
          state: "Draft",
          reason_code: null,
          expires_at: null,
        },
        sharedContext,
      )
      return { reference: orderReferenceRowSchema.parse(created), created: true }
    }
    const reference = orderReferenceRowSchema.parse(existing)
    const conflict = bindingConflict(reference, binding)
    if (conflict) throw conflict
    const updated = await this.updateOrderReferences(
      {
        id: reference.id,
        payment_session_id: binding.payment_session_id,
        total: storedAmount(binding.total),
        currency_code: binding.currency_code,
      },
      sharedContext,
    )
    return { reference: orderReferenceRowSchema.parse(updated), created: false }
  }

  /** Finds the order reference by Amazon's id, or by the payment session or collection it pays for. */
  @InjectManager()
  async findOrderReference(
    by:
      | { amazon_order_reference_id: string }
      | { payment_session_id: string }
      | { payment_collection_id: string },
    @MedusaContext() sharedContext: Context = {},
  ): Promise<Snapshot["reference"] | null> {
    const [row] = await this.listOrderReferences(
      by,
      { take: 1, order: { created_at: "DESC" } },
      sharedContext,
    )
    return row ? orderReferenceRowSchema.parse(row) : null
  }

  /** Everything known of one order reference, without a lock: for reading, never for deciding. */
  @InjectManager()
  async snapshot(rowId: string, @MedusaContext() sharedContext: Context = {}): Promise<Snapshot> {
    const reference = await this.retrieveOrderReference(rowId, {}, sharedContext)
    const operations = await this.listOperations(
      { order_reference_id: rowId },
      { take: null, order: { id: "ASC" } },
      sharedContext,
    )
    return {
      reference: orderReferenceRowSchema.parse(reference),
      operations: operations.map((row) => operationRowSchema.parse(row)),
    }
  }

  /**
   * Lets `decide` look at everything done so far and, in the same transaction, writes down the operation it
   * asks for. The lock makes "nothing open, so take the next slot" true for one caller at a time.
   */
  @InjectManager()
  async decide<T>(
    rowId: string,
    decide: (snapshot: Snapshot) => Decided<T>,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<{ step: T; operation: OperationRow | null }> {
    return await this.decide_(rowId, decide, sharedContext)
  }

  @InjectTransactionManager()
  protected async decide_<T>(
    rowId: string,
    decide: (snapshot: Snapshot) => Decided<T>,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<{ step: T; operation: OperationRow | null }> {
    await this.lock_(rowId, sharedContext)
    const snapshot = await this.snapshot(rowId, sharedContext)
    const { step, record, book } = decide(snapshot)
    for (const { id } of book?.operations ?? []) {
      await this.updateOperations({ id, booked_id: book?.bookedId }, sharedContext)
    }
    if (!record) return { step, operation: null }
    const row = newOperationRow(snapshot, record, new Date())
    const created = await this.createOperations(
      { ...row, amount: row.amount === null ? null : storedAmount(row.amount) },
      sharedContext,
    )
    return { step, operation: operationRowSchema.parse(created) }
  }

  /** Marks an operation as on its way, before the first byte leaves. */
  @InjectManager()
  async markSent(
    operation: OperationRow,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<void> {
    await this.updateOperations(
      { id: operation.id, state: "sent", attempts: operation.attempts + 1 },
      sharedContext,
    )
  }

  /** Writes Amazon's answer down: on the operation, and on what it changed beside it. States only move forward. */
  @InjectManager()
  async settle(
    operation: OperationRow,
    settlement: Settlement,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<OperationRow> {
    return await this.settle_(operation, settlement, sharedContext)
  }

  @InjectTransactionManager()
  protected async settle_(
    operation: OperationRow,
    settlement: Settlement,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<OperationRow> {
    await this.lock_(operation.order_reference_id, sharedContext)
    const current = operationRowSchema.parse(
      await this.retrieveOperation(operation.id, {}, sharedContext),
    )
    if (settlement.reference) {
      await this.moveReference_(operation.order_reference_id, settlement.reference, sharedContext)
    }
    const beside = settlement.parent
      ? { amazon_id: current.amazon_parent_id }
      : {
          order_reference_id: current.order_reference_id,
          kind: "authorize",
          amazon_state: ["Open", "Pending"],
        }
    const said = settlement.parent ?? settlement.openAuthorizations
    if (said) await this.updateOperations({ selector: beside, data: said }, sharedContext)
    // Whoever answered first has said the same or more: a late answer never takes a state back.
    const { amazon_state } = settlement.operation
    if (!mayMove(current.state, settlement.operation.state)) return current
    if (
      amazon_state &&
      current.amazon_state &&
      isEarlier(objectOf(current.kind), amazon_state, current.amazon_state)
    ) {
      return current
    }
    const updated = await this.updateOperations(
      { id: operation.id, ...settlement.operation },
      sharedContext,
    )
    return operationRowSchema.parse(updated)
  }

  /** Writes down what Amazon says of the order reference itself. */
  @InjectManager()
  async recordReferenceState(
    rowId: string,
    state: NonNullable<Settlement["reference"]>,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<void> {
    await this.recordReferenceState_(rowId, state, sharedContext)
  }

  @InjectTransactionManager()
  protected async recordReferenceState_(
    rowId: string,
    state: NonNullable<Settlement["reference"]>,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<void> {
    await this.lock_(rowId, sharedContext)
    await this.moveReference_(rowId, state, sharedContext)
  }

  /** A read that was overtaken by a later answer must not take the order reference back. */
  @InjectTransactionManager()
  protected async moveReference_(
    rowId: string,
    next: NonNullable<Settlement["reference"]>,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<void> {
    const { state } = await this.retrieveOrderReference(
      rowId,
      { select: ["id", "state"] },
      sharedContext,
    )
    if (isEarlier("order-reference", next.state, state)) return
    await this.updateOrderReferences({ id: rowId, ...next }, sharedContext)
  }

  @InjectTransactionManager()
  protected async lock_(
    rowId: string,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<void> {
    const knex = transactionOf(sharedContext)
    // Bounded, so that a stuck peer makes a clear failure rather than a queue.
    await knex.raw("SET LOCAL lock_timeout = '5s'")
    await knex("amazon_pay_order_reference").where("id", rowId).forUpdate().select("id")
  }
}

function objectOf(kind: OperationRow["kind"]): AmazonObject {
  if (kind === "capture" || kind === "refund") return kind
  return kind === "authorize" ? "authorization" : "order-reference"
}

function transactionOf(sharedContext: Context) {
  const manager = sharedContext.transactionManager as EntityManager | undefined
  const knex = manager?.getTransactionContext<Knex>()
  if (!knex) throw unexpected("The ledger decides inside a transaction only.")
  return knex
}
