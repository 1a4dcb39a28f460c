import { XMLParser, XMLValidator } from "fast-xml-parser"

/** An element as a value: its text, its child elements by name, and a list where a name is repeated. */
export type XmlValue = string | XmlTree | (string | XmlTree)[]
export interface XmlTree {
  [name: string]: XmlValue
}

/** A complete document: the local name of its root, as sent, and what the root holds. */
export interface XmlDocument {
  root: string
  tree: XmlTree
}

/** Text that is not one complete XML document within the limits. `problem` is fit for an error code. */
export class XmlError extends Error {
  override readonly name = "XmlError"
  constructor(readonly problem: "empty" | "malformed" | "too-large") {
    super(`XML is ${problem}`)
  }
}

/** Answers hold a few kilobytes; a page of a list with addresses stays far below this. */
export const MAX_XML_LENGTH = 1024 * 1024

/** Neither Amazon's answers nor its notifications declare anything; declarations are how entities are made to expand. */
const declaration = /<!(?!--|\[CDATA\[)/

const CDATA = "#cdata"
const TEXT = "#text"

const parser = new XMLParser({
  preserveOrder: true,
  removeNSPrefix: true,
  ignoreAttributes: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  processEntities: false,
  trimValues: false,
  cdataPropName: CDATA,
  maxNestedTags: 50,
})

/**
 * Reads XML by local names, in camelCase and with `ID` as `Id` (`ConstraintID` → `constraintId`), because Amazon uses
 * two namespaces and both spellings. All values stay text. Text cut short is refused: a part must never pass for the whole.
 *
 * @throws XmlError
 */
export function readXml(text: string): XmlDocument {
  if (text.length > MAX_XML_LENGTH) {
    throw new XmlError("too-large")
  }
  const body = text.replace(/^\ufeff/, "").trim()
  if (body === "") {
    throw new XmlError("empty")
  }
  const [root, ...others] = nodesOf(parseComplete(body)).filter(
    ({ name }) => name !== TEXT && name !== CDATA,
  )
  if (root === undefined || others.length > 0) {
    throw new XmlError("malformed")
  }
  const value = valueOf(root.content)
  return { root: root.name, tree: typeof value === "string" ? emptyTree() : value }
}

function parseComplete(body: string): unknown {
  if (declaration.test(body)) {
    throw new XmlError("malformed")
  }
  try {
    if (XMLValidator.validate(body) === true) {
      return parser.parse(body) as unknown
    }
  } catch {
    // The parser's own words could quote the document, so they are dropped.
  }
  throw new XmlError("malformed")
}

interface Element {
  name: string
  content: unknown
}

function nodesOf(content: unknown): Element[] {
  if (!Array.isArray(content)) {
    return []
  }
  return content.flatMap((node: unknown) =>
    typeof node === "object" && node !== null
      ? Object.entries(node).map(([name, inner]: [string, unknown]) => ({ name, content: inner }))
      : [],
  )
}

/** The child elements by name, or where there are none the text. */
function valueOf(content: unknown): string | XmlTree {
  let tree: XmlTree | undefined
  let text = ""
  for (const { name, content: inner } of nodesOf(content)) {
    if (name === TEXT) {
      text += typeof inner === "string" ? decodeXmlText(inner) : ""
    } else if (name === CDATA) {
      text += cdataIn(inner)
    } else {
      tree ??= emptyTree()
      add(tree, camelCase(name), valueOf(inner))
    }
  }
  return tree ?? text.trim()
}

function add(tree: XmlTree, name: string, value: string | XmlTree): void {
  const earlier = tree[name]
  tree[name] =
    earlier === undefined ? value : [...(Array.isArray(earlier) ? earlier : [earlier]), value]
}

function cdataIn(content: unknown): string {
  const [first] = nodesOf(content)
  const text = first === undefined ? content : first.content
  return typeof text === "string" ? text : ""
}

/** Without a prototype, an element named `__proto__` is a name like any other. */
function emptyTree(): XmlTree {
  return Object.create(null) as XmlTree
}

function camelCase(name: string): string {
  return (name.charAt(0).toLowerCase() + name.slice(1)).replace(/ID$/, "Id")
}

const reference = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi

const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
}

/**
 * Resolves the five entities XML predefines and numeric references, in one pass and nothing else: no reference can
 * grow into more than one character, and none is resolved twice.
 */
function decodeXmlText(text: string): string {
  if (!text.includes("&")) {
    return text
  }
  return text.replace(reference, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) {
      return named[name] ?? whole
    }
    const code = decimal === undefined ? parseInt(hex ?? "", 16) : parseInt(decimal, 10)
    const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
    return isCharacter ? String.fromCodePoint(code) : whole
  })
}
