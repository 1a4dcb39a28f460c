import { MedusaError } from "@medusajs/framework/utils"
import type { z } from "@medusajs/framework/zod"

/**
 * Checks what a storefront sent. The message names fields, never values: one may be a token.
 * @throws MedusaError INVALID_DATA
 */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(input ?? {})
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) =>
    issue.code === "unrecognized_keys"
      ? `${issue.keys.join(", ")} not known`
      : `${issue.path.join(".") || "the body"} ${issue.message}`,
  )
  throw new MedusaError(
    MedusaError.Types.INVALID_DATA,
    `The request is not valid: ${problems.join("; ")}.`,
  )
}
