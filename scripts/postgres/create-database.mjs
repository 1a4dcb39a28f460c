import pg from "@medusajs/framework/pg"

const DUPLICATE_DATABASE = "42P04"

/**
 * @param {import("./start-postgres.mjs").Postgres} postgres
 * @param {string} name
 * @returns {Promise<boolean>} whether it was made just now; false: it was there
 */
export async function createDatabase(postgres, name) {
  const client = new pg.Client({ connectionString: postgres.url("postgres") })
  await client.connect()
  try {
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`)
    return true
  } catch (error) {
    if (/** @type {{ code?: string }} */ (error).code === DUPLICATE_DATABASE) return false
    throw error
  } finally {
    await client.end()
  }
}
