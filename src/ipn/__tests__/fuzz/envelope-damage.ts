import { sign } from "node:crypto"
import { membersOf, textOf, withText, type Members } from "./json-members"
import { oddJson, oddText, pollution, strangeAddresses } from "./odd-values"
import type { Random } from "./random"
import { insert, signatureDamage } from "./signature-damage"
import type { Valid, World } from "./world"

export type EnvelopeDamage = (members: Members, random: Random, world: World) => Members

const names = [
  "Type",
  "MessageId",
  "TopicArn",
  "Subject",
  "Message",
  "Timestamp",
  "SignatureVersion",
  "Signature",
  "SigningCertURL",
  "SigningCertUrl",
  "SubscribeURL",
  "SubscribeUrl",
  "Token",
  "UnsubscribeURL",
]

const addressName = (members: Members) =>
  members.some(({ key }) => key === '"SigningCertUrl"') ? "SigningCertUrl" : "SigningCertURL"

const valueOf = (other: Valid, name: string) => textOf(membersOf(other.body), name)

/** Damage to the members of an envelope, of which nothing is signed anew by Amazon's key. */
export const envelopeDamage: Readonly<Record<string, EnvelopeDamage>> = {
  "a field lost": (members, random) => {
    const lost = random.pick(members)
    return members.filter((member) => member !== lost)
  },
  "a field of another type": (members, random) => {
    const changed = random.pick(members)
    const value = JSON.stringify(random.pick(oddJson))
    return members.map((member) => (member === changed ? { ...member, value } : member))
  },
  "a field twice": (members, random) => {
    const name = random.pick(names)
    const value = JSON.stringify(random.chance(0.5) ? random.pick(oddText) : random.pick(oddJson))
    const twin = { key: JSON.stringify(name), value }
    return random.chance(0.5) ? [twin, ...members] : [...members, twin]
  },
  "a field renamed": (members, random) => {
    const changed = random.pick(members)
    const name = JSON.parse(changed.key) as string
    const key = JSON.stringify(
      random.pick([name.toLowerCase(), name.toUpperCase(), ` ${name}`, `${name}\0`, "Url"]),
    )
    return members.map((member) => (member === changed ? { ...member, key } : member))
  },
  "a text with something in it": (members, random) => {
    const name = random.pick(names)
    return withText(members, name, insert(textOf(members, name), random.pick(oddText), random))
  },
  "a text turned": (members, random) => {
    const name = random.pick(names)
    const text = textOf(members, name)
    const turned = [
      text.trim(),
      text.toUpperCase(),
      text.toLowerCase(),
      text.normalize("NFD"),
      text.normalize("NFKC"),
      text.replaceAll("o", "о"),
      encodeURIComponent(text.replace(/\p{Cs}/gu, "")),
      Array.from(text).reverse().join(""),
    ]
    return withText(members, name, random.pick(turned))
  },
  "half a character": (members, random) => {
    const half = random.pick(["\ud83d", "\udc00"])
    const strange = members.filter(({ value }) => value.includes("\ufffd"))
    const { key } = strange.length > 0 ? random.pick(strange) : random.pick(members)
    const name = JSON.parse(key) as string
    const text = textOf(members, name)
    // As bytes all halves are the character that stands for what could not be read.
    return withText(
      members,
      name,
      text.includes("\ufffd") ? text.replace("\ufffd", half) : text + half,
    )
  },
  "two fields swapped": (members, random) => {
    const [one, two] = [random.pick(members), random.pick(members)]
    return members.map((member) =>
      member === one
        ? { ...one, value: two.value }
        : member === two
          ? { ...two, value: one.value }
          : member,
    )
  },
  "a neighbour swallowed": (members, random) => {
    // These two are neighbours in the signed text, and it may lack the second.
    const [name, other] = random.chance(0.5)
      ? ["MessageId", "Subject"]
      : [random.pick(names), random.pick(names)]
    const text = `${textOf(members, name)}\n${other}\n${textOf(members, other)}`
    return withText(members, name, text).filter(({ key }) => key !== JSON.stringify(other))
  },
  "a field of another message": (members, random, { valid }) => {
    const name = random.pick(names)
    return withText(members, name, valueOf(random.pick(valid), name))
  },
  "several fields of another message": (members, random, { valid }) => {
    const other = random.pick(valid)
    return names
      .filter(() => random.chance(0.3))
      .reduce((all, name) => withText(all, name, valueOf(other, name)), members)
  },
  "another signature": (members, random) =>
    withText(
      members,
      "Signature",
      random.pick(signatureDamage)(textOf(members, "Signature"), random),
    ),
  "a stranger's signature, and perhaps certificate": (members, random, { strangers }) => {
    const { signer, address } = random.pick(strangers)
    const text = ["Message", "MessageId", "Timestamp", "TopicArn", "Type"]
      .map((name) => `${name}\n${textOf(members, name)}\n`)
      .join("")
    const signature = sign("RSA-SHA256", Buffer.from(text), signer.privateKey).toString("base64")
    const signed = withText(withText(members, "Signature", signature), "SignatureVersion", "2")
    if (random.chance(0.25)) return signed
    const certificate = random.chance(0.7) ? address : random.pick(strangeAddresses)
    return withText(signed, addressName(members), certificate)
  },
  "another signature version": (members, random) => {
    const value = random.pick(['"1"', '"2"', "1", "2", '"01"', '"3"', '""', '"1 "', "[2]", "null"])
    const key = '"SignatureVersion"'
    return members.map((member) => (member.key === key ? { key, value } : member))
  },
  "another certificate": (members, random, { addresses }) =>
    withText(members, addressName(members), random.pick(addresses)),
  "a strange certificate address": (members, random) =>
    withText(members, addressName(members), random.pick(strangeAddresses)),
  "a certificate address with something in it": (members, random) => {
    const name = addressName(members)
    return withText(members, name, insert(textOf(members, name), random.pick(oddText), random))
  },
  "another type": (members, random) =>
    withText(
      members,
      "Type",
      random.pick(["Notification", "SubscriptionConfirmation", "UnsubscribeConfirmation", "x", ""]),
    ),
  "the message changed within": (members, random) => {
    const message = textOf(members, "Message")
    const at = random.position(message)
    const piece = random.pick(['"', "{", "}", '\\"', "0", "Completed", "S01-", "<", "é"])
    return withText(
      members,
      "Message",
      message.slice(0, at) + piece + message.slice(at + random.below(20)),
    )
  },
  "names that mean something": (members, random) => {
    const [key = "", ...value] = random.pick(pollution).split(":")
    const member = { key, value: value.join(":") }
    return random.chance(0.5) ? [member, ...members] : [...members, member]
  },
  "a broken value": (members, random) => {
    const changed = random.pick(members)
    const value = random.pick([
      "",
      "undefined",
      "NaN",
      "'x'",
      '"',
      "{",
      "[",
      "1e",
      "tru",
      '"\\u12"',
    ])
    return members.map((member) => (member === changed ? { ...member, value } : member))
  },
}
