import { chmodSync, lstatSync, mkdirSync, statSync } from "node:fs"
import { createHash } from "node:crypto"
import { dirname, resolve } from "node:path"

/**
 * Whether the owner may walk down to `path`: every folder on the way has to let it pass. Missing ones at the end are
 * left out, we make them.
 * @param {string} path
 * @param {import("./system-user.mjs").Owner} owner
 */
export function isReachable(path, owner) {
  if (owner.uid === undefined) return true
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const stats = statSync(folder, { throwIfNoEntry: false })
    if (stats) {
      const bit = stats.uid === owner.uid ? 0o100 : stats.gid === owner.gid ? 0o010 : 0o001
      if ((stats.mode & bit) === 0) return false
    }
    if (folder === dirname(folder)) return true
  }
}

/**
 * `preferred` where the owner can reach it; else a folder of the same purpose under /var/tmp: a clone below /root is
 * closed to every other user, PostgreSQL's included.
 * @param {string} preferred
 * @param {import("./system-user.mjs").Owner} owner
 * @returns {string} an existing folder
 */
export function reachableFolder(preferred, owner) {
  const folder = isReachable(preferred, owner) ? preferred : standIn(preferred)
  mkdirSync(folder, { recursive: true })
  const stats = lstatSync(folder)
  // /var/tmp belongs to everybody: a folder somebody else has put there is not to be trusted.
  if (!stats.isDirectory() || (folder !== preferred && stats.uid !== process.getuid?.())) {
    throw new Error(
      `${folder} is not ours to use. Remove it, or move the clone out of ${preferred}.`,
    )
  }
  if (owner.uid !== undefined) chmodSync(folder, 0o755)
  return folder
}

/** @param {string} preferred */
function standIn(preferred) {
  const mark = createHash("sha256").update(resolve(preferred)).digest("hex").slice(0, 12)
  return `/var/tmp/medusa-payment-amazon-pay-${mark}`
}
