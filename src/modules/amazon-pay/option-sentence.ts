import { z } from "@medusajs/framework/zod"

/**
 * What is wrong with an option, in a few words that can stand in a list. Never repeats a value: it may be a secret.
 * @param schema of all options; it knows the names that there are
 */
export function optionSentence(issue: z.core.$ZodIssue, schema: z.ZodType): string {
  const name = `option \`${issue.path.join(".")}\``
  switch (issue.code) {
    case "unrecognized_keys": {
      const known = namesIn(schema, issue.path)
      return issue.keys.map((key) => `${unknown([...issue.path, key])}${list(known)}`).join("; ")
    }
    case "invalid_key":
      return `${unknown(issue.path)}${list(issue.issues.flatMap(valuesOf))}`
    case "invalid_value": {
      const must = `must be one of ${issue.values.join(", ")}`
      return issue.input === undefined ? `${name} is missing: it ${must}` : `${name} ${must}`
    }
    case "invalid_type":
      return issue.input === undefined
        ? `${name} is missing (expected ${issue.expected})`
        : `${name} must be of type ${issue.expected}`
    case "too_small":
      // Zod's own words begin like this; those of the schema say what it must be.
      return issue.message.startsWith("Too small")
        ? `${name} must not be empty`
        : `${name} ${issue.message}`
    case "too_big": {
      const unit = issue.origin === "string" ? " characters" : ""
      return `${name} must be at most ${issue.maximum}${unit}`
    }
    default:
      return `${name} ${issue.message}`
  }
}

function unknown(path: readonly PropertyKey[]): string {
  return `option \`${path.join(".")}\` is not known`
}

function list(known: readonly string[]): string {
  return known.length ? ` (known are ${known.join(", ")})` : ""
}

function valuesOf(issue: z.core.$ZodRawIssue | z.core.$ZodIssue): string[] {
  return issue.code === "invalid_value" ? (issue.values as unknown[]).map(String) : []
}

/** The names of the options at a place. */
function namesIn(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  const object = objectIn(schema)
  if (!object) return []
  const [step, ...rest] = path
  if (step === undefined) return Object.keys(object.shape)
  const inner: unknown = object.shape[String(step)]
  return inner instanceof z.ZodType ? namesIn(inner, rest) : []
}

/** The object schema behind what makes it optional, or reads it first. */
function objectIn(schema: unknown): z.ZodObject | null {
  if (schema instanceof z.ZodObject) return schema
  if (schema instanceof z.ZodOptional) return objectIn(schema.unwrap())
  if (schema instanceof z.ZodPipe) return objectIn(schema.out)
  return null
}
