import { createHash, randomUUID } from "node:crypto"

let neighbourhood = randomUUID()

/**
 * From now on everybody calls the store from an address that it does not know. What a client has asked of Amazon in the last
 * minute is remembered by the store's process, which serves one test after the other; a ready cart has the same id in each.
 */
export function moveElsewhere(): void {
  neighbourhood = randomUUID()
}

/** The address that somebody calls from: the same in a test, whenever they do. */
export function addressOf(somebody: string): string {
  const [a = 0, b = 0, c = 0] = createHash("sha256").update(`${neighbourhood} ${somebody}`).digest()
  return `10.${a}.${b}.${c}`
}
