import { createHmac } from "node:crypto"

/** RFC 3986: everything but letters, digits and `-_.~` is escaped. */
export function escape(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

export function query(parameters: Readonly<Record<string, string>>): string {
  return Object.keys(parameters)
    .sort((a, b) => (a < b ? -1 : 1))
    .map((name) => `${escape(name)}=${escape(parameters[name] ?? "")}`)
    .join("&")
}

export function signature(
  host: string,
  path: string,
  parameters: Readonly<Record<string, string>>,
  secret: string,
  method = "POST",
): string {
  const text = `${method}\n${host}\n${path}\n${query(parameters)}`
  return createHmac("sha256", secret).update(text).digest("base64")
}
