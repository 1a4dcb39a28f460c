import { mkdirSync, renameSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"

/**
 * Writes JSON so that a reader sees all of it or none.
 * @param {string} file
 * @param {unknown} value
 */
export function writeWhole(file, value) {
  mkdirSync(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}.tmp`
  writeFileSync(draft, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
  renameSync(draft, file)
}
