import pg from "@medusajs/framework/pg"

const DUPLICATE_DATABASE = "42P04"

/**
 * @param {string} serverUrl of a database that exists
 * @param {string} name
 * @param {string} [template] the database it is a copy of, which nobody may be connected to
 * @returns {Promise<boolean>} whether it was made just now; false: it was there
 */
export async function createDatabase(serverUrl, name, template) {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    const copied = template ? ` TEMPLATE ${client.escapeIdentifier(template)}` : ""
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}${copied}`)
    return true
  } catch (error) {
    if (/** @type {{ code?: string }} */ (error).code === DUPLICATE_DATABASE) return false
    throw error
  } finally {
    await client.end()
  }
}
