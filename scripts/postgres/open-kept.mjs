import { mkdtempSync, chmodSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { claim } from "../processes/claim.mjs"
import { readAnnounced } from "./announced.mjs"
import { startPostgres } from "./start-postgres.mjs"

/** @typedef {Pick<import("./start-postgres.mjs").Postgres, "host" | "port" | "user" | "password" | "url"> & { close: () => Promise<void> }} OpenPostgres */

/**
 * A PostgreSQL whose databases are kept between runs: the one that `npm run store` keeps running, or one started on
 * the same folder. Where another run has that folder, one on a folder of its own, which is thrown away.
 * @param {string} folder what is kept
 * @returns {Promise<OpenPostgres>}
 */
export async function openKeptPostgres(folder) {
  const running = await readAnnounced(folder)
  if (running) return { ...running, close: async () => {} }
  const release = claim(join(folder, "postgres.pid"))
  if (!release) return await temporary()
  try {
    const postgres = await startPostgres({ directory: join(folder, "postgres") }).catch(
      // What a power cut left behind is worth nothing: it is made anew.
      () => startPostgres({ directory: join(folder, "postgres"), fresh: true }),
    )
    const close = async () => {
      await postgres.stop()
      release()
    }
    return { ...postgres, close }
  } catch (error) {
    release()
    throw error
  }
}

async function temporary() {
  const directory = mkdtempSync(join(tmpdir(), "amazon-pay-postgres-"))
  chmodSync(directory, 0o755)
  const remove = (/** @type {string} */ folder) => rmSync(folder, { recursive: true, force: true })
  try {
    const postgres = await startPostgres({ directory: join(directory, "postgres") })
    const close = async () => {
      await postgres.stop()
      // The data may have been put elsewhere, where PostgreSQL's user can reach it.
      remove(dirname(postgres.dataDirectory))
      remove(directory)
    }
    return { ...postgres, close }
  } catch (error) {
    remove(directory)
    throw error
  }
}
