/**
 * Elements of Amazon's XML and fields of its JSON that tell who the buyer is. Notifications name few of them; what is
 * kept for 90 days must name none, whatever Amazon adds.
 */
const personal = [
  "Buyer",
  "Name",
  "Email",
  "Phone",
  "AddressLine1",
  "AddressLine2",
  "AddressLine3",
  "City",
  "County",
  "District",
  "PostalCode",
  "SellerNote",
  "BuyerName",
  "BuyerEmail",
]
const secrets = ["Token", "SubscribeURL", "SubscribeUrl", "UnsubscribeURL", "UnsubscribeUrl"]
const mask = "…"

/** The whole inside, elements and CDATA too; to the end where the text is cut short. An empty element has none. */
const elements = new RegExp(
  `(<((?:\\w+:)?(?:${personal.join("|")}))(?![\\w.:-])(?:[^<>]*[^<>/])?>)[^]*?(?=</\\2\\s*>|$)`,
  "gi",
)
const fields = new Set([...personal, ...secrets].map((name) => name.toLowerCase()))

/** Amazon's messages have a few levels. How many a signed message has is its sender's choice: a stack is sooner full. */
const mostLevels = 50

/**
 * A message as it is kept: its own text with buyer data and links that act taken out, so that it can be read and
 * replayed, but no longer verified. What is nested deeper than anything of Amazon's is taken out, too.
 */
export function maskedBody(rawBody: string | Buffer): string {
  return maskText(rawBody.toString(), mostLevels)
}

function maskText(text: string, levels: number): string {
  const json = objectIn(text)
  if (json !== undefined) return JSON.stringify(maskValue(json, levels))
  return text.replace(elements, `$1${mask}`)
}

function maskValue(value: unknown, levels: number): unknown {
  if (typeof value === "string") return maskText(value, levels)
  if (typeof value !== "object" || value === null) return value
  if (levels === 0) return mask
  if (Array.isArray(value)) return value.map((inner) => maskValue(inner, levels - 1))
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      fields.has(name.toLowerCase()) ? mask : maskValue(inner, levels - 1),
    ]),
  )
}

function objectIn(text: string): object | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === "object" && json !== null ? json : undefined
  } catch {
    return undefined
  }
}
