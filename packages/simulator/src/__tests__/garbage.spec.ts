import { once } from "node:events"
import { connect } from "node:net"
import fc from "fast-check"
import type { Answer, Merchant } from "./support/client"
import { sandboxPath, startFrozen } from "./support/client"
import { fresh } from "./support/situations"

let merchant: Merchant
const complaints: string[] = []
const write = process.stderr.write.bind(process.stderr)
beforeAll(async () => {
  merchant = await startFrozen()
  process.stderr.write = (text: string) => complaints.push(text) > 0
})
afterAll(async () => {
  process.stderr.write = write
  await merchant.simulator.stop()
  expect(complaints).toEqual([])
})

const runs = { numRuns: Number(process.env.SIMULATOR_GARBAGE_RUNS ?? 150) }
jest.setTimeout(300_000 + runs.numRuns * 200)

/** Amazon's own errors are 4xx; whatever comes, the simulator must not fail by itself. */
function isAmazonsAnswer(answer: Answer): void {
  expect(answer.status).toBeLessThan(500)
  if (answer.status !== 200) expect(answer.get("Code")).toMatch(/^[A-Z][A-Za-z]+$/)
}

test("any bytes as a body", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      isAmazonsAnswer(await merchant.raw(Buffer.from(bytes)))
    }),
    runs,
  )
})

test("any properly signed parameters", async () => {
  const id = await merchant.open("100")
  const names = [
    "AmazonOrderReferenceId",
    "AmazonAuthorizationId",
    "AmazonCaptureId",
    "AuthorizationReferenceId",
    "AuthorizationAmount.Amount",
    "AuthorizationAmount.CurrencyCode",
    "CaptureReferenceId",
    "CaptureAmount.Amount",
    "CaptureAmount.CurrencyCode",
    "OrderReferenceAttributes.OrderTotal.Amount",
    "OrderReferenceAttributes.OrderTotal.CurrencyCode",
    "OrderReferenceAttributes.SellerNote",
    "SellerAuthorizationNote",
    "TransactionTimeout",
    "CaptureNow",
    "SoftDescriptor",
    "NextPageToken",
    "NotificationConfigurationList.NotificationConfiguration.1.NotificationUrl",
    "__proto__",
    "constructor",
  ]
  const actions = [
    "SetOrderReferenceDetails",
    "SetOrderAttributes",
    "ConfirmOrderReference",
    "GetOrderReferenceDetails",
    "CancelOrderReference",
    "CloseOrderReference",
    "ListOrderReference",
    "ListOrderReferenceByNextToken",
    "Authorize",
    "GetAuthorizationDetails",
    "CloseAuthorization",
    "Capture",
    "Refund",
    "SetMerchantNotificationConfiguration",
    "toString",
    "__proto__",
  ]
  const value = fc.oneof(
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.constantFrom(
      id,
      "10",
      "10.00",
      "-1",
      "1e3",
      "NaN",
      "USD",
      "JPY",
      "true",
      "0",
      "x".repeat(2000),
    ),
    fc.json({ maxDepth: 2 }),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...actions),
      fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 8, noNullPrototype: true }),
      async (action, parameters) => {
        isAmazonsAnswer(await merchant.call(action, parameters))
      },
    ),
    runs,
  )
})

test("any JSON to the control API", async () => {
  const paths = [
    "/order-references",
    "/clock",
    "/notifications",
    "/settings",
    "/outcomes",
    "/order-references/S01-1/payment-method",
    "/captures/S01-1/refunds",
  ]
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...paths),
      // Objects are almost never what is expected; anything accepted must be harmless.
      fc.oneof(fc.jsonValue(), fc.dictionary(fc.string(), fc.jsonValue())),
      async (path, body) => {
        const { status } = await merchant.control("POST", path, body)
        expect(status).toBeLessThan(500)
      },
    ),
    runs,
  )
  await merchant.control("POST", "/reset")
})

test.each([
  ["an empty body", ""],
  ["half an escape", "Action=%4"],
  ["an escape that is none", "Action=%zz"],
  ["bytes that are no UTF-8", "Action=%FF%FE"],
  ["a name given twice", "Action=Capture&Action=Refund"],
  ["no names at all", "&&=&="],
])("%s", async (_name, body) => {
  isAmazonsAnswer(await merchant.raw(body))
})

test("a body beyond measure", async () => {
  const answer = await merchant.raw(`Action=${"x".repeat(2 * 1024 * 1024)}`)
  expect([answer.status, answer.get("Code")]).toEqual([400, "InvalidParameterValue"])
})

test.each([
  ["", "InvalidParameterValue"],
  ["0", "InvalidParameterValue"],
  ["-5", "InvalidParameterValue"],
  ["1.005", "InvalidParameterValue"],
  ["1e2", "InvalidParameterValue"],
  ["1,00", "InvalidParameterValue"],
  [" 1", "InvalidParameterValue"],
  ["0x10", "InvalidParameterValue"],
  ["9".repeat(15), "TransactionAmountExceeded"],
  ["9".repeat(40), "InvalidParameterValue"],
])("the amount %p", async (amount, code) => {
  expect((await merchant.set(await merchant.draft(), amount)).get("Code")).toBe(code)
})

test.each(["", "with space", "ü", "x".repeat(33), "a.b", "a/b"])(
  "the reference id %p",
  async (referenceId) => {
    const answer = await merchant.authorize(await merchant.open(), referenceId, "1")
    expect(answer.get("Code")).toBe("InvalidParameterValue")
  },
)

test.each([
  ["SellerAuthorizationNote", 255],
  ["SoftDescriptor", 16],
])("%s may have %d characters", async (name, limit) => {
  const order = await merchant.open()
  const longest = await merchant.authorize(order, fresh(), "1", { [name]: "ü".repeat(limit) })
  const longer = await merchant.authorize(order, fresh(), "1", { [name]: "ü".repeat(limit + 1) })
  expect([longest.status, longer.get("Code")]).toEqual([200, "InvalidParameterValue"])
})

test("a note XML cannot hold is answered in XML all the same", async () => {
  const order = await merchant.open()
  const note = 'a\u0000b\u0008<&>"\ud800\uffff\t'
  const answer = await merchant.authorize(order, fresh(), "1", {
    SellerAuthorizationNote: note.replace("\ud800", ""),
  })
  expect(answer.get("SellerAuthorizationNote")).toBe('ab<&>"')
})

test("a caller that goes away in the middle of its request does no harm", async () => {
  const { hostname, port } = new URL(merchant.simulator.url)
  const caller = connect(Number(port), hostname)
  const head = `POST ${sandboxPath} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n`
  await new Promise<void>((resolve) => {
    caller.write(`${head}Action=`, () => {
      resolve()
    })
  })
  caller.destroy()
  await once(caller, "close")
  expect((await merchant.call("GetServiceStatus")).status).toBe(200)
})
