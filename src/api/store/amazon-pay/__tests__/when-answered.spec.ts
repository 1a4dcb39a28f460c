import { createServer, get, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { once } from "node:events"
import type { MedusaResponse } from "@medusajs/framework/http"
import { whenAnswered } from "../when-answered"

describe("what is to be done once a route has answered", () => {
  it("is done once, and the answer is as the route gave it", () => {
    const sent: unknown[] = []
    const response = { end: (...answer: unknown[]) => sent.push(answer) }
    const work = jest.fn()
    whenAnswered(response as unknown as MedusaResponse, work)
    expect(work).not.toHaveBeenCalled()
    response.end("text", "utf8")
    response.end()
    expect(work).toHaveBeenCalledTimes(1)
    expect(sent).toEqual([["text", "utf8"], []])
  })

  it("waits for the route also when the client has hung up", async () => {
    const work = jest.fn()
    const server = createServer().listen(0, "127.0.0.1")
    await once(server, "listening")
    const request = get({ host: "127.0.0.1", port: (server.address() as AddressInfo).port })
    request.on("error", () => undefined)
    const [, response] = (await once(server, "request")) as [unknown, ServerResponse]
    whenAnswered(response as unknown as MedusaResponse, work)
    const closed = once(response, "close")
    request.destroy()
    await closed
    expect(work).not.toHaveBeenCalled()
    response.end("too late")
    expect(work).toHaveBeenCalledTimes(1)
    server.close()
  })
})
