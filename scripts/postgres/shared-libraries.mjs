import { existsSync, readFileSync, symlinkSync } from "node:fs"
import { dirname, join, relative } from "node:path"

/**
 * Adds the links among PostgreSQL's libraries that the package makes in an install script: a package cannot hold
 * links, and an npm that is told to run no install scripts leaves the programs without their libraries.
 * @param {string} native
 */
export function linkSharedLibraries(native) {
  const list = join(native, "pg-symlinks.json")
  if (!existsSync(list)) return
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, "utf8"))
  for (const { source, target } of links) {
    const link = join(native, "..", target)
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(target), source), link)
    } catch (error) {
      // Made by somebody else in the same moment: as good.
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error
    }
  }
}
