import { randomUUID } from "node:crypto"
import { Client } from "@medusajs/framework/pg"
import { keepTables, restoreTables } from "./kept-tables"

/** The name of connections that are the test's own, not a store's. */
export const OUTSIDE = "outside the store"

const { DB_HOST, DB_PORT, DB_USERNAME, DB_PASSWORD, STORE_TEMPLATE } = process.env

const mostTurns = 5

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
    await this.client.query(keepTables(`kept_${kept}`))
  }

  /**
   * Brings back what was kept, and nothing else. Whoever is in the middle of a transaction loses it: what a test left
   * under way would reach into the next.
   */
  async restore(kept: Kept): Promise<void> {
    for (let turn = 1; ; turn++) {
      try {
        await this.client.query(restoreTables(`kept_${kept}`))
        return
      } catch (error) {
        // Somebody has begun after those who were under way were ended, and holds what this one waits for.
        if (!isDeadlock(error) || turn === mostTurns) throw error
      }
    }
  }

  async leave(): Promise<void> {
    await this.client.end()
  }
}

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

const DEADLOCK_DETECTED = "40P01"

function isDeadlock(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === DEADLOCK_DETECTED
}
