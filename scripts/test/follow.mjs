import { closeSync, openSync, readSync } from "node:fs"

const EVERY_MS = 300

/**
 * Hands on what is in a file, and then what is added to it.
 * @param {string} file which is there
 * @param {(chunk: Buffer) => void} hand
 * @returns {() => void} hands on the rest and ends
 */
export function follow(file, hand) {
  const descriptor = openSync(file, "r")
  const buffer = Buffer.alloc(65_536)
  const copy = () => {
    for (;;) {
      const length = readSync(descriptor, buffer)
      if (length === 0) return
      hand(Buffer.from(buffer.subarray(0, length)))
    }
  }
  const timer = setInterval(copy, EVERY_MS)
  return () => {
    clearInterval(timer)
    copy()
    closeSync(descriptor)
  }
}
