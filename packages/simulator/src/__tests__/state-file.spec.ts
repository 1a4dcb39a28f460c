import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { startSimulator } from "../index"
import { Merchant, startFrozen } from "./support/client"
import { authorizationStatus, completedCapture, fresh, refundStatus } from "./support/situations"

let folder: string
let state: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "simulator-"))
  state = join(folder, "state.json")
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const view = async (merchant: Merchant): Promise<unknown[]> =>
  Promise.all(
    [
      "/ledger",
      "/order-references",
      "/clock",
      "/notifications",
      "/notifications/mode",
      "/faults",
      "/settings",
    ].map(async (path) => (await merchant.control("GET", path)).value),
  )

async function busy(merchant: Merchant): Promise<{ order: string; pending: string }> {
  await merchant.control("POST", "/notifications", { endpoint: "http://127.0.0.1:9/", hold: true })
  const { order, capture } = await completedCapture(merchant, "40.00")
  const refund = await merchant.refund(capture, fresh(), "5")
  await merchant.advance("PT2S")
  await merchant.control("POST", "/settings", { sca: "off" })
  await merchant.control("POST", "/faults", {
    faults: [{ action: "Refund", kind: "drop-after", times: 3 }],
  })
  return { order, pending: refund.get("AmazonRefundId") ?? "" }
}

test("a restart loses nothing: objects, clock, what is due, keys, modes, faults", async () => {
  const first = await startFrozen({ state })
  const { pending } = await busy(first)
  const before = await view(first)
  await first.simulator.stop()
  const second = await startFrozen({ state })
  expect(await view(second)).toEqual(before)
  for (const key of ["sellerId", "accessKey", "secretKey", "clientId", "caCertificate"] as const) {
    expect(second.simulator[key]).toBe(first.simulator[key])
  }
  expect(await refundStatus(second, pending)).toEqual(["Pending", undefined])
  await second.advance("PT1M")
  expect(await refundStatus(second, pending)).toEqual(["Completed", undefined])
  await second.simulator.stop()
})

test("a kill loses nothing that was answered more than a second ago", async () => {
  const first = await startFrozen({ state })
  const order = await first.open("30.00")
  const answer = await first.authorize(order, "kept", "30.00")
  const id = answer.get("AmazonAuthorizationId") ?? ""
  const copy = join(folder, "copy.json")
  while (!readFileSync(state, "utf8").includes(id)) await sleep(50)
  // What a killed process leaves behind, half a file included.
  copyFileSync(state, copy)
  writeFileSync(`${copy}.next`, '{"orderReferences":[["S01-1')
  await first.simulator.stop()
  const second = await startFrozen({ state: copy })
  expect(await authorizationStatus(second, id)).toEqual(["Open", undefined])
  const again = await second.authorize(order, "kept", "30.00")
  expect(again.get("AmazonAuthorizationId")).toBe(id)
  await second.simulator.stop()
})

test("reset outlives a restart, too", async () => {
  const first = await startFrozen({ state })
  await busy(first)
  await first.control("POST", "/reset")
  await first.simulator.stop()
  const second = await startFrozen({ state })
  const { value } = await second.control("GET", "/order-references")
  expect(value).toEqual([])
  await second.simulator.stop()
})

test("keys given at a restart overrule the file's", async () => {
  const first = await startFrozen({ state })
  await first.simulator.stop()
  const second = await startFrozen({ state, sellerId: "A0ANOTHERSELLER" })
  expect(second.simulator.sellerId).toBe("A0ANOTHERSELLER")
  expect(second.simulator.secretKey).toBe(first.simulator.secretKey)
  await second.simulator.stop()
})

test.each([
  ["no JSON", () => "nonsense", /state file .* cannot be read/],
  ["an unknown store", (written: string) => written.replace("{", '{"ghosts":[],'), /ghosts/],
  [
    "a damaged object",
    (written: string) => written.replace('"refunds":[]', '"refunds":[["S01-1",{"id":5}]]'),
    /refunds\.0\.1\.id/,
  ],
])("%s in the state file stops the start with a sentence", async (_name, damage, sentence) => {
  const first = await startFrozen({ state })
  await first.simulator.stop()
  writeFileSync(state, damage(readFileSync(state, "utf8")))
  await expect(startSimulator({ state })).rejects.toThrow(sentence)
})
