import { de } from "./de.js"
import { en } from "./en.js"
import { ja } from "./ja.js"

/** @typedef {typeof en} Words */

/** @type {Record<string, Words>} */
const LANGUAGES = { en, de, ja }

/**
 * @param {string} locale such as `de-DE`
 * @returns {Words}
 */
export function wordsFor(locale) {
  return LANGUAGES[locale.split("-")[0] ?? ""] ?? en
}
