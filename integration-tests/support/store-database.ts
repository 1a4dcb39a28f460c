import { randomUUID } from "node:crypto"
import { Client } from "@medusajs/framework/pg"

/** The name of connections that are the test's own, not a store's. */
export const OUTSIDE = "outside the store"

const { DB_HOST, DB_PORT, DB_USERNAME, DB_PASSWORD, STORE_TEMPLATE } = process.env

/** What is brought back: what every test file finds, or what every test of a file finds. */
type Kept = "seed" | "test"

/**
 * The database of a store: a copy of the migrated and seeded one that the set-up found or made. What it holds at a moment can be kept, and
 * brought back as often as one likes.
 */
export class StoreDatabase {
  private constructor(
    readonly name: string,
    private readonly client: Client,
  ) {}

  static async create(): Promise<StoreDatabase> {
    // With the process's number: what an ended one has left is known by it.
    const name = `copy_${process.pid}_${randomUUID().replaceAll("-", "")}`
    await onServer((server) => server.query(`CREATE DATABASE ${name} TEMPLATE ${STORE_TEMPLATE}`))
    return await StoreDatabase.enter(name)
  }

  /** One that is there. */
  static async enter(name: string): Promise<StoreDatabase> {
    return new StoreDatabase(name, await connected(name))
  }

  static async drop(name: string): Promise<void> {
    await onServer((server) => server.query(`DROP DATABASE ${name} WITH (FORCE)`))
  }

  get url(): string {
    return urlOf(this.name)
  }

  /** Keeps what the tables hold now. */
  async keep(kept: Kept): Promise<void> {
    await this.client.query(KEEP.replaceAll("KEPT", `kept_${kept}`))
  }

  /**
   * Brings back what was kept, and nothing else. Whoever is in the middle of a transaction loses it: what a test left
   * under way would reach into the next.
   */
  async restore(kept: Kept): Promise<void> {
    await this.client.query(RESTORE.replaceAll("KEPT", `kept_${kept}`))
  }

  async leave(): Promise<void> {
    await this.client.end()
  }
}

/** A copy of every table that holds anything, and of every sequence, in a schema of their own. */
const KEEP = `
  DROP SCHEMA IF EXISTS KEPT CASCADE;
  CREATE SCHEMA KEPT;
  DO $$
  DECLARE
    name text;
    filled boolean;
  BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
      EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', name) INTO filled;
      IF filled THEN
        EXECUTE format('CREATE TABLE KEPT.%1$I AS TABLE public.%1$I', name);
      END IF;
    END LOOP;
    CREATE TABLE KEPT."sequence values" AS
      SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public';
  END $$`

/**
 * Row by row, since dropping and copying a database of so many small files takes many times longer. Without the
 * triggers of foreign keys: the order of tables is of no importance then.
 */
const RESTORE = `
  DO $$
  DECLARE
    name text;
    columns text;
    filled boolean;
    counter record;
  BEGIN
    PERFORM pg_terminate_backend(pid, 5000) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()
      AND backend_type = 'client backend' AND state <> 'idle';
    SET LOCAL session_replication_role = replica;
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
      EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', name) INTO filled;
      IF filled THEN
        EXECUTE format('DELETE FROM public.%I', name);
      END IF;
      IF to_regclass(format('KEPT.%I', name)) IS NOT NULL THEN
        SELECT string_agg(quote_ident(attname), ', ') INTO columns FROM pg_attribute
          WHERE attrelid = format('public.%I', name)::regclass
          AND attnum > 0 AND NOT attisdropped AND attgenerated = '';
        EXECUTE format(
          'INSERT INTO public.%1$I (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM KEPT.%1$I', name, columns);
      END IF;
    END LOOP;
    FOR counter IN SELECT * FROM KEPT."sequence values" LOOP
      PERFORM setval(
        format('public.%I', counter.sequencename)::regclass, coalesce(counter.last_value, 1),
        counter.last_value IS NOT NULL);
    END LOOP;
  END $$`

function urlOf(database: string): string {
  return `postgres://${DB_USERNAME}:${DB_PASSWORD}@${DB_HOST}:${DB_PORT}/${database}`
}

async function connected(database: string): Promise<Client> {
  const client = new Client({ connectionString: urlOf(database), application_name: OUTSIDE })
  await client.connect()
  return client
}

async function onServer(work: (server: Client) => Promise<unknown>): Promise<void> {
  const server = await connected("postgres")
  try {
    await work(server)
  } finally {
    await server.end()
  }
}
