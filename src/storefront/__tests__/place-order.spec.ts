import { jest } from "@jest/globals"
import { complete, prepare } from "../checkout/place-order.ts"
import { readConfig } from "../store/read-answer.ts"
import { StoreClient } from "../store/store-client.ts"
import { StoreRefusal } from "../store/store-fetch.ts"
import { FakeStore } from "./support/fake-store.ts"
import { id, total } from "./support/situations.ts"

const config = readConfig({
  provider_id: "pp_amazon-pay_amazon-pay",
  client_id: "c",
  seller_id: "A1",
  region: "na",
})

const paths = {
  cart: "GET /store/carts/cart_1",
  collections: "POST /store/payment-collections",
  sessions: "POST /store/payment-collections/pc/payment-sessions",
  complete: "POST /store/carts/cart_1/complete",
}

const session = (parts: object = {}) => ({
  provider_id: config.provider_id,
  status: "pending",
  data: { amazon_order_reference_id: id },
  ...parts,
})
const collection = (sessions: readonly object[], amount: unknown = 94.5) => ({
  id: "pc",
  amount,
  currency_code: "usd",
  payment_sessions: sessions,
})
const cart = (parts: object) => ({ cart: { id: "cart_1", ...parts } })

const client = (store: FakeStore): StoreClient => new StoreClient(store, "cart_1")

describe("the payment session", () => {
  const prepared = async (answers: Record<string, readonly unknown[]>) => {
    const store = new FakeStore({ [paths.sessions]: [{}], ...answers })
    return { event: await prepare(client(store), config, id, total), store }
  }

  test("is made with the order reference, in a collection that is made where there is none", async () => {
    const { event, store } = await prepared({
      [paths.cart]: [cart({})],
      [paths.collections]: [{ payment_collection: collection([]) }],
    })
    expect([event, store.calls()]).toEqual([null, [paths.cart, paths.collections, paths.sessions]])
    expect(store.asked[2]?.request.body).toEqual({
      provider_id: config.provider_id,
      data: { amazon_order_reference_id: id },
    })
  })

  test.each([
    ["of this order reference is kept", session(), false],
    ["that asks for more is kept", session({ status: "requires_more" }), false],
    ["that failed is replaced", session({ status: "error" }), true],
    ["of another order reference is replaced", session({ data: {} }), true],
    ["of another method is replaced", session({ provider_id: "pp_system_default" }), true],
  ])("%s", async (_, known, made) => {
    const { event, store } = await prepared({
      [paths.cart]: [cart({ payment_collection: collection([known]) })],
    })
    expect(event).toBeNull()
    expect(store.calls().includes(paths.sessions)).toBe(made)
  })

  test.each([
    ["94.4975", true],
    [94.5000001, true],
    ["94.4949", false],
    ["94.505", false],
  ])("rounds the fractions of a cent that Medusa keeps: %s", async (amount, same) => {
    const { event } = await prepared({
      [paths.cart]: [cart({ payment_collection: collection([session()], amount) })],
    })
    expect(event?.type).toBe(same ? undefined : "total-changed")
  })

  test("is not made over another total than the one agreed to", async () => {
    const { event, store } = await prepared({
      [paths.cart]: [cart({ payment_collection: collection([session()], "95") })],
    })
    expect([event, store.calls()]).toEqual([{ type: "total-changed" }, [paths.cart]])
  })

  test("of a cart that became an order is nobody's business any more", async () => {
    const { event, store } = await prepared({ [paths.cart]: [cart({ completed_at: "now" })] })
    expect([event, store.calls()]).toEqual([null, [paths.cart]])
  })

  test("that cannot be made leaves nothing placed", async () => {
    const { event } = await prepared({
      [paths.cart]: [cart({ payment_collection: collection([]) })],
      [paths.sessions]: [new StoreRefusal(400, "No.")],
    })
    expect(event).toEqual({
      type: "not-placed",
      problem: { code: "store-refused", status: 400, detail: "No." },
    })
  })
})

describe("completing", () => {
  const order = { type: "order", order: { id: "order_1" } }

  beforeEach(() => jest.useFakeTimers())
  afterEach(() => jest.useRealTimers())

  async function completed(answers: readonly unknown[]) {
    const store = new FakeStore({ [paths.complete]: answers })
    const placed = jest.fn()
    const ends = complete(client(store), placed)
    await jest.runAllTimersAsync()
    return { event: await ends, tries: store.calls().length, placed }
  }

  test("answers the order, and says so once", async () => {
    const { event, tries, placed } = await completed([order])
    expect([event, tries]).toEqual([{ type: "completed", orderId: "order_1" }, 1])
    expect(placed.mock.calls).toEqual([[{ id: "order_1" }]])
  })

  test.each([
    ["a lost connection", new TypeError("Failed to fetch")],
    ["another completion at work", new StoreRefusal(409, "Cart is already being completed")],
    ["a failing store", new StoreRefusal(502, "Bad gateway")],
    ["Amazon out of the store's reach", new StoreRefusal(503, "Amazon does not answer.")],
    ["an answer that makes no sense", { type: "?" }],
  ])("is asked again after %s", async (_, first) => {
    const { event, tries } = await completed([first, order])
    expect([event.type, tries]).toEqual(["completed", 2])
  })

  test.each([
    ["400", new StoreRefusal(400, "Session was not authorized")],
    ["a cart", { type: "cart", cart: {}, error: { message: "Session was not authorized" } }],
  ])("is refused with %s at once", async (_, answer) => {
    const { event, tries } = await completed([answer])
    expect(tries).toBe(1)
    expect(event).toMatchObject({
      type: "completion-refused",
      problem: { code: "order-refused", detail: "Session was not authorized" },
    })
  })

  test("ends in doubt when nothing is heard", async () => {
    const { event, tries } = await completed([new TypeError("Failed to fetch")])
    expect([event.type, tries]).toEqual(["completion-unknown", 4])
    expect(event).toMatchObject({ problem: { code: "outcome-unknown" } })
  })
})
