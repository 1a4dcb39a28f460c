import { toUSVString } from "node:util"

/**
 * True for text that is the same after a detour over UTF-8 and a database: without NUL, which PostgreSQL refuses, and
 * without half a character, which UTF-8 cannot hold. Of Amazon's texts each is.
 */
export function isStorable(text: string): boolean {
  return !text.includes("\0") && toUSVString(text) === text
}
