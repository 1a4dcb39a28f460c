import type { Context } from "@medusajs/framework/types"
import { InjectTransactionManager, MedusaContext } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { transactionOf } from "../ledger/ledger-records"
import { Arrivals } from "./arrivals"
import { arrivalRowSchema, type ArrivalRow } from "./arrival-row"
import type { NewNotificationRow } from "./notification-row"
import { buriedArrival, readArrival } from "./read-arrival"
import { storeNotifications } from "./store-notifications"

/** So many at a time: reading them runs in this process, beside what still comes in. */
export const mostReadAtOnce = 20

/** Oldest first, and none that another process is reading. */
const taking = `
  delete from "amazon_pay_arrival" where id in (
    select id from "amazon_pay_arrival" order by received_at, id limit ? for update skip locked
  ) returning *`

const answerSchema = z.object({ rows: z.array(arrivalRowSchema) })

export interface Read {
  /** How many messages were read, those among them that had been stored before. */
  count: number
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
      return await this.readArrivals_(mostReadAtOnce, readArrival)
    } catch {
      // One that cannot be stored must not keep the others from it.
      try {
        return await this.readArrivals_(1, readArrival)
      } catch (error) {
        return await this.readArrivals_(1, (arrival) => buriedArrival(arrival, error))
      }
    }
  }

  @InjectTransactionManager()
  protected async readArrivals_(
    most: number,
    read: (arrival: ArrivalRow) => NewNotificationRow,
    @MedusaContext() sharedContext: Context = {},
  ): Promise<Read> {
    const knex = transactionOf(sharedContext)
    const { rows } = answerSchema.parse(await knex.raw(taking, [most]))
    const oldestFirst = rows.sort((one, other) => +one.received_at - +other.received_at)
    const stored = await storeNotifications(knex, oldestFirst.map(read))
    return { count: rows.length, stored }
  }
}
