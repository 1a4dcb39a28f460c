import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { startSimulator } from "../index"
import { Merchant, startFrozen } from "./support/client"
import { authorizationStatus, completedCapture, fresh, refundStatus } from "./support/situations"

let folder: string
let state: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "simulator-"))
  state = join(folder, "state.jsonl")
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

test("what was answered is written down before a kill can lose it", async () => {
  const first = await startFrozen({ state })
  const order = await first.open("30.00")
  const answer = await first.authorize(order, "kept", "30.00")
  const copy = join(folder, "copy.jsonl")
  // What a killed process leaves behind, half a line included.
  writeFileSync(copy, readFileSync(state))
  appendFileSync(copy, '["orderReferences","S01-1')
  await first.simulator.stop()
  const second = await startFrozen({ state: copy })
  const id = answer.get("AmazonAuthorizationId") ?? ""
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
  ["a line that is no JSON", "nonsense\n[]\n"],
  ["an unknown table", '["ghosts","1",{}]\n'],
  ["a damaged object", '["refunds","S01-1",{"id":5}]\n'],
])("%s stops the start with a sentence", async (_name, content) => {
  writeFileSync(state, content)
  await expect(startSimulator({ state })).rejects.toThrow(/state file/)
})
