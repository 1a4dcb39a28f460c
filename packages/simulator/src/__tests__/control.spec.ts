import type { Merchant } from "./support/client"
import { startFrozen } from "./support/client"
import { completedCapture, fresh } from "./support/situations"

let merchant: Merchant
beforeAll(async () => {
  merchant = await startFrozen()
})
beforeEach(() => merchant.control("POST", "/reset"))
afterAll(() => merchant.simulator.stop())

test.each([
  ["POST", "/clock", { advance: "8 days" }, 400],
  ["POST", "/clock", { advance: "-P1D" }, 400],
  ["POST", "/clock", { advance: 8 }, 400],
  ["POST", "/clock", [], 400],
  ["POST", "/order-references", { paymentMethod: 5 }, 400],
  ["POST", "/order-references", { adress: {} }, 400],
  ["GET", "/order-references/S01-0000000-0000000", undefined, 404],
  ["GET", "/order-references/%E0%A4%A", undefined, 400],
  ["POST", "/order-references/S01-1/payment-method", {}, 404],
  ["POST", "/order-references/S01-1/challenge", { outcome: "perhaps" }, 400],
  ["POST", "/notifications", { endpoint: "nowhere" }, 400],
  ["POST", "/notifications", { lose: 2 }, 400],
  ["POST", "/notifications", { as: "ghost" }, 400],
  ["POST", "/notifications", { signatureVersion: "3" }, 400],
  ["POST", "/notifications/subscribe", {}, 409],
  ["POST", "/notifications/nobody/redeliver", {}, 404],
  ["POST", "/faults", { faults: [{ action: "*", kind: "flood" }] }, 400],
  ["POST", "/faults", {}, 400],
  ["POST", "/settings", { refundDelay: "soon" }, 400],
  ["POST", "/outcomes", { outcomes: [{ of: "refund", state: "Open" }] }, 400],
  ["POST", "/captures/S01-1/refunds", {}, 404],
  ["PUT", "/clock", {}, 405],
  ["GET", "/nothing", undefined, 404],
])("%s %s %p is refused with a sentence", async (method, path, body, status) => {
  const answer = await merchant.control<{ error: string }>(method, path, body)
  expect(answer.status).toBe(status)
  expect(answer.value.error).toMatch(/^[A-Z].*\.$/)
})

test("a body that is no JSON is refused with a sentence", async () => {
  const response = await fetch(`${merchant.simulator.url}/_sim/clock`, {
    method: "POST",
    body: "{",
  })
  expect([response.status, await response.json()]).toEqual([
    400,
    { error: "The body is not JSON." },
  ])
})

test("Amazon's rules hold for what is done from outside, too", async () => {
  const { capture } = await completedCapture(merchant, "10.00")
  const { status, value } = await merchant.control("POST", `/captures/${capture}/refunds`, {
    amount: "12",
  })
  expect([status, value.code]).toEqual([409, "TransactionAmountExceeded"])
})

test("the clock moves only forward, and everything due happens in its order", async () => {
  await merchant.control("POST", "/settings", { authorizationDelay: "PT10M", refundDelay: "PT5M" })
  const before = (await merchant.control<{ now: string }>("GET", "/clock")).value.now
  const { order, capture } = await completedCapture(merchant)
  const pending = await merchant.authorize(order, fresh(), "5", { TransactionTimeout: "1440" })
  await merchant.refund(capture, fresh(), "5")
  const { value } = await merchant.control<{ now: string; ran: number }>("POST", "/clock", {
    advance: "P1D",
  })
  expect(Date.parse(value.now) - Date.parse(before)).toBe(86_400_000)
  expect(value.ran).toBe(3)
  const authorized = await merchant.call("GetAuthorizationDetails", {
    AmazonAuthorizationId: pending.get("AmazonAuthorizationId") ?? "",
  })
  expect(Date.parse(authorized.get("LastUpdateTimestamp") ?? "") - Date.parse(before)).toBe(600_000)
})

test("reset forgets everything but where notifications go", async () => {
  await completedCapture(merchant)
  await merchant.control("POST", "/notifications", { endpoint: "http://127.0.0.1:9/", hold: true })
  await merchant.control("POST", "/faults", { faults: [{ action: "*", kind: "drop-before" }] })
  await merchant.control("POST", "/settings", { sca: "off" })
  await merchant.advance("P10D")
  await merchant.control("POST", "/reset")
  const { value } = await merchant.control("GET", "/ledger")
  expect(value).toEqual({
    captured: {},
    refunded: {},
    states: { OrderReference: {}, Authorization: {}, Capture: {}, Refund: {} },
    requests: {},
  })
  expect((await merchant.control("GET", "/notifications/mode")).value).toMatchObject({
    endpoint: "http://127.0.0.1:9/",
    hold: false,
  })
  expect((await merchant.control("GET", "/settings")).value).toMatchObject({ sca: "with-urls" })
  expect((await merchant.call("GetServiceStatus")).status).toBe(200)
  await merchant.control("POST", "/notifications", { endpoint: null })
})

test("reset forgets where notifications go if that is said", async () => {
  const first = "NotificationConfigurationList.NotificationConfiguration.1"
  await merchant.control("POST", "/notifications", { endpoint: "http://127.0.0.1:9/" })
  await merchant.call("SetMerchantNotificationConfiguration", {
    [`${first}.NotificationUrl`]: "http://127.0.0.1:9/registered",
    [`${first}.EventTypes.EventTypeList.1`]: "ALL",
  })
  await merchant.control("POST", "/reset", { addresses: true })
  const { value } = await merchant.control("GET", "/notifications/mode")
  expect(value).toMatchObject({ endpoint: null })
  const registered = await merchant.call("GetMerchantNotificationConfiguration")
  expect([registered.status, registered.get("NotificationUrl")]).toEqual([200, undefined])
  expect((await merchant.control("POST", "/reset", { addresses: "all" })).status).toBe(400)
})

test("the request log hides secrets", async () => {
  await merchant.call("GetServiceStatus", { MWSAuthToken: "amzn.mws.secret" })
  const { value } = await merchant.control<object[]>("GET", "/requests?limit=1")
  const text = JSON.stringify(value)
  expect(value).toMatchObject([{ action: "GetServiceStatus", status: 200 }])
  expect(text).not.toContain("amzn.mws.secret")
  expect(text).not.toContain(merchant.simulator.accessKey)
})

test("the page is there and shows no data of its own", async () => {
  const response = await fetch(merchant.simulator.url)
  expect([response.status, response.headers.get("content-type")]).toEqual([
    200,
    "text/html; charset=utf-8",
  ])
  expect(await response.text()).toContain("<title>Amazon Pay simulator</title>")
})
