import { readFileSync } from "node:fs"
import { join } from "node:path"

/** What a page or a frame loads; nothing else in the folder is served. */
const names: readonly string[] = [
  "main.js",
  "login.js",
  "token.js",
  "button.js",
  "widget.js",
  "page-order.js",
  "confirmation-flow.js",
  "frame.js",
  "frame-list.js",
]

const prefix = "/widgets/browser/"

/** The text of a browser module at a path, or null where there is none. */
export function browserFile(path: string): string | null {
  const name = path.startsWith(prefix) ? path.slice(prefix.length) : ""
  return names.includes(name) ? readFileSync(join(__dirname, "browser", name), "utf8") : null
}
