import { IpnError } from "../../errors"
import { parseNotification } from "../../parse-notification"
import { signEnvelope } from "../../testing"
import { messageDamage } from "./message-damage"
import { notifications } from "./notifications"
import { entryOf, isJson, verify, type Outcome } from "./outcome"
import type { Random } from "./random"
import { at, type World } from "./world"

/** A hostile message, properly signed, as anybody with an AWS account can have it: it verifies, then it is read. */
export async function playMessage(world: World, random: Random): Promise<Outcome> {
  const [damage, message] = damaged(random)
  const signed = signEnvelope({
    privateKey: world.amazon.privateKey,
    message,
    signatureVersion: random.pick(["1", "2"] as const),
  })
  const outcome = await verify(Buffer.from(signed), { certificate: world.certificate, at })
  if (outcome instanceof IpnError) {
    const isText = !message.includes("\0") && !/\p{Cs}/u.test(message)
    if (isText && outcome.code !== "TooLarge") throw new Error(`wrongly refused: ${outcome.code}`)
    return { damage, result: outcome.code }
  }
  if (outcome.message !== message) throw new Error("accepted as something else")
  return { damage, result: read(message) }
}

function damaged(random: Random): [damage: string, message: string] {
  const names: string[] = []
  let message = random.pick(notifications)
  do {
    const [name, damage] = entryOf(messageDamage, random)
    message = damage(message, random)
    names.push(name)
    // What has become long may have become deep, deeper than this can be taken apart again.
  } while (isJson(message) && message.length < 10_000 && random.chance(0.3))
  return [`signed: ${names.length === 1 ? (names[0] ?? "") : "several of these"}`, message]
}

function read(message: string): string {
  try {
    const notification = parseNotification(message)
    const json = JSON.stringify(notification, (_name, value: unknown) => {
      const isText = typeof value !== "string" || !/\0|\p{Cs}/u.test(value)
      if (!isText) throw new Error("text that no database takes")
      return value
    })
    if (json.length > 3 * message.length + 1_000) throw new Error("more came out than went in")
    return `read as ${notification.type}`
  } catch (error) {
    if (error instanceof IpnError) return error.code
    throw error
  }
}
