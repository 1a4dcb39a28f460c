import { createServer, type AddressInfo } from "node:net"
import { MwsConnectionError, MwsResponseError } from "../errors"
import { captured, failure, parameters, start, stopAll } from "./client-set-up"
import { cutShort, drop, never, respond, type Behaviour } from "./endpoint-server"

afterEach(stopAll)

describe("a connection", () => {
  const once = { retry: { attempts: 1 } }

  describe("that is too slow", () => {
    const limited = { ...once, timeouts: { total: 30_000 } }
    const timedOut = { code: "TimedOut", retriable: true, outcome: "unknown" }
    const settled = () => new Promise((resolve) => setImmediate(resolve))

    // Time passes here when a test says so; input and output go on.
    beforeEach(() => jest.useFakeTimers({ doNotFake: ["setImmediate", "nextTick", "performance"] }))
    afterEach(() => jest.useRealTimers())

    it("leaves the outcome open, and is not given up before its time", async () => {
      const { client, server } = await start([never], limited)
      const call = failure(client.capture(parameters))
      const over = jest.fn()
      void call.then(over)
      while (server.requests.length === 0) await settled()
      jest.advanceTimersByTime(29_999)
      await settled()
      expect(over).not.toHaveBeenCalled()
      jest.advanceTimersByTime(1)
      expect(await call).toBeInstanceOf(MwsConnectionError)
      expect(await call).toMatchObject(timedOut)
    })

    it("leaves the outcome open when the answer had begun", async () => {
      const begun = jest.fn()
      const stall: Behaviour = (response) => {
        response.writeHead(200)
        response.write(captured.slice(0, 100), begun)
      }
      const { client } = await start([stall], limited)
      const call = failure(client.capture(parameters))
      while (begun.mock.calls.length === 0) await settled()
      jest.advanceTimersByTime(30_000)
      expect(await call).toMatchObject(timedOut)
    })
  })

  it("that breaks leaves the outcome open", async () => {
    const { client } = await start([drop], once)
    expect(await failure(client.capture(parameters))).toMatchObject({
      code: "ConnectionLost",
      outcome: "unknown",
      retriable: true,
    })
  })

  it("that never ends is given up at a bound", async () => {
    const endless: Behaviour = (response, socket) => {
      response.writeHead(200)
      const pour = () => {
        while (!socket.destroyed && response.write("x".repeat(65_536)));
      }
      response.on("drain", pour)
      pour()
    }
    const { client } = await start([endless], once)
    expect(await failure(client.capture(parameters))).toMatchObject({
      code: "ResponseTooLarge",
      outcome: "unknown",
    })
  })

  it("that is cut short at the level of XML leaves the outcome open", async () => {
    const { client } = await start([cutShort(captured)], once)
    const error = await failure(client.capture(parameters))
    expect(error).toBeInstanceOf(MwsResponseError)
    expect(error).toMatchObject({ code: "MalformedResponse", outcome: "unknown" })
  })

  it("that nobody accepts proves nothing was done", async () => {
    const closed = createServer()
    await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve))
    const { port } = closed.address() as AddressInfo
    await new Promise((resolve) => closed.close(resolve))
    const { client } = await start([never], { ...once, endpoint: `http://127.0.0.1:${port}` })
    expect(await failure(client.capture(parameters))).toMatchObject({
      code: "ConnectionFailed",
      outcome: "not-done",
      retriable: true,
    })
  })

  it("that does not speak TLS sends nothing", async () => {
    const { server } = await start([never])
    const endpoint = server.origin.replace("http:", "https:")
    const { client } = await start([never], { ...once, endpoint })
    expect(await failure(client.capture(parameters))).toBeInstanceOf(MwsConnectionError)
    expect(server.requests).toHaveLength(0)
  })

  it("is not made by a client that was closed", async () => {
    const { client, waits } = await start([respond(200, captured)])
    await client.close()
    expect(await failure(client.capture(parameters))).toMatchObject({
      code: "ClientClosed",
      outcome: "not-done",
      retriable: true,
    })
    expect(waits).toEqual([])
  })
})
