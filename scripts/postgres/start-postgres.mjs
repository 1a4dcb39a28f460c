import { randomUUID } from "node:crypto"
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { dirname, join, resolve } from "node:path"
import { freePort } from "../processes/free-port.mjs"
import { poll } from "../processes/pause.mjs"
import { runToEnd } from "../processes/run-to-end.mjs"
import { startProcess } from "../processes/start-process.mjs"
import { postgresBinaries } from "./binaries.mjs"
import { reachableFolder } from "./reachable-folder.mjs"
import { clearStaleLock } from "./stale-lock.mjs"
import { postgresOwner } from "./system-user.mjs"

const USER = "postgres"
const PASSWORD = "postgres"

/** Nothing kept here is worth a disk flush: a lost demo or test database is made again in seconds. */
const SETTINGS = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "300",
  // A socket's path is limited to about a hundred characters, which a temporary folder can exceed.
  unix_socket_directories: "",
  listen_addresses: "localhost",
}

/**
 * @typedef {object} Postgres
 * @property {string} host `localhost`, the word: Medusa's test runner turns TLS on for any other
 * @property {number} port
 * @property {string} user
 * @property {string} password
 * @property {string} dataDirectory where the data really is
 * @property {(database: string) => string} url
 * @property {import("../processes/start-process.mjs").StartedProcess} process
 * @property {() => Promise<void>} stop
 */

/**
 * Starts PostgreSQL on a data directory, making the directory first if it is new.
 * @param {object} options
 * @param {string} options.directory where data and log go; moved when PostgreSQL's user cannot reach it
 * @param {number} [options.port] a free one without it
 * @param {string} [options.logFile]
 * @param {boolean} [options.fresh] throws away what an earlier run kept
 * @returns {Promise<Postgres>}
 */
export async function startPostgres({ directory, port, logFile, fresh = false }) {
  const owner = postgresOwner()
  const binaries = postgresBinaries(owner)
  const base = reachableFolder(resolve(directory), owner)
  const dataDirectory = join(base, "data")
  const log = logFile ?? join(base, "postgres.log")

  await clearStaleLock(dataDirectory)
  if (fresh || !existsSync(join(dataDirectory, "PG_VERSION"))) {
    await initialise(binaries.initdb, dataDirectory, owner)
  }

  // A port found free may be taken a moment later; one that was asked for is not exchanged for another.
  for (let attempt = 1; ; attempt++) {
    const chosen = port ?? (await freePort())
    const server = await startProcess({
      name: "PostgreSQL",
      command: binaries.postgres,
      args: ["-D", dataDirectory, "-p", String(chosen), ...settingFlags()],
      cwd: base,
      env: environment(),
      logFile: log,
      owner,
      stopSignal: "SIGINT",
    })
    if (await isReady(server, dataDirectory)) {
      return describe(server, chosen, dataDirectory)
    }
    await server.stop()
    if (port === undefined && attempt < 3) continue
    throw new Error(
      `PostgreSQL did not start on port ${chosen} (${server.ended() ?? "not ready in time"}). Its log is ${log}.`,
    )
  }
}

/**
 * @param {string} initdb
 * @param {string} dataDirectory
 * @param {import("./system-user.mjs").Owner} owner
 */
async function initialise(initdb, dataDirectory, owner) {
  // What is there without PG_VERSION is half a directory of an interrupted run.
  rmSync(dataDirectory, { recursive: true, force: true })
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 })
  const passwordFile = join(dirname(dataDirectory), `password-${randomUUID()}`)
  writeFileSync(passwordFile, `${PASSWORD}\n`, { mode: 0o600 })
  if (owner.uid !== undefined && owner.gid !== undefined) {
    chownSync(dataDirectory, owner.uid, owner.gid)
    chownSync(passwordFile, owner.uid, owner.gid)
  }
  try {
    const flags = [
      `--pgdata=${dataDirectory}`,
      "--auth=password",
      `--username=${USER}`,
      `--pwfile=${passwordFile}`,
      "--encoding=UTF8",
      "--locale=C",
      "--no-sync",
    ]
    await runToEnd({
      name: "Making PostgreSQL's data directory",
      command: initdb,
      args: flags,
      cwd: dirname(dataDirectory),
      env: environment(),
      owner,
      logFile: join(dirname(dataDirectory), "initdb.log"),
      withinMs: 300_000,
    })
  } catch (error) {
    rmSync(dataDirectory, { recursive: true, force: true })
    throw error
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/**
 * The server writes its state into the eighth line of `postmaster.pid`; `pg_ctl --wait` reads it there too.
 * @param {import("../processes/start-process.mjs").StartedProcess} server
 * @param {string} dataDirectory
 */
async function isReady(server, dataDirectory) {
  const lock = join(dataDirectory, "postmaster.pid")
  const answer = await poll(
    () => {
      if (server.ended() !== undefined) return false
      if (!existsSync(lock)) return undefined
      const lines = readFileSync(lock, "utf8").split("\n")
      return lines[0] === String(server.pid) && lines[7]?.trim() === "ready" ? true : undefined
    },
    { withinMs: 300_000, everyMs: 50 },
  )
  return answer === true
}

/**
 * @param {import("../processes/start-process.mjs").StartedProcess} server
 * @param {number} port
 * @param {string} dataDirectory
 * @returns {Postgres}
 */
function describe(server, port, dataDirectory) {
  return {
    host: "localhost",
    port,
    user: USER,
    password: PASSWORD,
    dataDirectory,
    url: (database) => `postgres://${USER}:${PASSWORD}@localhost:${port}/${database}`,
    process: server,
    stop: server.stop,
  }
}

function settingFlags() {
  return Object.entries(SETTINGS).flatMap(([name, value]) => ["-c", `${name}=${value}`])
}

/** PostgreSQL takes defaults from PG* variables; somebody's own database settings must not leak in here. */
function environment() {
  const entries = Object.entries(process.env).filter(([name]) => !name.startsWith("PG"))
  return { ...Object.fromEntries(entries), LC_ALL: "C" }
}
