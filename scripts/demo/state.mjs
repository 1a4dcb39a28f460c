import { randomBytes } from "node:crypto"
import { readFileSync } from "node:fs"
import { writeWhole } from "./write-whole.mjs"

/**
 * @typedef {object} DemoState
 * @property {string} jwtSecret kept, so that a login survives a restart
 * @property {string} cookieSecret
 * @property {string} [preparedFor] what the database was migrated and seeded for; missing until that is done
 */

/**
 * @param {string} file
 * @returns {DemoState}
 */
export function readState(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"))
  } catch {
    const secret = () => randomBytes(24).toString("hex")
    return { jwtSecret: secret(), cookieSecret: secret() }
  }
}

/**
 * @param {string} file
 * @param {DemoState} state
 */
export function writeState(file, state) {
  writeWhole(file, state)
}
