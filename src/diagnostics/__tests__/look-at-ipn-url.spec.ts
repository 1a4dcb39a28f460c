import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import { judgePlace, lookAtIpnUrl, withoutAnswer } from "../look-at-ipn-url"

describe("looking where an address for notifications leads", () => {
  let server: Server
  let asked: string[]
  beforeEach(async () => {
    asked = []
    server = createServer((request, response) => {
      asked.push(request.headers.host ?? "")
      response.writeHead(400).end(JSON.stringify({ type: "amazon_pay_notification" }))
    })
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  })
  afterEach(() => {
    server.closeAllConnections()
    server.close()
  })
  const at = (host: string) =>
    `http://${host}:${(server.address() as AddressInfo).port}/hooks/amazon-pay/ipn`
  const leadsTo = (...addresses: string[]) =>
    Promise.resolve(
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    )

  it("connects to the address that was judged: the name is looked up once", async () => {
    const resolve = jest.fn(() => leadsTo("127.0.0.1"))
    const address = at("store.invalid")
    expect(await lookAtIpnUrl(address, false, resolve)).toMatchObject({ code: "ipn-url-right" })
    expect(resolve).toHaveBeenCalledTimes(1)
    expect(asked).toEqual([new URL(address).host])
  })

  it.each([
    [["127.0.0.1"], "ipn-url-inside"],
    [["8.8.8.8", "10.0.0.1"], "ipn-url-inside"],
    [["8.8.8.8", "::ffff:127.0.0.1"], "ipn-url-inside"],
    [[], "ipn-url-no-host"],
  ])("sends nothing to a name that leads to %j, where Amazon delivers", async (addresses, code) => {
    const address = at("store.invalid").replace("http:", "https:")
    const resolve = () => leadsTo(...addresses)
    expect(await lookAtIpnUrl(address, true, resolve)).toMatchObject({ code })
    expect((await judgePlace(address, true, resolve)).verdict).toMatchObject({ code })
    expect(asked).toEqual([])
  })

  it("tells who may only look whether it is the plugin, and nothing else that is there", async () => {
    const right = await lookAtIpnUrl(at("store.invalid"), false, () => leadsTo("127.0.0.1"))
    expect(withoutAnswer(right, at("store.invalid"))).toBe(right)
    const told = new Set<string>()
    for (const status of [200, 301, 401, 404, 500, null]) {
      server.removeAllListeners("request")
      server.on("request", (request, response) => {
        if (status === null) request.socket.destroy()
        else response.writeHead(status).end("secret")
      })
      const verdict = await lookAtIpnUrl(at("store.invalid"), false, () => leadsTo("127.0.0.1"))
      told.add(JSON.stringify(withoutAnswer(verdict, "https://shop.example/")))
    }
    const inside = await lookAtIpnUrl("https://a.invalid/", true, () => leadsTo("10.1.2.3"))
    told.add(JSON.stringify(withoutAnswer(inside, "https://shop.example/")))
    expect([...told]).toEqual([expect.stringContaining("ipn-url-not-here")])
  })
})
