import { startProxy, withProxies, type Proxy } from "../../net/__tests__/proxy"
import { captured, failure, parameters, start, stopAll } from "./client-set-up"
import { respond } from "./endpoint-server"

let proxy: Proxy
afterEach(async () => {
  await stopAll()
  await proxy.stop()
})

describe("a client of MWS where the environment names a proxy", () => {
  it("sends its calls through it", async () => {
    proxy = await startProxy()
    await withProxies({ HTTP_PROXY: proxy.url }, async () => {
      const { client, server } = await start([respond(200, captured)])
      await client.capture(parameters)
      expect(proxy.asked).toEqual([new URL(server.origin).host])
    })
  })

  it("sends them straight to hosts that NO_PROXY names", async () => {
    proxy = await startProxy()
    await withProxies({ HTTP_PROXY: proxy.url, NO_PROXY: "127.0.0.1,localhost" }, async () => {
      const { client } = await start([respond(200, captured)])
      await client.capture(parameters)
      expect(proxy.asked).toEqual([])
    })
  })

  it("knows that nothing was done when the proxy lets nothing through", async () => {
    proxy = await startProxy({ refuse: 407 })
    await withProxies({ HTTP_PROXY: proxy.url }, async () => {
      const { client } = await start([], { retry: { attempts: 1 } })
      const error = await failure(client.capture(parameters))
      expect(error).toMatchObject({ code: "ConnectionFailed", outcome: "not-done" })
    })
  })

  it("knows that nothing was done when there is no proxy at its address", async () => {
    proxy = await startProxy()
    await proxy.stop()
    await withProxies({ HTTP_PROXY: proxy.url }, async () => {
      const { client } = await start([], { retry: { attempts: 1 } })
      const error = await failure(client.capture(parameters))
      expect(error).toMatchObject({ code: "ConnectionFailed", outcome: "not-done" })
    })
  })
})
