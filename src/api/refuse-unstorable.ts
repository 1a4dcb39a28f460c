import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"

/**
 * Refuses what no table can hold, before anything looks for it: a text with the character NUL, which PostgreSQL answers with
 * an error of its own. Nothing has such an id.
 */
export function refuseUnstorable(
  request: Pick<MedusaRequest, "originalUrl" | "query" | "body">,
  _response: MedusaResponse,
  next: MedusaNextFunction,
): void {
  const [path = ""] = request.originalUrl.split("?")
  if (isUnstorable(decoded(path))) {
    next(new MedusaError(MedusaError.Types.NOT_FOUND, "There is nothing of that id."))
    return
  }
  if (isUnstorable(request.query) || isUnstorable(request.body)) {
    const message = "The request is not valid: a text in it has the character NUL."
    next(new MedusaError(MedusaError.Types.INVALID_DATA, message))
    return
  }
  next()
}

/** Deeper than anything these routes take; what is nested deeper is refused by their own checks. */
const mostLevels = 10

function isUnstorable(value: unknown, levels = mostLevels): boolean {
  if (typeof value === "string") return value.includes("\0")
  if (typeof value !== "object" || value === null || levels === 0) return false
  return Object.entries(value).some(
    ([name, inner]) => name.includes("\0") || isUnstorable(inner, levels - 1),
  )
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
