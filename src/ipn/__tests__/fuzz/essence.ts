/**
 * What of an envelope is signed or decides about the signature, read without any of the code under test; undefined for
 * a body that has none. Two bodies with the same essence are the same message.
 */
export function essenceOf(body: Buffer): string | undefined {
  let fields: unknown
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body)
    fields = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof fields !== "object" || fields === null) return undefined
  const values = new Map(Object.entries(fields) as [string, unknown][])
  const either = (name: string, relays: string) =>
    values.has(name) ? values.get(name) : values.get(relays)
  const own =
    values.get("Type") === "Notification"
      ? [values.get("Subject") ?? null]
      : [values.get("Token"), either("SubscribeURL", "SubscribeUrl")]
  return JSON.stringify([
    ...["Type", "MessageId", "TopicArn", "Message", "Timestamp"].map((name) => values.get(name)),
    ...["SignatureVersion", "Signature"].map((name) => values.get(name)),
    either("SigningCertURL", "SigningCertUrl"),
    ...own,
  ])
}
