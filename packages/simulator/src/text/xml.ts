/** Finished XML text. */
export type Xml = string

/** Characters XML 1.0 cannot hold, even as references: most controls, lone surrogates, two non-characters. */
const impossible = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

const references: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  "\r": "&#13;",
}

export function escapeXml(text: string): string {
  return text
    .replace(impossible, "")
    .replace(/[&<>"'\r]/g, (character) => references[character] ?? character)
}

/** An element around finished children; without any it is an empty element. */
export function element(name: string, ...children: readonly (Xml | null)[]): Xml {
  const content = children.filter((child) => child !== null).join("")
  return content === "" ? `<${name}/>` : `<${name}>${content}</${name}>`
}

/** An element around text; null leaves it out altogether. */
export function leaf(name: string, text: string | number | boolean | null): Xml | null {
  if (text === null) return null
  return element(name, escapeXml(String(text)))
}

export function document(root: Xml): Xml {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}`
}
