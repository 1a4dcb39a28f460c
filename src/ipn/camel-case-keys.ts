import { isStorable } from "./storable-text"

const MAX_DEPTH = 20

/**
 * JSON with every name as XML elements are named here, and numbers as text. Deeper levels than any message has go, and
 * so does text that no database would take.
 */
export function camelCaseKeys(value: unknown, depth = 0): unknown {
  if (depth > MAX_DEPTH) {
    return undefined
  }
  if (Array.isArray(value)) {
    return value.map((member) => camelCaseKeys(member, depth + 1))
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name.charAt(0).toLowerCase() + name.slice(1),
        camelCaseKeys(inner, depth + 1),
      ]),
    )
  }
  if (typeof value === "string" && !isStorable(value)) {
    return undefined
  }
  return typeof value === "number" ? String(value) : value
}
