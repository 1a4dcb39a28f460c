export interface LoggedRequest {
  readonly number: number
  /** Simulated time in milliseconds. */
  readonly at: number
  readonly action: string
  readonly path: string
  readonly parameters: Readonly<Record<string, string>>
  readonly status: number | null
  readonly requestId: string
  /** The answer's text, shortened. */
  readonly answer: string
  readonly fault: string | null
}

const secret = new Set(["Signature", "MWSAuthToken", "AccessToken", "AddressConsentToken"])
const kept = 500
const longest = 4_000

/** Parameters as they may be shown: signatures, tokens and keys are hidden. */
export function masked(parameters: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries(
    [...parameters].map(([name, value]) => {
      if (secret.has(name)) return [name, "••••"]
      if (name === "AWSAccessKeyId") return [name, `${value.slice(0, 4)}••••`]
      return [name, value.slice(0, longest)]
    }),
  )
}

/** The latest requests; older ones are forgotten so that memory stays bounded. */
export class RequestLog {
  private entries: LoggedRequest[] = []
  private count = 0

  add(entry: Omit<LoggedRequest, "number">): void {
    this.count += 1
    this.entries.push({
      ...entry,
      number: this.count,
      answer: entry.answer.length > longest ? `${entry.answer.slice(0, longest)}…` : entry.answer,
    })
    if (this.entries.length > kept) this.entries.shift()
  }

  list(): readonly LoggedRequest[] {
    return this.entries
  }

  clear(): void {
    this.entries = []
    this.count = 0
  }
}
