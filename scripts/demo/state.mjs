import { randomBytes } from "node:crypto"
import { readFileSync } from "node:fs"
import { KEEP } from "./folders.mjs"
import { writeWhole } from "./write-whole.mjs"

/**
 * @typedef {object} DemoState
 * @property {string} jwtSecret kept, so that a login survives a restart
 * @property {string} cookieSecret
 * @property {string} [preparedFor] what the database was migrated and seeded for; missing until that is done
 */

/** @returns {DemoState} */
export function readState() {
  try {
    return JSON.parse(readFileSync(KEEP.state, "utf8"))
  } catch {
    const secret = () => randomBytes(24).toString("hex")
    return { jwtSecret: secret(), cookieSecret: secret() }
  }
}

/** @param {DemoState} state */
export function writeState(state) {
  writeWhole(KEEP.state, state)
}
