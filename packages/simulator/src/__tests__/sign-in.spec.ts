import type { Merchant } from "./support/client"
import { startFrozen } from "./support/client"
import { loginAddress, signIn, submitLogin, widgetScopes } from "./support/shop-page"

let merchant: Merchant
beforeAll(async () => {
  merchant = await startFrozen({ region: "eu" })
})
beforeEach(() => merchant.control("POST", "/reset"))
afterAll(() => merchant.simulator.stop())

const profile = async (token: string): Promise<Record<string, unknown>> => {
  const response = await fetch(`${merchant.simulator.url}/user/profile`, {
    headers: { "x-amz-access-token": token },
  })
  return (await response.json()) as Record<string, unknown>
}

const location = (response: Response): URL => new URL(response.headers.get("location") ?? "")

test("a buyer who signs in comes back with a token of an hour and the shop's state", async () => {
  const response = await submitLogin(
    merchant,
    { account: "test-buyer" },
    { query: { state: "a b" } },
  )
  const { origin, pathname, searchParams } = location(response)
  expect([response.status, origin + pathname]).toEqual([303, "https://shop.test/checkout"])
  const { access_token: token, ...rest } = Object.fromEntries(searchParams)
  expect(rest).toEqual({
    cart: "1",
    state: "a b",
    token_type: "bearer",
    expires_in: "3600",
    scope: widgetScopes,
  })
  expect(token).toMatch(/^Atza\|/)
  expect(await profile(token ?? "")).toMatchObject({
    name: "Elke Tester",
    email: "buyer@example.com",
    postal_code: "80807",
  })
  await merchant.advance("PT61M")
  expect(await profile(token ?? "")).toHaveProperty("error", "invalid_token")
})

test("the token can be behind the hash", async () => {
  await merchant.control("POST", "/settings", { loginAnswer: "fragment" })
  await merchant.control("POST", "/settings", { sca: "off" })
  const address = location(await submitLogin(merchant, { account: "test-buyer" }))
  expect(address.searchParams.has("access_token")).toBe(false)
  expect(new URLSearchParams(address.hash.slice(1)).get("access_token")).toMatch(/^Atza\|/)
})

test("a buyer who does not sign in comes back with access_denied", async () => {
  const response = await submitLogin(merchant, { cancel: "1" }, { query: { state: "s" } })
  expect(Object.fromEntries(location(response).searchParams)).toMatchObject({
    error: "access_denied",
    state: "s",
  })
})

test("the shop learns only what it asked for", async () => {
  const token = await signIn(merchant, { scope: "payments:widget" })
  expect(Object.keys(await profile(token))).toEqual(["user_id"])
})

test("the page offers every account by name", async () => {
  await merchant.control("POST", "/buyers", { id: "ann", buyer: { name: 'Ann "<b>"' } })
  const page = await (await fetch(loginAddress(merchant))).text()
  expect(page).toContain("Sign in as Elke Tester")
  expect(page).toContain("Sign in as Ann &quot;&lt;b&gt;&quot;")
})

test("a window hands the answer to the page that opened it, and to no other", async () => {
  const query = new URLSearchParams({
    client_id: merchant.simulator.clientId,
    response_type: "token",
    scope: "profile",
    state: "</script>",
    origin: "https://shop.test",
  })
  const response = await fetch(`${merchant.simulator.url}/ap/oa?${query.toString()}`, {
    method: "POST",
    body: new URLSearchParams({ account: "test-buyer" }),
  })
  const page = await response.text()
  expect(page).toContain(`}, "https://shop.test")`)
  expect(page.match(/<\/script>/g)).toHaveLength(1)
})

test.each([
  ["another client", { client_id: "amzn1.application-oa2-client.other" }],
  ["a scope nobody knows", { scope: "profile payments:everything" }],
  ["no scope", { scope: " " }],
  ["a code", { response_type: "code" }],
  ["an address that is none", { redirect_uri: "javascript:alert(1)" }],
])("%s is refused to the buyer's face", async (_, query) => {
  const response = await submitLogin(merchant, { account: "test-buyer" }, { query })
  expect(response.status).toBe(400)
  expect(response.headers.get("location")).toBeNull()
  expect(await response.text()).toContain('role="alert"')
})

test("an account that is not there is refused", async () => {
  expect((await submitLogin(merchant, { account: "nobody" })).status).toBe(400)
})

test("a session outlives nothing but itself: a reset signs everybody out", async () => {
  const token = await signIn(merchant)
  await merchant.control("POST", "/reset")
  expect(await profile(token)).toHaveProperty("error", "invalid_token")
})
