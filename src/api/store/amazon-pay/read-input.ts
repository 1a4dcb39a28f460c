import { MedusaError } from "@medusajs/framework/utils"
import type { z } from "@medusajs/framework/zod"

/**
 * Checks what a storefront sent. The message names fields, never values: one may be a token. Of fields that are not known it names
 * few, and only what can be a name: anybody can send a thousand, and the message is logged, too.
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
      ? notKnown(issue.keys)
      : `${issue.path.join(".") || "the body"} ${issue.message}`,
  )
  throw new MedusaError(
    MedusaError.Types.INVALID_DATA,
    `The request is not valid: ${problems.join("; ")}.`,
  )
}

const mostNamed = 3

function notKnown(names: readonly string[]): string {
  const said = names.filter((name) => /^\w{1,40}$/.test(name)).slice(0, mostNamed)
  if (!said.length) return "it has fields that are not known"
  return `${said.join(", ")}${said.length < names.length ? " and other fields" : ""} not known`
}
