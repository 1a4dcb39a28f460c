import type { Context } from "@medusajs/framework/types"
import { InjectTransactionManager, MedusaContext } from "@medusajs/framework/utils"
import { transactionOf } from "../ledger/ledger-records"
import { Arrivals } from "./arrivals"
import type { ArrivalRow } from "./arrival-row"
import type { NewNotificationRow } from "./notification-row"
import { readArrival, refusedArrival } from "./read-arrival"
import { storeNotifications } from "./store-notifications"
import { takeArrivals } from "./take-arrivals"
import { NotStoredError } from "./without-values"

/** So many at a time: reading them runs in this process, beside what still comes in. */
export const mostReadAtOnce = 20

export interface Read {
  /** How many messages were read, those among them that had been stored before. */
  count: number
  /** Whether there may be more at the door: as many were taken as had been asked for. */
  isMore: boolean
  /** What is new in the inbox. */
  stored: NewNotificationRow[]
}

/** Messages that were taken in are read into the inbox: each leaves the door in the moment in which it is stored there. */
export class Reading extends Arrivals {
  /**
   * Reads some of the messages that were taken in, oldest first. One that is in the inbox already changes nothing.
   * @throws what the database throws; nothing is lost then, and another try reads them
   */
  async readArrivals(): Promise<Read> {
    try {
      return await this.readBatch_(mostReadAtOnce)
    } catch {
      // One that cannot be stored must not keep the others from it.
      return await this.readOne_()
    }
  }

  @InjectTransactionManager()
  protected async readBatch_(
    most: number,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<Read> {
    const knex = transactionOf(sharedContext)
    const arrivals = await takeArrivals(knex, most)
    const stored = await storeNotifications(knex, arrivals.map(readArrival))
    return read(arrivals, stored, most)
  }

  /**
   * Reads the oldest message. Should the database refuse what it says, it is buried in the same transaction: no other
   * message can come into its place, and what fails for any other reason buries none.
   */
  @InjectTransactionManager()
  protected async readOne_(@MedusaContext() sharedContext: Context = {}): Promise<Read> {
    const knex = transactionOf(sharedContext)
    const arrivals = await takeArrivals(knex, 1)
    try {
      const stored = await knex.transaction(
        async (savepoint) => await storeNotifications(savepoint, arrivals.map(readArrival)),
      )
      return read(arrivals, stored, 1)
    } catch (error) {
      // Of several, nobody knows which one was refused.
      const isOne = arrivals.length === 1
      if (!isOne || !(error instanceof NotStoredError) || !error.isRefusal) throw error
      const buried = arrivals.map((arrival) => refusedArrival(arrival, error))
      return read(arrivals, await storeNotifications(knex, buried), 1)
    }
  }
}

function read(arrivals: readonly ArrivalRow[], stored: NewNotificationRow[], most: number): Read {
  return { count: arrivals.length, isMore: arrivals.length === most, stored }
}
