import pg from "@medusajs/framework/pg"
import { isAlive } from "../../scripts/processes/claim.mjs"

/**
 * A database that others are copies of: found as an earlier run made it, or made now. Those of the same kind that were
 * made of something else go.
 * @param {import("../../scripts/postgres/open-kept.mjs").OpenPostgres} postgres
 * @param {string} name the kind, and what it is made of, as `kept.mjs` writes them
 * @param {(database: string) => Promise<void>} fill makes the tables of an empty database
 */
export async function ensureTemplate(postgres, name, fill) {
  const server = new pg.Client({ connectionString: postgres.url("postgres") })
  await server.connect()
  try {
    const kind = name.slice(0, name.lastIndexOf("_"))
    // Two runs at once would both make it; the one that comes second finds it made.
    await server.query("SELECT pg_advisory_lock(hashtext($1))", [kind])
    const known = await databases(server, `${kind}_%`)
    if (known.includes(name)) return
    for (const old of known) await drop(server, old)
    const unfinished = `${name}_unfinished`
    await server.query(`CREATE DATABASE ${server.escapeIdentifier(unfinished)}`)
    await fill(unfinished)
    const [from, to] = [unfinished, name].map((one) => server.escapeIdentifier(one))
    await server.query(`ALTER DATABASE ${from} RENAME TO ${to}`)
  } finally {
    await server.end()
  }
}

/**
 * Drops the copies that ended processes have left: a copy's name holds the number of its process.
 * @param {import("../../scripts/postgres/open-kept.mjs").OpenPostgres} postgres
 */
export async function dropAbandonedCopies(postgres) {
  const server = new pg.Client({ connectionString: postgres.url("postgres") })
  await server.connect()
  try {
    for (const name of await databases(server, "copy_%")) {
      if (!isAlive(Number(name.split("_")[1]))) await drop(server, name)
    }
  } finally {
    await server.end()
  }
}

/**
 * @param {pg.Client} server
 * @param {string} pattern
 * @returns {Promise<string[]>}
 */
async function databases(server, pattern) {
  const { rows } = await server.query("SELECT datname FROM pg_database WHERE datname LIKE $1", [
    pattern,
  ])
  return rows.map(({ datname }) => datname)
}

/**
 * @param {pg.Client} server
 * @param {string} name
 */
async function drop(server, name) {
  await server.query(`DROP DATABASE IF EXISTS ${server.escapeIdentifier(name)} WITH (FORCE)`)
}
