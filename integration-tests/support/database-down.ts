import { Client } from "@medusajs/framework/pg"
import { OUTSIDE } from "./store-database"

/**
 * Takes a store's database away: every connection ends, and none is made until it is given back.
 * @returns gives it back
 */
export async function databaseDown(databaseUrl: string): Promise<() => Promise<void>> {
  const server = new URL(databaseUrl)
  const name = decodeURIComponent(server.pathname.slice(1))
  server.pathname = "/postgres"
  const client = new Client({ connectionString: server.href })
  await client.connect()
  const database = client.escapeIdentifier(name)
  await client.query(`ALTER DATABASE ${database} WITH ALLOW_CONNECTIONS false`)
  await client.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND application_name <> $2",
    [name, OUTSIDE],
  )
  return async () => {
    await client.query(`ALTER DATABASE ${database} WITH ALLOW_CONNECTIONS true`)
    await client.end()
  }
}
