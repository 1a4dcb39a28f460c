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

/**
 * A message as it is kept: its own text with buyer data and links that act taken out, so that it can be read and
 * replayed, but no longer verified.
 */
export function maskedBody(rawBody: string | Buffer): string {
  return maskText(rawBody.toString())
}

function maskText(text: string): string {
  const json = objectIn(text)
  if (json !== undefined) return JSON.stringify(maskValue(json))
  return text.replace(elements, `$1${mask}`)
}

function maskValue(value: unknown): unknown {
  if (typeof value === "string") return maskText(value)
  if (Array.isArray(value)) return value.map(maskValue)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      fields.has(name.toLowerCase()) ? mask : maskValue(inner),
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
