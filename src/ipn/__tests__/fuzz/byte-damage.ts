import { gzipSync } from "node:zlib"
import type { Random } from "./random"

type Damage = (bytes: Buffer, random: Random) => Buffer

const at = (random: Random, bytes: Buffer) => random.below(Math.max(bytes.length, 1))

/** Damage to text as bytes, whatever is in it. */
export const byteDamage: Readonly<Record<string, Damage>> = {
  "bits flipped": (bytes, random) => {
    const damaged = Buffer.from(bytes)
    for (let count = 1 + random.below(4); count > 0; count--) {
      const position = at(random, damaged)
      damaged[position] = (damaged[position] ?? 0) ^ (1 << random.below(8))
    }
    return damaged
  },
  "bytes replaced": (bytes, random) => {
    const damaged = Buffer.from(bytes)
    for (let count = 1 + random.below(8); count > 0; count--) {
      damaged[at(random, damaged)] = random.below(256)
    }
    return damaged
  },
  "cut short": (bytes, random) => bytes.subarray(0, random.position(bytes)),
  "beginning lost": (bytes, random) => bytes.subarray(1 + random.below(bytes.length)),
  "a piece lost": (bytes, random) => {
    const from = at(random, bytes)
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + 1 + random.below(40))])
  },
  "a piece twice": (bytes, random) => {
    const from = at(random, bytes)
    const piece = bytes.subarray(from, from + 1 + random.below(200))
    return Buffer.concat([bytes.subarray(0, from), piece, bytes.subarray(from)])
  },
  "a piece elsewhere": (bytes, random) => {
    const from = at(random, bytes)
    const to = from + 1 + random.below(100)
    const rest = Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
    const into = random.position(rest)
    return Buffer.concat([rest.subarray(0, into), bytes.subarray(from, to), rest.subarray(into)])
  },
  "zeros between": (bytes, random) => {
    const from = at(random, bytes)
    const zeros = Buffer.alloc(1 + random.below(8))
    return Buffer.concat([bytes.subarray(0, from), zeros, bytes.subarray(from)])
  },
  // Read as text, these are the same as before.
  "bytes that are no UTF-8": (bytes, random) => {
    const [start, end] = [bytes.indexOf("\ufffd"), bytes.lastIndexOf("\ufffd")]
    const found = start < 0 ? at(random, bytes) : random.pick([start, end])
    const broken = Buffer.from([random.pick([0x80, 0xc0, 0xfe, 0xff])])
    return Buffer.concat([bytes.subarray(0, found), broken, bytes.subarray(found + 3)])
  },
  "twice in a row": (bytes) => Buffer.concat([bytes, bytes]),
  "something behind": (bytes, random) =>
    Buffer.concat([bytes, Buffer.from(random.pick(["}", "{}", ",", "\0", "x", "//"]))]),
  "space around": (bytes) => Buffer.concat([Buffer.from(" \r\n\t"), bytes, Buffer.from("\n \t\r")]),
  "UTF-16": (bytes) => Buffer.from(bytes.toString(), "utf16le"),
  "UTF-16, the other way": (bytes) => Buffer.from(bytes.toString(), "utf16le").swap16(),
  "Latin 1": (bytes) => Buffer.from(bytes.toString(), "latin1"),
  "UTF-8 twice": (bytes) => Buffer.from(bytes.toString("latin1")),
  "a byte order mark": (bytes) => Buffer.concat([Buffer.from("\ufeff"), bytes]),
  base64: (bytes) => Buffer.from(bytes.toString("base64")),
  hexadecimal: (bytes) => Buffer.from(bytes.toString("hex")),
  "percent encoding": (bytes) => Buffer.from(encodeURIComponent(bytes.toString())),
  "a form": (bytes) => Buffer.from(`payload=${encodeURIComponent(bytes.toString())}`),
  "JSON in JSON": (bytes) => Buffer.from(JSON.stringify(bytes.toString())),
  "a list of it": (bytes) => Buffer.concat([Buffer.from("["), bytes, Buffer.from("]")]),
  compressed: (bytes) => gzipSync(bytes, { level: 1 }),
}
