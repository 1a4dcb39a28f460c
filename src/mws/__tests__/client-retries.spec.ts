import { MwsThrottledError } from "../errors"
import {
  captured,
  failure,
  parameters,
  startTimed as start,
  stopAll,
  throttled,
  withoutRenewed,
} from "./client-set-up"
import { breakWithin, cutShort, drop, respond } from "./endpoint-server"
import { AUTHORIZATION, errorAnswer, resultOf } from "./samples"

afterEach(stopAll)

describe("a failure that may pass", () => {
  it.each([
    ["500", respond(500, errorAnswer("InternalServerError", "x", "Receiver"))],
    ["502 with HTML", respond(502, "<html><br></html>")],
    ["503 without a body", respond(503)],
    ["503 throttled", throttled],
    ["a connection dropped without an answer", drop],
    ["a connection broken within the answer", breakWithin(captured)],
    ["an answer cut short", cutShort(captured)],
    ["an empty answer", respond(200)],
    ["a page of HTML with HTTP 200", respond(200, "<html><body>maintenance</body></html>")],
  ])("is repeated with identical parameters: %s", async (_case, failing) => {
    const { server, client } = await start([failing, failing, respond(200, captured)])
    const result = await client.capture(parameters)
    expect(result.captureStatus.state).toBe("Completed")
    expect(server.requests).toHaveLength(3)
    const [first, ...repeated] = server.requests.map(withoutRenewed)
    expect(repeated).toEqual([first, first])
  })

  it("renews timestamp and signature", async () => {
    const { server, client } = await start([respond(500), respond(200, captured)])
    await client.capture(parameters)
    const [first, second] = server.requests.map(({ form }) => form)
    expect([first?.Timestamp, second?.Timestamp]).toEqual([
      "2024-05-06T10:00:00Z",
      "2024-05-06T10:01:00Z",
    ])
    expect(second?.Signature).not.toBe(first?.Signature)
  })

  it("is given up after four attempts with waits that double, and its outcome is unknown", async () => {
    const { server, client, waits } = await start([respond(500)])
    const error = await failure(client.capture(parameters))
    expect(error).toMatchObject({ code: "InternalServerError", status: 500, outcome: "unknown" })
    expect(server.requests).toHaveLength(4)
    expect(waits).toEqual([250, 500, 1000])
  })

  it("waits longer when it is a throttle, and nothing was done", async () => {
    const { client, waits } = await start([throttled])
    const error = await failure(client.capture(parameters))
    expect(error).toBeInstanceOf(MwsThrottledError)
    expect(error).toMatchObject({ code: "RequestThrottled", retriable: true, outcome: "not-done" })
    expect(waits).toEqual([1500, 3000, 6000])
  })

  it("is repeated as often as asked", async () => {
    const { server, client } = await start([respond(500)], { retry: { attempts: 1 } })
    await failure(client.capture(parameters))
    expect(server.requests).toHaveLength(1)
  })
})

describe("a failure that stays", () => {
  it.each([
    ["a refusal", respond(405, errorAnswer("InvalidAuthorizationStatus")), "not-done"],
    ["a front door's refusal", respond(403, errorAnswer("SignatureDoesNotMatch")), "not-done"],
    ["an exhausted hourly quota", respond(503, errorAnswer("QuotaExceeded", "x", "")), "not-done"],
    ["a refusal nobody names", respond(403, "<html></html>"), "unknown"],
    ["a redirect", respond(302, "", { location: "http://127.0.0.1:1/" }), "unknown"],
    ["another operation's answer", respond(200, resultOf("Authorize", AUTHORIZATION)), "unknown"],
    ["an endless answer", respond(200, "x".repeat(5 * 1024 * 1024)), "unknown"],
  ])("is not repeated: %s", async (_case, behaviour, outcome) => {
    const { server, client } = await start([behaviour])
    expect(await failure(client.capture(parameters))).toMatchObject({ outcome })
    expect(server.requests).toHaveLength(1)
  })

  it.each([
    ["a lost connection, then a refusal", [drop, respond(400, errorAnswer("DuplicateRequest"))]],
    ["a 500, then throttles", [respond(500), throttled]],
  ])("keeps an earlier attempt's doubt: %s", async (_case, behaviours) => {
    const { client } = await start(behaviours)
    expect(await failure(client.capture(parameters))).toMatchObject({ outcome: "unknown" })
  })

  it("does not doubt the next call", async () => {
    const refusal = respond(400, errorAnswer("DuplicateRequest"))
    const { client } = await start([drop, refusal, refusal])
    await failure(client.capture(parameters))
    expect(await failure(client.capture(parameters))).toMatchObject({ outcome: "not-done" })
  })
})
