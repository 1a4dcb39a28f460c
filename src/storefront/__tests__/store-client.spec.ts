import Medusa from "@medusajs/js-sdk"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { StoreClient } from "../store/store-client.ts"
import type { StoreFetch } from "../store/store-fetch.ts"
import { plainFetch, StoreRefusal } from "../store/store-fetch.ts"
import { FakeStore } from "./support/fake-store.ts"

const status = { status: "ready", next: "place-order" }
const orderReference = {
  order_reference: {
    id: "S01-1",
    state: "Draft",
    total: "1",
    currency_code: "usd",
    constraints: [],
  },
  cart: {},
}

test("the store is asked as the contract says", async () => {
  const store = new FakeStore({
    "GET /store/amazon-pay/carts/cart%2F1/status": [status],
    "POST /store/amazon-pay/carts/cart%2F1/order-reference": [orderReference],
    "POST /store/amazon-pay/carts/cart%2F1/confirm": [{ next: "challenge" }],
  })
  const client = new StoreClient(store, "cart/1")
  await client.status()
  await client.orderReference("S01-1", "Atza|x")
  await client.orderReference("S01-1", null)
  const urls = { success_url: "https://shop.test/ok", failure_url: "https://shop.test/no" }
  expect((await client.confirm(urls)).next).toBe("challenge")
  expect(store.asked.map(({ request }) => request.body)).toEqual([
    undefined,
    { amazon_order_reference_id: "S01-1", access_token: "Atza|x" },
    { amazon_order_reference_id: "S01-1" },
    urls,
  ])
})

describe("a store reached", () => {
  const requests: {
    url: string
    method: string
    headers: NodeJS.Dict<string | string[]>
    body: string
  }[] = []
  const server = createServer((request, response) => {
    let body = ""
    request.on("data", (chunk: Buffer) => (body += chunk.toString()))
    request.on("end", () => {
      const { url = "", method = "", headers } = request
      requests.push({ url, method, headers, body })
      const refused = url.startsWith("/refused")
      response.writeHead(refused ? 400 : 200, { "content-type": "application/json" })
      response.end(
        url.startsWith("/empty")
          ? ""
          : JSON.stringify({ message: "No.", code: "amazon_login_expired", ok: true }),
      )
    })
  })
  let baseUrl = ""
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  const ways: Record<string, () => StoreFetch> = {
    "the browser's own fetch": () =>
      plainFetch({ baseUrl, publishableKey: "pk_1", headers: { authorization: "Bearer t" } }),
    "Medusa's SDK": () =>
      new Medusa({
        baseUrl,
        publishableKey: "pk_1",
        globalHeaders: { authorization: "Bearer t" },
      }).client,
  }

  test.each(Object.entries(ways))("by %s is sent key, headers, query and JSON", async (_, way) => {
    const store = way()
    const query = { cart_id: "a b" }
    expect(await store.fetch("/store/x", { method: "POST", body: { a: 1 }, query })).toMatchObject({
      ok: true,
    })
    const [request] = requests.splice(0)
    expect(request).toMatchObject({
      url: expect.stringMatching(/^\/store\/x\?cart_id=a(\+|%20)b$/),
      method: "POST",
      body: '{"a":1}',
      headers: {
        "x-publishable-api-key": "pk_1",
        authorization: "Bearer t",
        "content-type": "application/json",
      },
    })
  })

  test.each(Object.entries(ways))("by %s says with which status it refused", async (_, way) => {
    const refusal = await way()
      .fetch("/refused")
      .catch((error: unknown) => error)
    expect(refusal).toMatchObject({ status: 400, message: "No." })
  })

  test("by the browser's own fetch says its own word for it, too", async () => {
    const refusal = await plainFetch({ baseUrl })
      .fetch("/refused")
      .catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(StoreRefusal)
    expect(refusal).toMatchObject({ code: "amazon_login_expired" })
  })

  test("by the browser's own fetch may answer without a body", async () => {
    expect(await plainFetch({ baseUrl }).fetch("/empty")).toBeNull()
  })
})
