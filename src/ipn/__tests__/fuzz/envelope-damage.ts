import { sign } from "node:crypto"
import { membersOf, textOf, withText, type Members } from "./json-members"
import { oddJson, oddText, pollution, strangeAddresses } from "./odd-values"
import type { Random } from "./random"
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

const insert = (text: string, piece: string, random: Random) => {
  const at = random.position(text)
  return text.slice(0, at) + piece + text.slice(at)
}

const signatures: readonly ((text: string, random: Random) => string)[] = [
  () => "",
  () => "AA==",
  (text) => text.replaceAll("+", "-").replaceAll("/", "_"),
  (text) => text.replace(/=+$/, ""),
  (text) => `${text}=`,
  (text) => `${text}\n`,
  (text, random) => insert(text, random.pick([" ", "\n", "!", "=", "\0", "A"]), random),
  // Another spelling of the same bytes: the last letter holds bits that belong to none.
  (text) => text.replace(/.(?==+$)/, (last) => String.fromCharCode(last.charCodeAt(0) + 1)),
  (text) => Buffer.from(text, "base64").toString("hex"),
  (text) => Buffer.from(text, "base64").reverse().toString("base64"),
  (text) => Buffer.concat([Buffer.alloc(1), Buffer.from(text, "base64")]).toString("base64"),
  (text) => Buffer.from(text, "base64").subarray(1).toString("base64"),
  (_text, random) => Buffer.alloc(256, random.below(256)).toString("base64"),
  (text, random) => {
    const bytes = Buffer.from(text, "base64")
    const at = random.below(bytes.length)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8))
    return bytes.toString("base64")
  },
]

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
      text.replaceAll("\ufffd", "\ud800"),
      text.replaceAll("o", "о"),
      encodeURIComponent(text.replace(/\p{Cs}/gu, "")),
      Array.from(text).reverse().join(""),
    ]
    return withText(members, name, random.pick(turned))
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
    const [name, other] = [random.pick(names), random.pick(names)]
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
    withText(members, "Signature", random.pick(signatures)(textOf(members, "Signature"), random)),
  "a stranger's signature, and perhaps certificate": (
    members,
    random,
    { strangers, addresses },
  ) => {
    const { privateKey } = random.pick(strangers)
    const text = ["Message", "MessageId", "Timestamp", "TopicArn", "Type"]
      .map((name) => `${name}\n${textOf(members, name)}\n`)
      .join("")
    const signature = sign("RSA-SHA256", Buffer.from(text), privateKey).toString("base64")
    const signed = withText(withText(members, "Signature", signature), "SignatureVersion", "2")
    return random.chance(0.5)
      ? withText(signed, addressName(members), random.pick(addresses))
      : signed
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
