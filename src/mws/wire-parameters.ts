/** Parameters under the names Amazon gives them, as they are signed and sent. */
export type WireParameters = Record<string, string>

/** What can be written as request parameters. */
export type WireValue =
  | string
  | number
  | boolean
  | undefined
  | readonly WireValue[]
  | { readonly [name: string]: WireValue }

/**
 * Nested camelCase values as MWS parameters: names capitalised and joined with dots, list members counted from 1,
 * booleans as words. Absent and empty values are left out, for Amazon takes an empty parameter for a value.
 */
export function toWireParameters(value: { readonly [name: string]: WireValue }): WireParameters {
  const wire: WireParameters = {}
  write(wire, "", value)
  return wire
}

function write(wire: WireParameters, name: string, value: WireValue): void {
  if (value === undefined || value === "") {
    return
  }
  if (typeof value !== "object") {
    wire[name] = String(value)
    return
  }
  for (const [key, inner] of isList(value) ? numbered(value) : Object.entries(value)) {
    write(wire, name === "" ? capitalise(key) : `${name}.${capitalise(key)}`, inner)
  }
}

function isList(value: object): value is readonly WireValue[] {
  return Array.isArray(value)
}

function numbered(list: readonly WireValue[]): [string, WireValue][] {
  return list.map((member, index) => [String(index + 1), member])
}

function capitalise(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
