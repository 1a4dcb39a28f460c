/**
 * The text of whatever was thrown: what goes into a log or is told to a person. `instanceof Error` does not do for that: an
 * error that went through a workflow of Medusa's is a plain object, or of another realm.
 */
export function textOf(thrown: unknown): string {
  if (typeof thrown === "string") return thrown || nothing
  if (typeof thrown !== "object" || thrown === null) return json(thrown)
  return ownText(thrown) ?? innerText(thrown) ?? json(thrown)
}

const nothing = "No reason was given."

function ownText(thrown: object): string | undefined {
  const message: unknown = Reflect.get(thrown, "message")
  return typeof message === "string" && message !== "" ? message : undefined
}

/** What Medusa's workflows collect: `{ error }`, and lists of it. */
function innerText(thrown: object): string | undefined {
  const first: unknown = Array.isArray(thrown) ? thrown[0] : Reflect.get(thrown, "error")
  if (first === undefined || first === null) return undefined
  return typeof first === "object" ? (ownText(first) ?? innerText(first)) : textOf(first)
}

function json(thrown: unknown): string {
  try {
    const text = JSON.stringify(thrown) as string | undefined
    return text === undefined || empty.includes(text) ? nothing : text
  } catch {
    return nothing
  }
}

const empty = ["{}", "[]", "null"]
