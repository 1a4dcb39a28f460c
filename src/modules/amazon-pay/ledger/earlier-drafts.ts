import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { bindingConflict, tooManyOffered, type Binding } from "./binding"

/** Amazon ends a draft after three hours (protocol reference §6.1); what is remembered longer is nobody's to pay with. */
export const rememberedMs = 4 * 60 * 60_000

/** How many a payment collection may have remembered before it is offered no further one that nobody has logged in for. */
const mostRemembered = 100

const table = "amazon_pay_earlier_draft"

const owners = z.array(z.object({ account: z.string(), payment_collection_id: z.string() }))
const facts = z.array(z.object({ remembered: z.coerce.number(), is_read: z.boolean() })).length(1)

/** Remembers whose drafts are that are about to be deleted. @param orderReferenceIds the ledger's ids */
export async function rememberEarlier(knex: Knex, orderReferenceIds: string[]): Promise<void> {
  await knex.raw(
    `insert into ${table} (id, account, payment_collection_id, forgotten_at)
     select amazon_order_reference_id, account, payment_collection_id, clock_timestamp()
     from amazon_pay_order_reference where id = any(?)
     on conflict (id) do update set account = excluded.account,
       payment_collection_id = excluded.payment_collection_id, forgotten_at = excluded.forgotten_at`,
    [orderReferenceIds],
  )
}

/** What speaks against binding an order reference that the ledger does not have, or no longer. */
export async function againstOffering(knex: Knex, binding: Binding): Promise<MedusaError | null> {
  const { amazon_order_reference_id: id, payment_collection_id } = binding
  const [owner] = owners.parse(
    await knex(table).where({ id }).select("account", "payment_collection_id"),
  )
  if (owner) return bindingConflict(owner, binding)
  const { rows } = await knex.raw<{ rows: unknown }>(
    `select (
       select count(*) from ${table}
       where payment_collection_id = ? and forgotten_at > ? and deleted_at is null
     ) as remembered, exists (select 1 from amazon_pay_chosen_address where id = ?) as is_read`,
    [payment_collection_id, new Date(Date.now() - rememberedMs), id],
  )
  const [fact] = facts.parse(rows)
  const isRefused = fact && fact.remembered >= mostRemembered && !fact.is_read
  return isRefused ? tooManyOffered() : null
}

/** One that is bound again is kept in its own row. */
export async function takeUpAgain(knex: Knex, amazonId: string): Promise<void> {
  await knex(table).where({ id: amazonId }).delete()
}

/** Forgets those that were remembered before a moment. @returns how many */
export async function forgetEarlier(knex: Knex, until: Date): Promise<number> {
  return await knex(table).where("forgotten_at", "<", until).whereNull("deleted_at").delete()
}
