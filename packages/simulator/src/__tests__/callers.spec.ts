import { request } from "node:http"
import { isOwnName } from "../control/callers"
import type { Merchant } from "./support/client"
import { startFrozen } from "./support/client"

let merchant: Merchant
beforeAll(async () => {
  merchant = await startFrozen()
})
afterAll(() => merchant.simulator.stop())

/** With headers that `fetch` would not send. */
function post(path: string, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(`${merchant.simulator.url}${path}`, { method: "POST", headers })
    sent.once("error", reject).once("response", (response) => {
      response.resume().once("end", () => {
        resolve(response.statusCode)
      })
    })
    sent.end("{}")
  })
}

const own = () => new URL(merchant.simulator.url).host

test.each([
  ["a page of another site", { origin: "https://evil.example" }],
  ["a page of another port of this machine", { origin: "http://127.0.0.1:1" }],
  ["a page without an origin of its own", { origin: "null" }],
  ["a name that leads here, too", { host: "evil.example" }],
  [
    "a name that leads here, with its own page",
    { host: "evil.example", origin: "http://evil.example" },
  ],
  ["a name that begins like an address", { host: "127.0.0.1.evil.example" }],
  ["a host with something in front of it", { host: "localhost@evil.example" }],
])("the control is not for %s", async (_, headers) => {
  expect(await post("/_sim/reset", headers)).toBe(403)
})

test("the control is for programs and for the simulator's own page", async () => {
  expect(await post("/_sim/reset", {})).toBe(200)
  expect(await post("/_sim/reset", { origin: `http://${own()}` })).toBe(200)
  expect(await post("/_sim/reset", { host: `localhost:${own().split(":")[1] ?? ""}` })).toBe(200)
})

test("a simulator that listens everywhere answers to its addresses and to names it was given", () => {
  const everywhere = ["0.0.0.0", "simulator"]
  expect(isOwnName("192.0.2.7:9001", everywhere)).toBe(true)
  expect(isOwnName("[2001:db8::1]:9001", everywhere)).toBe(true)
  expect(isOwnName("Simulator:9001", everywhere)).toBe(true)
  expect(isOwnName("evil.example", everywhere)).toBe(false)
  expect(isOwnName("", everywhere)).toBe(false)
  expect(isOwnName("192.0.2.7:9001", ["127.0.0.1"])).toBe(false)
})
