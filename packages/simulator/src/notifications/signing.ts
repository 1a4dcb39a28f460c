import { createSign } from "node:crypto"

const notificationFields = ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"]
const subscriptionFields = [
  "Message",
  "MessageId",
  "SubscribeURL",
  "Timestamp",
  "Token",
  "TopicArn",
  "Type",
]

/** Amazon SNS: name and value of the signed fields in order, each followed by a line feed. */
export function textToSign(envelope: Readonly<Record<string, string>>): string {
  const fields = envelope.Type === "Notification" ? notificationFields : subscriptionFields
  return fields
    .filter((field) => envelope[field] !== undefined)
    .map((field) => `${field}\n${envelope[field] ?? ""}\n`)
    .join("")
}

/** Version 1 signs with SHA-1, version 2 with SHA-256; both RSA with PKCS #1 v1.5 padding. */
export function sign(
  envelope: Readonly<Record<string, string>>,
  version: "1" | "2",
  privateKey: string,
): string {
  return createSign(version === "1" ? "RSA-SHA1" : "RSA-SHA256")
    .update(textToSign(envelope), "utf8")
    .sign(privateKey, "base64")
}
