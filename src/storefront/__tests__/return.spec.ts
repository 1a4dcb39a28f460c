import fc from "fast-check"
import { readReturn, tokenIn } from "../amazon/return.ts"

const page = "https://shop.test/checkout?cart=1&scope=gifts#top"
const token = "Atza|IQEBLjAsAhRm+/=&x"

const login = (parts: Record<string, string>): string => new URLSearchParams(parts).toString()
const answer = {
  access_token: token,
  token_type: "bearer",
  expires_in: "3600",
  scope: "profile payments:widget",
  state: "mine",
}

test("an address Amazon did not touch stays as it is", () => {
  expect(readReturn(page, "mine")).toEqual({ address: page, login: null, authentication: null })
})

test.each([
  ["Success", "success"],
  ["Failure", "failure"],
  ["Abandoned", "abandoned"],
  ["Perhaps", null],
])("AuthenticationStatus=%s is taken off and read as %p", (written, read) => {
  const visit = readReturn(`https://shop.test/?cart=1&AuthenticationStatus=${written}`, null)
  expect(visit).toEqual({ address: "https://shop.test/?cart=1", login: null, authentication: read })
})

test("a login in the query is read and taken off", () => {
  const visit = readReturn(`https://shop.test/checkout?cart=1&${login(answer)}`, "mine")
  expect(visit).toMatchObject({ address: "https://shop.test/checkout?cart=1", login: { token } })
})

test("a login behind the hash is read and taken off", () => {
  const visit = readReturn(`https://shop.test/checkout?cart=1#${login(answer)}`, "mine")
  expect(visit).toMatchObject({ address: "https://shop.test/checkout?cart=1", login: { token } })
})

test.each([
  ["another state", "other"],
  ["no login begun here", null],
])("a token with %s is not believed, and taken off all the same", (_, state) => {
  const visit = readReturn(`https://shop.test/?${login(answer)}`, state)
  expect(visit).toMatchObject({ address: "https://shop.test/", login: null })
})

test("a login that was given up is said", () => {
  const denied = { error: "access_denied", error_description: "no", state: "mine" }
  const visit = readReturn(`https://shop.test/?cart=1&${login(denied)}`, "mine")
  expect(visit).toMatchObject({
    address: "https://shop.test/?cart=1",
    login: { error: "access_denied" },
  })
})

test("an error of the shop's own is left alone", () => {
  const address = "https://shop.test/?error=out-of-stock&state=CA"
  expect(readReturn(address, "mine")).toMatchObject({ address, login: null })
})

test("whatever the address, no token is left in it and what is the shop's stays", () => {
  const text = fc.string({ maxLength: 12 })
  fc.assert(
    fc.property(text, text, fc.option(text), fc.boolean(), (secret, own, state, inHash) => {
      const shop = new URL("https://shop.test/checkout")
      shop.searchParams.set("own", own)
      const parts = login({ access_token: `Atza|${secret}`, state: state ?? "" })
      const href = inHash ? `${shop.href}#${parts}` : `${shop.href}&${parts}`
      const visit = readReturn(href, state)
      expect(decodeURIComponent(visit.address)).not.toContain("Atza|")
      expect(new URL(visit.address).searchParams.get("own")).toBe(own)
    }),
  )
})

test.each([
  ["the login that was begun", { access_token: token, state: "mine" }, token],
  ["a login that another page began", { access_token: token, state: "theirs" }, null],
  ["a login without a state", { access_token: token }, null],
  ["a login that failed", { error: "access_denied", state: "mine" }, null],
])("a window that answers with %s: %j gives %j", (_, response, expected) => {
  expect(tokenIn(response, "mine")).toBe(expected)
})
