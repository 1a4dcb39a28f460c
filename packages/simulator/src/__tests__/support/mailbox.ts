import { createPublicKey, createVerify, X509Certificate } from "node:crypto"
import type { Merchant } from "./client"
import { startFrozen } from "./client"
import type { Received, Receiver } from "./receiver"
import { startReceiver } from "./receiver"

export type Fields = Readonly<Record<string, string>>

export interface Listed {
  id: string
  type: string
  objectId: string
  sentAt: string | null
  attempts: { status: number | null }[]
  body: string
}

const signedFields = ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"]
const subscriptionFields = "Message MessageId SubscribeURL Timestamp Token TopicArn Type".split(" ")

export function envelope(message: Received | undefined): Fields {
  return JSON.parse(message?.body ?? "{}") as Fields
}

export function inner(message: Received | undefined): Fields {
  return JSON.parse(envelope(message).Message ?? "{}") as Fields
}

/** A merchant whose notifications are received, fresh before every test. */
export class Mailbox {
  merchant!: Merchant
  receiver!: Receiver

  async open(): Promise<void> {
    this.receiver = await startReceiver()
    this.merchant = await startFrozen()
  }

  async empty(): Promise<void> {
    await this.merchant.control("POST", "/reset")
    await this.mode({ endpoint: this.receiver.url })
    this.receiver.received.length = 0
    this.receiver.answer = 200
    this.receiver.before = () => Promise.resolve()
  }

  async close(): Promise<void> {
    await this.merchant.simulator.stop()
    await this.receiver.stop()
  }

  mode = (body: object) => this.merchant.control("POST", "/notifications", body)

  types = (): (string | undefined)[] =>
    this.receiver.received.map((message) => inner(message).NotificationType)

  listed = async (): Promise<Listed[]> =>
    (await this.merchant.control<Listed[]>("GET", "/notifications")).value

  /** An open order with its notification already delivered and forgotten. */
  quietOrder = async (amount = "50.00"): Promise<string> => {
    const id = await this.merchant.open(amount)
    await this.merchant.simulator.idle()
    this.receiver.received.length = 0
    return id
  }

  certificate = async (): Promise<X509Certificate> => {
    const response = await fetch(this.merchant.simulator.certificateUrl)
    return new X509Certificate(await response.text())
  }

  isSigned = async (fields: Fields): Promise<boolean> => {
    const names = fields.Type === "Notification" ? signedFields : subscriptionFields
    let text = ""
    for (const name of names) if (fields[name] !== undefined) text += `${name}\n${fields[name]}\n`
    const { publicKey } = await this.certificate()
    const key = createPublicKey(publicKey.export({ type: "spki", format: "pem" }))
    return createVerify(fields.SignatureVersion === "2" ? "RSA-SHA256" : "RSA-SHA1")
      .update(text)
      .verify(key, fields.Signature ?? "", "base64")
  }
}
