import type { Context } from "@medusajs/framework/types"
import {
  generateEntityId,
  InjectManager,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { isSandboxAccount } from "../options"
import { callOf, simulationNames } from "../simulations/catalog"
import { carriedBy, withSimulation, type Carried } from "../simulations/note"
import { LedgerRecords, transactionOf } from "./ledger-records"
import type { NewRow } from "./new-operation"
import type { Snapshot } from "./rows"
import { simulationRowSchema, type SimulationRow } from "./simulation-row"

const carried = z.array(
  z.object({
    simulation: z.enum(simulationNames),
    minutes: z.number().nullable(),
    used_by: z.string().nullable(),
  }),
)
const gone = z.array(z.object({ id: z.string() }))

/** The sandbox's simulations: picked by people, taken by the next order reference, used by one operation each. */
export class Simulations extends LedgerRecords {
  /**
   * Picks what Amazon's sandbox is to do with the next order of an account. One that waits for the same kind of
   * operation is replaced: there is but one first.
   * @param picks at most one for each kind of operation
   */
  @InjectTransactionManager()
  async pickSimulations(
    account: string,
    picks: readonly Carried[],
    @MedusaContext() sharedContext: Context = {},
  ): Promise<void> {
    // In the order in which an order reference takes them: nobody waits for somebody who waits for them.
    const rows = picks
      .map((pick) => ({ ...pick, call: callOf(pick.simulation) }))
      .sort((one, other) => (one.call < other.call ? -1 : 1))
    for (const { call, simulation, minutes } of rows) {
      await transactionOf(sharedContext).raw(
        `insert into amazon_pay_simulation (id, account, call, simulation, minutes, picked_at)
         values (?, ?, ?, ?, ?, now())
         on conflict (account, call) where order_reference_id is null and deleted_at is null
         do update set id = excluded.id, simulation = excluded.simulation, minutes = excluded.minutes,
           picked_at = excluded.picked_at, updated_at = now()`,
        [generateEntityId(undefined, "aposim"), account, call, simulation, minutes],
      )
    }
  }

  /** Takes back what no operation has used yet. @returns whether there was such a one */
  @InjectTransactionManager()
  async takeBackSimulation(
    id: string,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<boolean> {
    const { rows } = await transactionOf(sharedContext).raw<{ rows: unknown }>(
      "delete from amazon_pay_simulation where id = ? and used_by is null returning id",
      [id],
    )
    return gone.parse(rows).length > 0
  }

  /** What was picked for an account: what waits for the next order first, then what an order took last. */
  @InjectManager()
  async findSimulations(
    account: string,
    { skip, take }: { skip: number; take: number },
    @MedusaContext() sharedContext: Context = {},
  ): Promise<{ rows: SimulationRow[]; count: number }> {
    const [rows, count] = await this.listAndCountSimulations(
      { account },
      // Descending, PostgreSQL puts what is empty first.
      { skip, take, order: { taken_at: "DESC", id: "DESC" } },
      sharedContext,
    )
    return { rows: rows.map((row) => simulationRowSchema.parse(row)), count }
  }

  /**
   * Puts what was picked for an order into an operation that is about to be written down. Runs in the transaction that
   * writes it, under the order reference's lock: an operation that is not recorded has used nothing.
   * Of a live account nothing is looked up.
   */
  @InjectTransactionManager()
  protected async simulated_(
    { reference, operations }: Snapshot,
    row: NewRow,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<NewRow> {
    if (!isSandboxAccount(reference.account)) return row
    const names = carriedBy(row)
    const isFirst = operations.length === 0
    if (!isFirst && !names.length) return row
    const { rows } = await transactionOf(sharedContext).raw<{ rows: unknown }>(
      isFirst ? takeAll : useOne,
      {
        account: reference.account,
        orderReference: reference.id,
        operation: row.reference_id,
        names,
      },
    )
    const used = carried.parse(rows).find(({ used_by }) => used_by === row.reference_id)
    return { ...row, parameters: withSimulation(row, operations, used ?? null) }
  }
}

/**
 * The first operation of an order reference: everything that waits for the next order of the account goes to this order
 * reference, and one of it to the operation. Two at once: the second waits for the rows, finds them taken and gets none.
 */
const takeAll = `
  with waiting as (
    select id, simulation from amazon_pay_simulation
    where account = :account and order_reference_id is null and deleted_at is null
    order by call
    for update
  ), chosen as (
    select id from waiting where simulation = any(:names)
    order by array_position(:names::text[], simulation) limit 1
  )
  update amazon_pay_simulation as one set
    order_reference_id = :orderReference, taken_at = now(), updated_at = now(),
    used_by = case when one.id in (select id from chosen) then :operation end,
    used_at = case when one.id in (select id from chosen) then now() end
  from waiting where one.id = waiting.id
  returning one.simulation, one.minutes, one.used_by`

/** A later operation: one of those that this order reference has left. */
const useOne = `
  update amazon_pay_simulation set used_by = :operation, used_at = now(), updated_at = now()
  where id = (
    select id from amazon_pay_simulation
    where order_reference_id = :orderReference and used_by is null and deleted_at is null
      and simulation = any(:names)
    order by array_position(:names::text[], simulation) limit 1
  )
  returning simulation, minutes, used_by`
