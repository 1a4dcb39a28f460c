import { request } from "node:http"
import { demo } from "./support/demo"

/** What the server of the shop's pages gives out, and what it does not. */

/** Asks with the path as it is: `fetch` would tidy up the dots. */
function ask(
  path: string,
  method = "GET",
): Promise<{ status: number; type: string; text: string }> {
  const { port } = new URL(demo.shop)
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path, method }, (response) => {
      let text = ""
      response.on("data", (chunk: Buffer) => (text += chunk.toString()))
      response.on("end", () => {
        expect(response.headers["cache-control"]).toBe("no-store")
        expect(response.headers["x-content-type-options"]).toBe("nosniff")
        const type = response.headers["content-type"] ?? ""
        resolve({ status: response.statusCode ?? 0, type, text })
      })
    })
    asked.on("error", reject).end()
  })
}

const kit = "/modules/medusa-payment-amazon-pay/storefront"

test.each([
  ["/", "text/html; charset=utf-8"],
  ["/checkout.html?cart=1", "text/html; charset=utf-8"],
  ["/shop.css", "text/css; charset=utf-8"],
  ["/js/checkout-page.js", "text/javascript; charset=utf-8"],
  ["/favicon.svg", "image/svg+xml"],
  [`${kit}/index.js`, "text/javascript; charset=utf-8"],
])("%s is %s", async (path, type) => {
  expect(await ask(path)).toMatchObject({ status: 200, type, text: expect.stringMatching(/./) })
})

test.each([
  "/../package.json",
  "/../medusa-config.ts",
  "/..%2f..%2fscripts%2fdemo.mjs",
  "/%2e%2e/%2e%2e/eslint.config.js",
  "/../../jest.config.js",
  "/js/../../../jest.config.js",
  `${kit}/../mws/index.js`,
  `${kit}/%2e%2e/cli/amazon-pay.js`,
  "//etc/passwd",
  "/js/%00.js",
  "/%E0%A4%A.js",
  "/js",
  "/js/nothing.js",
])("%s is not there", async (path) => {
  expect((await ask(path)).status).toBe(404)
})

test("nothing is taken in", async () => {
  expect((await ask("/", "POST")).status).toBe(405)
})

test("the settings are the two that every visitor's browser sends anyway", async () => {
  const { status, text } = await ask("/config.json")
  expect([status, JSON.parse(text)]).toEqual([
    200,
    { backendUrl: demo.medusa, publishableKey: demo.publishableKey },
  ])
})
