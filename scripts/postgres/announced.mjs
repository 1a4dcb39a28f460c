import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import pg from "@medusajs/framework/pg"

/** @typedef {Pick<import("./start-postgres.mjs").Postgres, "host" | "port" | "user" | "password" | "url">} Announced */

/** @param {string} folder */
const fileIn = (folder) => join(folder, "postgres.json")

/**
 * Says where a PostgreSQL runs that others may use.
 * @param {string} folder
 * @param {Announced} postgres
 * @returns {() => void} takes it back
 */
export function announce(folder, { host, port, user, password }) {
  const file = fileIn(folder)
  // In one go: whoever looks finds all of it or nothing.
  writeFileSync(`${file}.new`, JSON.stringify({ host, port, user, password }), { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return () => rmSync(file, { force: true })
}

/**
 * @param {string} folder
 * @returns {Promise<Announced | undefined>} the PostgreSQL that was announced, if it answers
 */
export async function readAnnounced(folder) {
  try {
    const { host, port, user, password } = JSON.parse(readFileSync(fileIn(folder), "utf8"))
    const url = (/** @type {string} */ database) =>
      `postgres://${user}:${password}@${host}:${port}/${database}`
    const client = new pg.Client({ connectionString: url("postgres") })
    await client.connect()
    await client.end()
    return { host, port, user, password, url }
  } catch {
    return undefined
  }
}
