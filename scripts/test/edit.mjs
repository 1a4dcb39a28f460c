import { readFileSync, writeFileSync } from "node:fs"

/**
 * Adds a comment line to a source file, one it never had, so that no cache knows the file as it then is.
 * @param {string} file
 * @returns {() => void} takes the line out again; whatever else was written meanwhile stays
 */
export function addCommentLine(file) {
  const line = `\n// An edit that is measured: ${Date.now()}-${process.pid}.\n`
  const before = readFileSync(file, "utf8")
  writeFileSync(file, before + line)
  let edited = true
  return () => {
    if (!edited) return
    edited = false
    writeFileSync(file, readFileSync(file, "utf8").replace(line, ""))
  }
}
