import { refuse } from "../domain/amazon-error"

const utf8 = new TextDecoder("utf-8", { fatal: true })

function decode(text: string): string {
  const bytes: number[] = []
  const raw = Buffer.from(text.replaceAll("+", " "), "latin1")
  for (let index = 0; index < raw.length; index += 1) {
    const byte = raw[index] ?? 0
    if (byte !== 0x25) {
      bytes.push(byte)
      continue
    }
    const hex = raw.toString("latin1", index + 1, index + 3)
    if (!/^[0-9A-Fa-f]{2}$/.test(hex)) {
      refuse("InvalidParameterValue", "The request's body is not properly percent-encoded.")
    }
    bytes.push(Number.parseInt(hex, 16))
    index += 2
  }
  try {
    return utf8.decode(Uint8Array.from(bytes))
  } catch {
    return refuse("InvalidParameterValue", "The request's body is not UTF-8.")
  }
}

/**
 * A form-encoded body as parameters.
 * @throws AmazonError InvalidParameterValue for broken encoding and for a name given twice
 */
export function parseForm(body: Buffer): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>()
  for (const pair of body.toString("latin1").split("&")) {
    if (pair === "") continue
    const equals = pair.indexOf("=")
    const name = decode(equals < 0 ? pair : pair.slice(0, equals))
    const value = equals < 0 ? "" : decode(pair.slice(equals + 1))
    if (parameters.has(name)) {
      refuse("InvalidParameterValue", `The Parameter '${name}' is given more than once.`)
    }
    parameters.set(name, value)
  }
  return parameters
}
