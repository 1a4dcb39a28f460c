import { Duration } from "luxon"
import { z } from "zod"

/** An ISO 8601 duration such as `P8D` or `PT90M`, as milliseconds. */
export const durationSchema = z.string().transform((text, context) => {
  const duration = Duration.fromISO(text)
  const milliseconds = duration.isValid ? duration.toMillis() : Number.NaN
  if (!Number.isFinite(milliseconds) || milliseconds < 0 || milliseconds > 1e13) {
    context.addIssue({
      code: "custom",
      message: `"${text}" is not a duration such as "P8D" or "PT90M"`,
    })
    return z.NEVER
  }
  return Math.round(milliseconds)
})

export function durationText(milliseconds: number): string {
  return Duration.fromMillis(milliseconds).rescale().toISO()
}
