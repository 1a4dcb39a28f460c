import { execFileSync } from "node:child_process"

/** @typedef {{ uid?: number, gid?: number }} Owner whom a process runs as; empty: whoever we are */

const USER = "postgres"

/** @returns {{ uid: number, gid: number } | undefined} */
function lookUp() {
  try {
    const id = (/** @type {string} */ flag) =>
      Number(execFileSync("id", [flag, USER], { stdio: ["ignore", "pipe", "ignore"] }).toString())
    return { uid: id("-u"), gid: id("-g") }
  } catch {
    return undefined
  }
}

/**
 * PostgreSQL refuses to run as root, so root lends it a user of its own, made when missing.
 * @returns {Owner}
 */
export function postgresOwner() {
  if (process.getuid?.() !== 0) return {}
  const known = lookUp()
  if (known) return known
  try {
    execFileSync("useradd", ["--system", "--user-group", "--shell", "/usr/sbin/nologin", USER], {
      stdio: "ignore",
    })
  } catch {
    // Judged by its result below: somebody else may have made the user in the meantime.
  }
  const made = lookUp()
  if (made) return made
  throw new Error(
    "PostgreSQL cannot run as root, and a user named postgres could not be made (useradd failed). " +
      "Make one, or run this as a normal user.",
  )
}
