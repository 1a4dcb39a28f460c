import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { subscribersDone } from "./activity"
import type { Scene } from "./store-suite"
import { eventually } from "./warehouse"

/**
 * While something is done, and until somebody has tried it, nobody can change what a payment collection is for: the process
 * dies at it, as far as the database can tell.
 */
export async function collectionFails<T>(
  { container }: Scene,
  collectionId: string,
  doing: () => Promise<T>,
): Promise<T> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  // A sequence goes on in a transaction that is rolled back.
  await knex.raw("create sequence books_tried")
  await knex.raw(`create or replace function books_fail() returns trigger as $$ begin
    if new.id = '${collectionId}' and new.amount is distinct from old.amount then
      perform nextval('books_tried');
      raise exception 'the process died here';
    end if;
    return new; end $$ language plpgsql`)
  await knex.raw(
    "create trigger books_fail before update on payment_collection for each row execute function books_fail()",
  )
  try {
    const done = await doing()
    await eventually(async () => {
      const tries = await knex<{ is_called: boolean }>("books_tried").first("is_called")
      if (!tries?.is_called) throw new Error(`Nobody has tried to change ${collectionId}.`)
    })
    await subscribersDone()
    return done
  } finally {
    await knex.raw("drop trigger books_fail on payment_collection")
    await knex.raw("drop sequence books_tried")
  }
}
