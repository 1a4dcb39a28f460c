import { createRequire } from "node:module"
import { defectOf } from "./defects.mjs"

const require = createRequire(import.meta.url)

/**
 * Has the store of this process load the plugin with a defect. Before the store boots: what is loaded stays as it is.
 * @param {string} name
 * @returns {() => void} throws when the store never loaded what was to be defective
 */
export function plantDefect(name) {
  const { file, part, as } = defectOf(name)
  const { _extensions: extensions } = require("node:module")
  const load = extensions[".js"]
  let isPlanted = false
  extensions[".js"] = (/** @type {{ exports: any }} */ module, /** @type {string} */ path) => {
    load(module, path)
    if (!path.endsWith(`.medusa/server/src/${file}.js`)) return
    const original = module.exports[part]
    if (typeof original !== "function") throw new Error(`${file} has no ${part}.`)
    module.exports = { ...module.exports, [part]: as(original) }
    isPlanted = true
  }
  return () => {
    if (!isPlanted) throw new Error(`The store never loaded ${file}.`)
  }
}
