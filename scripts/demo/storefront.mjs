import { createReadStream } from "node:fs"
import { realpath, stat } from "node:fs/promises"
import { createServer } from "node:http"
import { createRequire } from "node:module"
import { dirname, extname, join, sep } from "node:path"
import { STORE } from "./folders.mjs"

const PAGES = join(STORE, "storefront")
const KIT = "medusa-payment-amazon-pay/storefront"

const TYPES = /** @type {Record<string, string>} */ ({
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
})

/** What the shop's pages ask for first. Nothing in it is secret. @typedef {{ backendUrl: string, publishableKey: string }} ShopConfig */

/**
 * @typedef {object} Storefront
 * @property {string} url
 * @property {(config: ShopConfig) => void} open until then the shop says that it is not open yet
 * @property {() => void} close
 */

/**
 * Serves the demo shop: its files as they are, the kit from where the package's `exports` say it is, and
 * `/config.json`.
 * @param {number} port on the loopback interface
 * @returns {Promise<Storefront>}
 */
export async function startStorefront(port) {
  // The store's own dependency, found as a merchant's server or bundler finds it.
  const kit = dirname(createRequire(join(STORE, "package.json")).resolve(KIT))
  /** @type {ShopConfig | undefined} */
  let config
  const server = createServer((request, response) => {
    const answer = (
      /** @type {number} */ status,
      /** @type {string} */ text,
      type = "text/plain",
    ) => {
      response.writeHead(status, headers(`${type}; charset=utf-8`)).end(text)
    }
    if (request.method !== "GET" && request.method !== "HEAD") return answer(405, "Only GET.")
    const path = pathOf(request.url)
    if (path === "/config.json") {
      if (config) return answer(200, JSON.stringify(config), "application/json")
      return answer(503, "The store is not up yet.")
    }
    const file = path?.startsWith(`/modules/${KIT}/`)
      ? fileIn(kit, path.slice(`/modules/${KIT}/`.length))
      : fileIn(PAGES, path === "/" ? "index.html" : path?.slice(1))
    file.then(
      (found) => {
        if (!found) return answer(404, "There is nothing here.")
        response.writeHead(200, headers(found.type))
        if (request.method === "HEAD") response.end()
        else
          createReadStream(found.path)
            .on("error", () => response.destroy())
            .pipe(response)
      },
      () => answer(500, "This could not be read."),
    )
  })
  await /** @type {Promise<void>} */ (
    new Promise((resolve, reject) =>
      server.once("error", reject).listen(port, "127.0.0.1", resolve),
    )
  )
  return {
    url: `http://localhost:${port}`,
    open: (opened) => (config = opened),
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Files change while somebody looks at the shop: nothing of it is kept by browsers. @param {string} type */
function headers(type) {
  return { "content-type": type, "cache-control": "no-store", "x-content-type-options": "nosniff" }
}

/**
 * @param {string | undefined} url
 * @returns {string | undefined} none for an address that cannot be read
 */
function pathOf(url = "/") {
  try {
    return decodeURIComponent(url.split("?")[0] ?? "/")
  } catch {
    return undefined
  }
}

/**
 * A file of a folder and never one beside it, by dots or by links.
 * @param {string} folder
 * @param {string | undefined} name
 * @returns {Promise<{ path: string, type: string } | undefined>}
 */
async function fileIn(folder, name) {
  const type = TYPES[extname(name ?? "")]
  if (name === undefined || name.includes("\0") || type === undefined) return undefined
  try {
    const path = await realpath(join(folder, name))
    const inside = path.startsWith((await realpath(folder)) + sep)
    return inside && (await stat(path)).isFile() ? { path, type } : undefined
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error)
    if (code === "ENOENT" || code === "ENOTDIR") return undefined
    throw error
  }
}
