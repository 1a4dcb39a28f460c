import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import { z } from "@medusajs/framework/zod"
import { arrivalRowSchema, type ArrivalRow } from "./arrival-row"

/**
 * Oldest first, and none that another process is reading. By itself first: within the deletion, PostgreSQL may ask for the
 * oldest anew with each row, and take more than so many.
 */
const taking = `
  with taken as materialized (
    select id from "amazon_pay_arrival" order by received_at, id limit ? for update skip locked
  )
  delete from "amazon_pay_arrival" where id in (select id from taken) returning *`

const answerSchema = z.object({ rows: z.array(arrivalRowSchema) })

/** Takes messages from the door, oldest first: with the end of the transaction they are gone from there. */
export async function takeArrivals(knex: Knex, most: number): Promise<ArrivalRow[]> {
  const { rows } = answerSchema.parse(await knex.raw(taking, [most]))
  return rows.sort((one, other) => +one.received_at - +other.received_at)
}
