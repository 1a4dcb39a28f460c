import { createMwsClient, type MwsClient } from "../client"
import type { MwsClientOptions, ObservedCall } from "../client-options"
import { MwsError } from "../errors"
import { PUBLISHED_FIGURES } from "../rate-limiter/figures"
import { RateLimiter } from "../rate-limiter/rate-limiter"
import { VirtualClock } from "../rate-limiter/__tests__/virtual-clock"
import { EndpointServer, respond, type Behaviour, type Received } from "./endpoint-server"
import { CAPTURE, errorAnswer, resultOf } from "./samples"

export const SECRET = "exampleSecretKey/0123456789+abcdefABCDEF"
export const captured = resultOf("Capture", CAPTURE)
export const throttled = respond(503, errorAnswer("RequestThrottled", "slow down", ""))
export const parameters = {
  amazonAuthorizationId: "S01-5550001-0000042-A000101",
  captureReferenceId: "ord_42_c1",
  captureAmount: { amount: "40.00", currencyCode: "USD" },
  sellerCaptureNote: "Parcel for Ann Example, * ~ é",
}

/** A client and the endpoint it talks to, with time and waits in the test's hands. For tests only. */
export interface Scene {
  server: EndpointServer
  client: MwsClient
  /** Milliseconds of every wait asked for; none is really waited. */
  waits: number[]
  seen: ObservedCall[]
}

const scenes: Scene[] = []

/** A scene in which a minute passes with every wait between attempts, for the rate limiter, too. */
export function startTimed(
  behaviours: Behaviour[],
  options: Partial<MwsClientOptions> = {},
): Promise<Scene> {
  const clock = new VirtualClock()
  const figures = PUBLISHED_FIGURES.sandbox
  const rateLimiter = new RateLimiter({ figures, openUntilThrottled: true, clock })
  return start(behaviours, { rateLimiter, ...options }, () => clock.pass(60_000))
}

export async function start(
  behaviours: Behaviour[],
  options: Partial<MwsClientOptions> = {},
  passMinute: () => Promise<void> = () => Promise.resolve(),
): Promise<Scene> {
  const server = await EndpointServer.start(...behaviours)
  const waits: number[] = []
  const seen: ObservedCall[] = []
  let clock = Date.parse("2024-05-06T10:00:00.987Z")
  const { retry, ...others } = options
  const client = createMwsClient({
    sellerId: "A2EXAMPLESELLER",
    accessKey: "AKIAEXAMPLEKEY000001",
    secretKey: SECRET,
    region: "eu",
    sandbox: true,
    endpoint: server.origin,
    retry: {
      random: () => 0.5,
      sleep: (milliseconds) => {
        waits.push(milliseconds)
        clock += 60_000
        return passMinute()
      },
      ...retry,
    },
    now: () => new Date(clock),
    observe: (call) => seen.push(call),
    ...others,
  })
  const scene = { server, client, waits, seen }
  scenes.push(scene)
  return scene
}

/** Ends every scene of a test. */
export async function stopAll(): Promise<void> {
  for (const { server, client } of scenes.splice(0)) {
    await server.stop()
    await client.close()
  }
}

/** The MwsError a call ends in. */
export async function failure(call: Promise<unknown>): Promise<MwsError> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(MwsError)
  return error as MwsError
}

export function withoutRenewed({ form }: Received) {
  const { Timestamp: _timestamp, Signature: _signature, ...rest } = form
  return rest
}
