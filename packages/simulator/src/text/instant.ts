const pattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?z$/i

/** An ISO-8601 instant in UTC as clients write it, in milliseconds since 1970; null when malformed. */
export function parseInstant(text: string): number | null {
  if (!pattern.test(text)) return null
  const instant = Date.parse(text.toUpperCase())
  return Number.isNaN(instant) ? null : instant
}

/** Amazon's way of writing an instant: UTC with milliseconds. */
export function instantText(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}
