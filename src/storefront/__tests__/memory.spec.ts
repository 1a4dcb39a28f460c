import { Memory, toRemember } from "../checkout/memory.ts"
import { id, situations, total } from "./support/situations.ts"
import type { Situation } from "./support/situations.ts"

class FakeStorage implements Pick<Storage, "getItem" | "setItem" | "removeItem"> {
  readonly items = new Map<string, string>()
  getItem = (key: string): string | null => this.items.get(key) ?? null
  setItem = (key: string, value: string): void => void this.items.set(key, value)
  removeItem = (key: string): void => void this.items.delete(key)
}

const memoryIn = (storage: FakeStorage, cart = "cart_1"): Memory =>
  new Memory(() => storage as unknown as Storage, cart)

const rows: readonly [Situation, ReturnType<typeof toRemember>][] = [
  ["loading", undefined],
  ["unavailable", undefined],
  ["signedOut", null],
  ["agreed", { orderReferenceId: id, consent: null, progress: "choosing" }],
  ["declined", { orderReferenceId: id, consent: null, progress: "choosing" }],
  ["completing", { orderReferenceId: id, consent: total, progress: "placing" }],
  ["refused", { orderReferenceId: id, consent: total, progress: "placing" }],
  ["uncertain", { orderReferenceId: id, consent: total, progress: "placing" }],
  ["atAmazon", { orderReferenceId: id, consent: total, progress: "left" }],
  ["otherMethod", null],
  ["placed", null],
]

test.each(rows)("of %s this outlives the page: %p", (situation, remembered) => {
  expect(toRemember(situations[situation])).toEqual(remembered)
})

test("what is written is read again, for its own cart only, until it is taken back", () => {
  const storage = new FakeStorage()
  const remembered = { orderReferenceId: id, consent: total, progress: "left" } as const
  memoryIn(storage).write(remembered)
  expect(memoryIn(storage).read()).toEqual(remembered)
  expect(memoryIn(storage, "cart_2").read()).toBeNull()
  memoryIn(storage).write(null)
  expect([memoryIn(storage).read(), storage.items.size]).toEqual([null, 0])
})

test.each([
  "",
  "null",
  "{",
  "[]",
  '{"orderReferenceId":5}',
  '{"orderReferenceId":"S01","progress":"?"}',
])("what somebody else wrote (%s) is nothing", (text) => {
  const storage = new FakeStorage()
  storage.setItem("amazon-pay:cart_1", text)
  expect(memoryIn(storage).read()).toBeNull()
})

test("a login is recognized once, by a value that differs every time", () => {
  const memory = memoryIn(new FakeStorage())
  const first = memory.beginLogin()
  expect(memory.endLogin()).toBe(first)
  expect(memory.endLogin()).toBeNull()
  expect(memory.beginLogin()).not.toBe(first)
})

test("a browser that keeps nothing is borne", () => {
  const memory = new Memory(() => {
    throw new Error("SecurityError")
  }, "cart_1")
  memory.write({ orderReferenceId: id, consent: null, progress: "choosing" })
  expect([memory.read(), memory.endLogin()]).toEqual([null, null])
})
