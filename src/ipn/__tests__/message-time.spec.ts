import { CLOCK_SKEW_MS, MAX_AGE_MS } from "../message-time"
import { signEnvelope } from "../testing"
import { verifyEnvelope, type VerifyEnvelopeOptions } from "../verify-envelope"
import { signer, type Signer } from "./certificates"
import { refusalOf } from "./refusal"

const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR
const sent = Date.parse("2024-05-07T08:30:01.100Z")
let amazon: Signer

beforeAll(async () => {
  amazon = await signer()
})

/** A message sent at `sent`, judged so many milliseconds later. */
const after = async (age: number, options: Partial<VerifyEnvelopeOptions> = {}) =>
  verifyEnvelope(signEnvelope({ privateKey: amazon.privateKey, message: "m" }), {
    certificate: () => Promise.resolve(amazon.pem),
    at: new Date(sent + age),
    ...options,
  })

describe("the age of a message", () => {
  it.each([
    ["just sent", 0],
    ["repeated for 14 days, as SNS does", 14 * DAY + HOUR],
    ["as old as may be", MAX_AGE_MS],
    ["from a clock that is a little fast", -CLOCK_SKEW_MS],
  ])("is no hindrance: %s", async (_case, age) => {
    await expect(after(age)).resolves.toMatchObject({ type: "Notification" })
  })

  it("is one beyond what SNS would still send, and for good", async () => {
    expect(await refusalOf(after(MAX_AGE_MS + 1))).toMatchObject({
      code: "TooOld",
      retryable: false,
    })
  })

  it("is one in the future until this machine's clock has caught up", async () => {
    expect(await refusalOf(after(-CLOCK_SKEW_MS - 1))).toMatchObject({
      code: "FromTheFuture",
      retryable: true,
    })
  })

  it("is bounded as the caller says", async () => {
    const bounds = { maxAgeMs: HOUR, clockSkewMs: 1000 }
    await expect(after(HOUR, bounds)).resolves.toBeDefined()
    expect(await refusalOf(after(HOUR + 1, bounds))).toMatchObject({ code: "TooOld" })
    expect(await refusalOf(after(-1001, bounds))).toMatchObject({ code: "FromTheFuture" })
    await expect(after(100 * DAY, { maxAgeMs: Infinity })).resolves.toBeDefined()
    await expect(after(-100 * DAY, { clockSkewMs: Infinity })).resolves.toBeDefined()
  })

  it("does not matter with a simulator, whose clock is its own, unless the caller says so", async () => {
    const certificateUrl = () => true
    await expect(after(100 * DAY, { certificateUrl })).resolves.toBeDefined()
    await expect(after(-100 * DAY, { certificateUrl })).resolves.toBeDefined()
    const bounded = { certificateUrl, maxAgeMs: DAY, clockSkewMs: 0 }
    expect(await refusalOf(after(2 * DAY, bounded))).toMatchObject({ code: "TooOld" })
    expect(await refusalOf(after(-1, bounded))).toMatchObject({ code: "FromTheFuture" })
  })

  it("is looked at last: who did not sign learns nothing of it", async () => {
    const other = await signer()
    const certificate = () => Promise.resolve(other.pem)
    expect(await refusalOf(after(MAX_AGE_MS + 1, { certificate }))).toMatchObject({
      code: "InvalidSignature",
    })
  })

  it.each([
    "yesterday",
    "2024-05-07",
    "2024-05-07T08:30:01.100",
    "2024-05-07T08:30:01.100+02:00",
    "Tue, 07 May 2024 08:30:01 GMT",
    "1715070601100",
    "2024-13-07T08:30:01.100Z",
    "2024-05-07T08:30:01.100Z ",
  ])("cannot be told from %j", async (timestamp) => {
    const body = signEnvelope({ privateKey: amazon.privateKey, message: "m", timestamp })
    const outcome = verifyEnvelope(body, {
      certificate: () => Promise.resolve(amazon.pem),
      at: new Date(sent),
    })
    expect(await refusalOf(outcome)).toMatchObject({ code: "InvalidEnvelope" })
  })
})
