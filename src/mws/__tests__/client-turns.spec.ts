import { PUBLISHED_FIGURES, type QuotaClass } from "../rate-limiter/figures"
import { RateLimiter } from "../rate-limiter/rate-limiter"
import { SLOW_MS } from "../rate-limiter/token-bucket"
import { settled, VirtualClock } from "../rate-limiter/__tests__/virtual-clock"
import { createMwsClient } from "../client"
import { resolveOptions, type MwsClientOptions } from "../client-options"
import { MwsNotNowError } from "../errors"
import { captured, failure, parameters, SECRET, start, stopAll, throttled } from "./client-set-up"
import { drop, respond, type Behaviour, type EndpointServer } from "./endpoint-server"
import { errorAnswer } from "./samples"

afterEach(async () => {
  jest.useRealTimers()
  await stopAll()
})

const works = respond(200, captured)

/** Waits until so many requests have come to Amazon: what is sent later by the test's clock could overtake them. */
async function arrived({ requests }: EndpointServer, count: number): Promise<void> {
  while (requests.length < count) {
    await settled()
  }
}

/** A client under the sandbox's figures (two writes at once, one more every 2 seconds), on a clock of the test's. */
async function limited(behaviours: Behaviour[] = [works], options: Partial<MwsClientOptions> = {}) {
  const clock = new VirtualClock()
  const rateLimiter = new RateLimiter({ figures: PUBLISHED_FIGURES.sandbox, clock })
  const scene = await start(behaviours, { rateLimiter, ...options })
  const spend = async () => {
    await scene.client.capture(parameters)
    await scene.client.capture(parameters)
  }
  return { ...scene, clock, spend }
}

describe("a call", () => {
  it("is not sent before its turn, and then goes out as it is", async () => {
    const { client, server, clock, spend } = await limited()
    await spend()
    const call = client.capture(parameters)
    await clock.pass(2_249)
    expect(server.requests).toHaveLength(2)
    await clock.pass(1)
    expect((await call).captureStatus.state).toBe("Completed")
    expect(server.requests).toHaveLength(3)
  })

  it("of another operation has a turn of its own", async () => {
    const { client, server, spend } = await limited()
    await spend()
    await failure(
      client.closeAuthorization({ amazonAuthorizationId: "S01-1-2-A3", closureReason: "done" }),
    )
    expect(server.requests).toHaveLength(3)
  })

  it("with wrong parameters takes no turn", async () => {
    const { client, server } = await limited()
    for (let n = 0; n < 5; n++) {
      await failure(client.capture({ ...parameters, captureReferenceId: "not allowed!" }))
    }
    expect(client.canSpare("Capture")).toBe(true)
    expect(server.requests).toHaveLength(0)
  })

  it("takes a turn for every attempt", async () => {
    const { client, server, clock } = await limited([drop, works])
    await client.capture(parameters)
    expect(server.requests).toHaveLength(2)
    const third = client.as("background", { maxWaitMs: 0 }).capture(parameters)
    expect(await failure(third)).toMatchObject({ retryInMs: 4_000 })
    await clock.pass(4_000)
    await client.as("background", { maxWaitMs: 0 }).capture(parameters)
  })

  it("keeps its place when it is repeated", async () => {
    const { client, server, clock, waits } = await limited([works, respond(500), works])
    const patient = client.as("interactive", { maxWaitMs: 60_000 })
    const calls = ["one", "other", "younger"].map((captureReferenceId) =>
      patient.capture({ ...parameters, captureReferenceId }),
    )
    while (waits.length === 0) {
      await settled()
    }
    await clock.pass(2_250)
    await arrived(server, 3)
    await clock.pass(2_000)
    await Promise.all(calls)
    const [, failed, ...later] = server.requests.map(({ form }) => form.CaptureReferenceId)
    expect(later).toEqual([failed, "younger"])
  })

  it("whose turn would come too late is not sent, a buyer's like any other", async () => {
    const { client, server, spend } = await limited()
    await spend()
    const error = await failure(client.as("interactive", { maxWaitMs: 2_249 }).capture(parameters))
    expect(error).toBeInstanceOf(MwsNotNowError)
    expect(error).toMatchObject({ code: "NotNow", outcome: "not-done", retryInMs: 2_250 })
    expect(server.requests).toHaveLength(2)
  })

  it("that Amazon refuses because of its quota slows the others down", async () => {
    const { client, clock } = await limited([throttled, works])
    const call = client.capture(parameters)
    while (clock.timers === 0) {
      await settled()
    }
    // Empty at the refusal, and then at half the rate.
    await clock.pass(4_250)
    await call
    await clock.pass(4_000)
    expect(client.canSpare("Capture")).toBe(false)
    await clock.pass(SLOW_MS)
    expect(client.canSpare("Capture")).toBe(true)
  })

  it("that Amazon refuses for any other reason does not", async () => {
    const { client, clock } = await limited([
      respond(503, errorAnswer("ServiceUnavailable", "x", "Receiver")),
      works,
    ])
    await client.capture(parameters)
    await clock.pass(4_000)
    expect(client.canSpare("Capture")).toBe(true)
  })
})

describe("a background call", () => {
  it("that gets no turn was not sent, is not repeated by itself, and says when to come back", async () => {
    const { client, server, waits, seen, spend } = await limited()
    await spend()
    const error = await failure(client.as("background", { maxWaitMs: 3_999 }).capture(parameters))
    expect(error).toBeInstanceOf(MwsNotNowError)
    expect(error).toMatchObject({
      action: "Capture",
      code: "NotNow",
      retriable: true,
      outcome: "not-done",
      retryInMs: 4_000,
    })
    expect(error.message).not.toContain("ord_42")
    expect([server.requests.length, seen.length, waits.length]).toEqual([2, 2, 0])
  })

  it("that gets no turn for its second attempt keeps the doubt of its first", async () => {
    const { client } = await limited([drop])
    const calls = ["one", "two"].map((captureReferenceId) =>
      failure(
        client.as("background", { maxWaitMs: 0 }).capture({ ...parameters, captureReferenceId }),
      ),
    )
    const [first, second] = await Promise.all(calls)
    expect(first).toMatchObject({ code: "NotNow", outcome: "unknown" })
    expect(second).toMatchObject({ code: "NotNow", outcome: "not-done" })
  })

  it("waits behind interactive ones, by method and by name", async () => {
    const { client, server, clock, spend } = await limited()
    await spend()
    const background = client.as("background", { maxWaitMs: 60_000 })
    const calls = [
      background.send("Capture", { ...parameters, captureReferenceId: "b1" }),
      background.capture({ ...parameters, captureReferenceId: "b2" }),
      background
        .as("interactive", { maxWaitMs: 60_000 })
        .capture({ ...parameters, captureReferenceId: "i" }),
    ]
    await clock.pass(2_250)
    await arrived(server, 3)
    await clock.pass(3_750)
    await arrived(server, 4)
    await clock.pass(2_000)
    await Promise.all(calls)
    const order = server.requests.slice(2).map(({ form }) => form.CaptureReferenceId)
    expect(order).toEqual(["i", "b1", "b2"])
  })

  it("ends its wait when its caller gives up", async () => {
    const { client, server, clock, spend, waits } = await limited()
    await spend()
    const controller = new AbortController()
    const { signal } = controller
    const call = failure(client.as("background", { maxWaitMs: 60_000, signal }).capture(parameters))
    await clock.pass(1_000)
    controller.abort()
    expect(await call).toMatchObject({ code: "Aborted", retriable: true, outcome: "not-done" })
    expect([clock.timers, waits.length]).toEqual([0, 0])
    expect(server.requests).toHaveLength(2)
  })
})

describe("closing a client", () => {
  it("ends waits at once, of all its views and of no other client", async () => {
    const { client, server, clock, spend } = await limited()
    await spend()
    const other = createMwsClient({ ...account, endpoint: server.origin })
    const buyers = client.as("interactive", { maxWaitMs: Infinity })
    const background = client.as("background", { maxWaitMs: Infinity })
    const calls = [buyers, background].flatMap((view) =>
      Array.from({ length: 20 }, () => failure(view.capture(parameters))),
    )
    await settled()
    await background.close()
    for (const error of await Promise.all(calls)) {
      expect(error).toMatchObject({ code: "ClientClosed", outcome: "not-done", retriable: true })
    }
    expect(clock.timers).toBe(0)
    expect(server.requests).toHaveLength(2)
    await other.capture(parameters)
    await other.close()
  })
})

const account = {
  sellerId: "A2EXAMPLESELLER",
  accessKey: "AKIAEXAMPLEKEY000001",
  secretKey: SECRET,
  region: "eu",
  sandbox: true,
} as const

describe("clients without a rate limiter of their own", () => {
  it.each([
    ["share what one seller has learnt", {}, false],
    ["know nothing of another seller", { sellerId: "A2OTHERSELLER1" }, true],
    ["know nothing of another developer", { accessKey: "AKIAEXAMPLEKEY000002" }, true],
    ["know nothing of the other environment", { sandbox: false }, true],
  ])("%s", async (_case, difference, canSpare) => {
    const { server, client } = await start([throttled], { retry: { attempts: 1 } })
    await failure(client.capture(parameters))
    expect(client.canSpare("Capture")).toBe(false)
    const other = createMwsClient({ ...account, endpoint: server.origin, ...difference })
    expect(other.canSpare("Capture")).toBe(canSpare)
    expect(other.canSpare("Refund")).toBe(true)
    await other.close()
  })

  it("have no limit where something stands in for Amazon", async () => {
    const { server, client } = await start([works])
    const background = client.as("background", { maxWaitMs: 0 })
    await Promise.all(Array.from({ length: 40 }, () => background.capture(parameters)))
    expect(server.requests).toHaveLength(40)
  })

  it.each([
    [true, 1, 4, 1],
    [false, 8, 16, 1],
  ])("keep to what Amazon publishes (sandbox %s)", async (sandbox, writes, reads, other) => {
    jest.useFakeTimers()
    const { rateLimiter, release } = resolveOptions({ ...account, sandbox }).rateLimiter
    const spared = async (action: string, quota: QuotaClass) => {
      let calls = 0
      while (rateLimiter.canSpare(action, quota)) {
        await rateLimiter.call(action, quota, { priority: "background" }).turn()
        calls += 1
      }
      return calls
    }
    expect(await spared("Capture", "write")).toBe(writes)
    expect(await spared("GetCaptureDetails", "read")).toBe(reads)
    expect(await spared("GetServiceStatus", "serviceStatus")).toBe(other)
    expect(await spared("ListOrderReference", "unpublished")).toBe(other)
    release()
  })
})
