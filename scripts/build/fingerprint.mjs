import { createHash } from "node:crypto"
import { readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"

/**
 * One value for the contents of files and folders: by content and not by date, since a checkout or a copy changes
 * every date.
 * @param {string} root
 * @param {string[]} paths relative to root; missing ones count as empty
 * @returns {string}
 */
export function fingerprint(root, paths) {
  const hash = createHash("sha256")
  for (const path of paths.flatMap((entry) => files(root, entry))) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0")
  }
  return hash.digest("hex")
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]}
 */
function files(root, path) {
  const stats = statSync(join(root, path), { throwIfNoEntry: false })
  if (!stats) return []
  if (!stats.isDirectory()) return [path]
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => files(root, join(path, name)))
}
