import type { Context, DAL } from "@medusajs/framework/types"
import {
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
  MedusaError,
  MedusaService,
} from "@medusajs/framework/utils"
import type { EntityManager, Knex } from "@medusajs/framework/mikro-orm/knex"
import { unexpected } from "../errors"
import { ChosenAddress } from "../models/chosen-address"
import { AuditEntry } from "../models/audit-entry"
import { Dismissal } from "../models/dismissal"
import { EarlierDraft } from "../models/earlier-draft"
import { Lease } from "../models/lease"
import { Notification } from "../models/notification"
import { Operation } from "../models/operation"
import { OrderReference } from "../models/order-reference"
import { Simulation } from "../models/simulation"
import { Topic } from "../models/topic"
import { dismissalRowSchema, type DismissalRow, type NewDismissal } from "./dismissals"
import { auditEntrySchema, type AuditEntryRow, type NewAuditEntryRow } from "./audit-log"
import { operationsIn, referencesIn, snapshotsIn } from "./read-rows"
import {
  operationRowSchema,
  orderReferenceRowSchema,
  type OperationRow,
  type OrderReferenceRow,
  type Snapshot,
} from "./rows"

interface Dependencies {
  baseRepository: DAL.RepositoryService
}

/** The module's tables: reading the ledger's, and the lock under which they are written. */
export class LedgerRecords extends MedusaService({
  OrderReference,
  Operation,
  Notification,
  Topic,
  Lease,
  Simulation,
  AuditEntry,
  ChosenAddress,
  Dismissal,
  EarlierDraft,
}) {
  protected readonly baseRepository_: DAL.RepositoryService
  #database: Knex | undefined

  constructor({ baseRepository }: Dependencies) {
    // eslint-disable-next-line prefer-rest-params -- MedusaService takes the container as it comes
    super(...arguments)
    this.baseRepository_ = baseRepository
  }

  /**
   * The database for one statement that stands by itself, outside of a transaction. `@InjectManager` would copy what Medusa
   * keeps of entities for every call, and that takes longer than such a statement does here.
   */
  protected database_(): Knex {
    return (this.#database ??= this.baseRepository_.getFreshManager<EntityManager>().getKnex())
  }

  /** Finds the order reference by Amazon's id, or the one that a payment collection's buyer chose last. */
  async findOrderReference(
    by: { amazon_order_reference_id: string } | { payment_collection_id: string },
  ): Promise<OrderReferenceRow | null> {
    const [row] = await referencesIn(this.database_()).where(by).limit(1)
    return row ? orderReferenceRowSchema.parse(row) : null
  }

  /**
   * Everything known of one order reference, without a lock: for reading, never for deciding.
   * @throws MedusaError NOT_FOUND
   */
  async snapshot(orderReferenceId: string): Promise<Snapshot> {
    const [snapshot] = await snapshotsIn(this.database_(), [orderReferenceId])
    if (!snapshot) throw notKept(`order reference ${orderReferenceId}`)
    return snapshot
  }

  /** The same in a transaction, with what it has changed. */
  @InjectTransactionManager()
  protected async snapshot_(
    orderReferenceId: string,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<Snapshot> {
    const reference = await this.reference_(orderReferenceId, sharedContext)
    const operations = await this.listOperations(
      { order_reference_id: orderReferenceId },
      { take: null, order: { sequence: "ASC" } },
      sharedContext,
    )
    return { reference, operations: operations.map((row) => operationRowSchema.parse(row)) }
  }

  /** One operation as it stands, without a lock. @throws MedusaError NOT_FOUND */
  async operation(id: string): Promise<OperationRow> {
    const [row] = await operationsIn(this.database_()).where({ id })
    if (!row) throw notKept(`operation ${id}`)
    return operationRowSchema.parse(row)
  }

  /** Writes down what a person did just now. */
  @InjectManager()
  async recordAuditEntry(
    auditEntry: NewAuditEntryRow,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<void> {
    await this.createAuditEntries({ ...auditEntry, done_at: new Date() }, sharedContext)
  }

  /**
   * Writes down which user asked for the operations of an order reference that came after one of them.
   * @param after the sequence of the last operation there was before; null when there was none
   * @returns how many there are
   */
  @InjectManager()
  async attributeOperations(
    orderReferenceId: string,
    after: number | null,
    askedBy: string,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<number> {
    return await this.attributeOperations_(orderReferenceId, after, askedBy, sharedContext)
  }

  @InjectTransactionManager()
  protected async attributeOperations_(
    orderReferenceId: string,
    after: number | null,
    askedBy: string,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<number> {
    await this.lock_(orderReferenceId, sharedContext)
    const { operations } = await this.snapshot_(orderReferenceId, sharedContext)
    const unsigned = operations.filter(
      ({ sequence, asked_by }) => asked_by === null && (after === null || sequence > after),
    )
    if (unsigned.length) {
      const signed = unsigned.map(({ id }) => ({ id, asked_by: askedBy }))
      await this.updateOperations(signed, sharedContext)
    }
    return unsigned.length
  }

  /** What people did to something or about an order reference, 200 at most; newest first. */
  @InjectManager()
  async auditEntriesAbout(
    about:
      | { amazon_order_reference_id: string }
      | (Pick<AuditEntryRow, "action" | "account"> & { subject_id: string[] }),
    @MedusaContext() sharedContext: Context = {},
  ): Promise<AuditEntryRow[]> {
    const rows = await this.listAuditEntries(
      about,
      { take: 200, order: { done_at: "DESC", id: "DESC" } },
      sharedContext,
    )
    return rows.map((row) => auditEntrySchema.parse(row))
  }

  /** Writes down that somebody has dismissed what an order needed attention for. */
  @InjectManager()
  async recordDismissal(
    dismissal: NewDismissal,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<void> {
    await this.createDismissals({ ...dismissal, dismissed_at: new Date() }, sharedContext)
  }

  /** What was dismissed of these order references, newest first. */
  @InjectManager()
  async dismissalsOf(
    orderReferenceIds: string[],
    @MedusaContext() sharedContext: Context = {},
  ): Promise<DismissalRow[]> {
    const rows = await this.listDismissals(
      { order_reference_id: orderReferenceIds },
      { take: null, order: { dismissed_at: "DESC", id: "DESC" } },
      sharedContext,
    )
    return rows.map((row) => dismissalRowSchema.parse(row))
  }

  @InjectTransactionManager()
  protected async operation_(
    id: string,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<OperationRow> {
    return operationRowSchema.parse(await this.retrieveOperation(id, {}, sharedContext))
  }

  @InjectTransactionManager()
  protected async reference_(
    orderReferenceId: string,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<OrderReferenceRow> {
    return orderReferenceRowSchema.parse(
      await this.retrieveOrderReference(orderReferenceId, {}, sharedContext),
    )
  }

  /**
   * Locks order references. Whoever writes more than one row in a transaction locks the order references they belong to first,
   * all with one call: two who do so never wait for each other, which PostgreSQL would end with an error for one.
   */
  @InjectTransactionManager()
  protected async lock_(
    orderReferenceIds: string | readonly string[],
    @MedusaContext() sharedContext: Context = {},
  ): Promise<void> {
    const knex = transactionOf(sharedContext)
    // Bounded, so that a stuck peer makes a clear failure rather than a queue.
    await knex.raw("SET LOCAL lock_timeout = '5s'")
    await knex("amazon_pay_order_reference")
      .whereIn("id", [orderReferenceIds].flat())
      // Two who lock the same rows take them in the same order.
      .orderBy("id")
      .forUpdate()
      .select("id")
  }
}

function notKept(what: string): MedusaError {
  return new MedusaError(MedusaError.Types.NOT_FOUND, `The ledger has no ${what}, or not any more.`)
}

/** The transaction a method runs in. @throws MedusaError UNEXPECTED_STATE outside of one: a lock would be none */
export function transactionOf(sharedContext: Context) {
  const manager = sharedContext.transactionManager as EntityManager | undefined
  const knex = manager?.getTransactionContext<Knex>()
  if (!knex) throw unexpected("The ledger decides inside a transaction only.")
  return knex
}
