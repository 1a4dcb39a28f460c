import type { Merchant } from "./support/client"
import { sandboxPath, startFrozen } from "./support/client"
import { query } from "./support/sign"

let merchant: Merchant
beforeAll(async () => {
  merchant = await startFrozen()
})
beforeEach(() => merchant.control("POST", "/reset"))
afterAll(() => merchant.simulator.stop())

const arm = (fault: object) => merchant.control("POST", "/faults", { faults: [fault] })
const captured = async (): Promise<unknown> =>
  (await merchant.control("GET", "/ledger")).value.captured

async function prepared(): Promise<string> {
  const order = await merchant.open("50.00")
  const answer = await merchant.authorize(order, "f_a", "50.00")
  return answer.get("AmazonAuthorizationId") ?? ""
}

test("drop-before does nothing, and the identical request succeeds", async () => {
  const authorization = await prepared()
  await arm({ action: "Capture", kind: "drop-before", times: 1 })
  await expect(merchant.capture(authorization, "f_c", "20.00")).rejects.toThrow()
  expect(await captured()).toEqual({})
  expect((await merchant.capture(authorization, "f_c", "20.00")).status).toBe(200)
  expect(await captured()).toEqual({ USD: "20.00" })
})

test("drop-after does it, and the identical request finds it done", async () => {
  const authorization = await prepared()
  await arm({ action: "Capture", kind: "drop-after", times: 1 })
  await expect(merchant.capture(authorization, "f_c", "20.00")).rejects.toThrow()
  expect(await captured()).toEqual({ USD: "20.00" })
  expect((await merchant.capture(authorization, "f_c", "20.00")).get("State")).toBe("Completed")
  expect(await captured()).toEqual({ USD: "20.00" })
})

test.each([
  [500, undefined, "InternalServerError"],
  [503, undefined, "ServiceUnavailable"],
  [502, undefined, null],
  [500, false, null],
  [503, false, null],
  [502, true, "ServiceUnavailable"],
])("status %d with body %p", async (status, body, code) => {
  const authorization = await prepared()
  await arm({ action: "Capture", kind: "status", status, body, times: 1 })
  const answer = await merchant.capture(authorization, "f_c", "20.00")
  expect([answer.status, answer.text === "" ? null : answer.get("Code")]).toEqual([status, code])
  expect(await captured()).toEqual({})
})

test("a status can hide that it was done", async () => {
  const authorization = await prepared()
  await arm({ action: "Capture", kind: "status", status: 500, done: true, times: 1 })
  expect((await merchant.capture(authorization, "f_c", "20.00")).status).toBe(500)
  expect(await captured()).toEqual({ USD: "20.00" })
})

async function rawAnswer(): Promise<{ type: string | null; text: string; status: number }> {
  const response = await fetch(`${merchant.simulator.url}${sandboxPath}`, {
    method: "POST",
    body: query(merchant.signed("GetServiceStatus")),
  })
  return {
    type: response.headers.get("content-type"),
    text: await response.text(),
    status: response.status,
  }
}

test("spoiled answers", async () => {
  const plain = await rawAnswer()
  const spoiled = async (kind: string): Promise<typeof plain> => {
    await arm({ action: "*", kind, times: 1, ms: 20 })
    return rawAnswer()
  }
  const html = await spoiled("html")
  expect([html.type, html.text.startsWith("<!DOCTYPE html>")]).toEqual(["text/html", true])
  const truncated = await spoiled("truncate")
  expect(truncated.text.length).toBeLessThan(plain.text.length)
  expect(truncated.text).not.toContain("</GetServiceStatusResponse>")
  const malformed = await spoiled("malformed")
  expect(malformed.text).not.toContain("</")
  const typed = await spoiled("content-type")
  expect([typed.type, typed.text.includes("GREEN")]).toEqual(["application/octet-stream", true])
  const slow = await spoiled("slow")
  expect(slow.text).toContain("</GetServiceStatusResponse>")
  const delayed = await spoiled("delay")
  expect(delayed.text).toContain("GREEN")
})

describe("a held request", () => {
  const held = async (): Promise<unknown> =>
    (await merchant.control("GET", "/faults/held")).value.held
  const waiting = async (count: number): Promise<void> => {
    while (((await held()) as unknown[]).length < count) continue
  }

  test("is answered when it is let go, and has done nothing before", async () => {
    const authorization = await prepared()
    await arm({ action: "Capture", kind: "delay", held: true, times: 1 })
    const answer = merchant.capture(authorization, "f_c", "20.00")
    await waiting(1)
    expect(await held()).toEqual([{ action: "Capture" }])
    expect(await captured()).toEqual({})
    const { value } = await merchant.control("POST", "/faults/release")
    expect(value).toEqual({ released: 1 })
    expect((await answer).get("State")).toBe("Completed")
    expect(await held()).toEqual([])
  })

  test("goes on in the order in which requests came, and is struck only then", async () => {
    const authorization = await prepared()
    await merchant.control("POST", "/faults", {
      faults: [
        { action: "Capture", kind: "drop-after", held: true, times: 1 },
        { action: "Capture", kind: "delay", held: true, times: 1 },
      ],
    })
    const first = merchant.capture(authorization, "f_c", "20.00")
    const lost = expect(first).rejects.toThrow()
    await waiting(1)
    const second = merchant.capture(authorization, "f_c", "20.00")
    await waiting(2)
    await merchant.control("POST", "/faults/release", { count: 1 })
    await lost
    expect(await captured()).toEqual({ USD: "20.00" })
    expect(await held()).toHaveLength(1)
    await merchant.control("DELETE", "/faults")
    expect((await second).get("State")).toBe("Completed")
    expect(await captured()).toEqual({ USD: "20.00" })
  })

  test("is dropped and never done when everything is reset", async () => {
    const authorization = await prepared()
    await arm({ action: "Capture", kind: "delay", held: true })
    const lost = expect(merchant.capture(authorization, "f_c", "20.00")).rejects.toThrow()
    await waiting(1)
    await merchant.control("POST", "/reset")
    await lost
    expect([await captured(), await held()]).toEqual([{}, []])
  })
})

test("only the action named is struck, as often as said", async () => {
  await arm({ action: "Capture", kind: "status", status: 500, times: 2 })
  expect((await merchant.call("GetServiceStatus")).status).toBe(200)
  expect((await merchant.call("Capture")).status).toBe(500)
  expect((await merchant.control("GET", "/faults")).value).toMatchObject({ faults: [{ times: 1 }] })
  expect((await merchant.call("Capture")).status).toBe(500)
  expect((await merchant.call("Capture")).status).toBe(400)
})

test("a probability strikes some, the same ones for the same seed", async () => {
  const run = async (): Promise<number[]> => {
    await arm({ action: "*", kind: "status", status: 503, probability: 0.5, seed: 3 })
    const statuses: number[] = []
    for (let count = 0; count < 12; count += 1) {
      statuses.push((await merchant.call("GetServiceStatus")).status)
    }
    return statuses
  }
  const first = await run()
  expect(new Set(first)).toEqual(new Set([200, 503]))
  expect(await run()).toEqual(first)
})

test("they are cleared", async () => {
  await arm({ action: "*", kind: "drop-before" })
  await merchant.control("DELETE", "/faults")
  expect((await merchant.call("GetServiceStatus")).status).toBe(200)
})

test("every request counts, struck or not", async () => {
  await arm({ action: "*", kind: "drop-before", times: 1 })
  await expect(merchant.call("GetServiceStatus")).rejects.toThrow()
  await merchant.call("GetServiceStatus")
  expect((await merchant.control("GET", "/ledger")).value.requests).toEqual({ GetServiceStatus: 2 })
})
