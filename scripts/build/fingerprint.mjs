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
  for (const [path, content] of Object.entries(fingerprints(root, paths))) {
    hash.update(`${path}\0${content}\0`)
  }
  return hash.digest("hex")
}

/**
 * The same for each file by itself: what tells which of them have changed.
 * @param {string} root
 * @param {string[]} paths relative to root; missing ones count as empty
 * @returns {Record<string, string>} by path, relative to root
 */
export function fingerprints(root, paths) {
  return Object.fromEntries(
    paths
      .flatMap((entry) => files(root, entry))
      .map((path) => [
        path,
        createHash("sha256")
          .update(readFileSync(join(root, path)))
          .digest("hex"),
      ]),
  )
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
