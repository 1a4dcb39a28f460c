import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { subscribersDone } from "../support/activity"
import { timePasses } from "../support/inbox"
import type { Scene } from "../support/store-suite"
import type { World } from "./world"

/** What is the plugin's, and what Medusa writes of payments. */
const mortal = [
  ...["payment", "payment_collection", "payment_session", "capture", "refund"],
  "order_transaction",
]

/** Beyond it a write fails. No life comes near it by writing. */
const end = 1_000_000

const knexOf = ({ container }: Scene) => container.resolve(ContainerRegistrationKeys.PG_CONNECTION)

/**
 * From now on the store can be made to die at one of its writes: that one fails, and each that comes after it, to whatever
 * table: not even what Medusa has made of it so far is taken back. Nobody counts but a sequence, which no rolled back
 * transaction sets back; a second one says what was written, by its number. In a schema of their own, which is neither kept
 * nor brought back with the store's.
 */
export async function makeMortal(scene: Scene): Promise<void> {
  const knex = knexOf(scene)
  await knex.raw(`
    CREATE SCHEMA IF NOT EXISTS lives;
    CREATE SEQUENCE IF NOT EXISTS lives.writes;
    CREATE SEQUENCE IF NOT EXISTS lives.died_at;
    CREATE OR REPLACE FUNCTION lives.write_nothing() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF (SELECT last_value FROM lives.writes) > ${end} THEN
        RAISE EXCEPTION 'The process is dead: it does not write to %.', TG_TABLE_NAME;
      END IF;
      RETURN NULL;
    END $$;
    CREATE OR REPLACE FUNCTION lives.count_write() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      written bigint := nextval('lives.writes');
    BEGIN
      IF written = ${end + 1} THEN
        PERFORM setval('lives.died_at', TG_RELID::bigint);
      END IF;
      IF written > ${end} THEN
        RAISE EXCEPTION 'The process is dead: it does not write to %.', TG_TABLE_NAME;
      END IF;
      RETURN NULL;
    END $$;
    DO $$
    DECLARE
      name text;
    BEGIN
      FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format(
          'CREATE OR REPLACE TRIGGER counts_write BEFORE INSERT OR UPDATE OR DELETE ON public.%I
            FOR EACH STATEMENT EXECUTE FUNCTION lives.%I()',
          name,
          CASE WHEN name LIKE 'amazon\\_pay\\_%' OR name IN (${mortal.map((one) => `'${one}'`).join()})
            THEN 'count_write' ELSE 'write_nothing' END);
      END LOOP;
    END $$`)
}

/** The store dies after so many writes more. */
export async function die(world: World, { after }: { after: number }): Promise<void> {
  world.isDying = true
  await knexOf(world.scene).raw("SELECT setval('lives.writes', ?)", [end - after])
}

const rows = z.object({ rows: z.array(z.object({ dead: z.boolean(), at: z.string().nullable() })) })

async function death(scene: Scene): Promise<{ dead: boolean; at: string | null }> {
  const found = await knexOf(scene).raw<unknown>(
    `SELECT writes.last_value > ? AS dead, died_at.last_value::oid::regclass::text AS at
      FROM lives.writes, lives.died_at`,
    [end],
  )
  return rows.parse(found).rows[0] ?? { dead: false, at: null }
}

/** Whether the store is dead by now. A living one is not asked for. */
export async function isDead(world: World): Promise<boolean> {
  return world.isDying && (await death(world.scene)).dead
}

/**
 * A store that died, or was about to, starts again a minute later: by then nobody keeps an order for the dead.
 * @returns whether it had died
 */
export async function restart(world: World): Promise<boolean> {
  if (!world.isDying) return false
  const { scene } = world
  await scene.amazon.simulator.idle()
  await subscribersDone()
  const { dead, at } = await death(scene)
  await live(world)
  if (!dead) return false
  world.deaths.push(at ?? "")
  await timePasses(scene, "PT1M")
  return true
}

/** Nothing dies of writing any more. */
export async function live(world: World): Promise<void> {
  await knexOf(world.scene).raw("SELECT setval('lives.writes', 1)")
  world.isDying = false
}
