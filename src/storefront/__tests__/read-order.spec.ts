import { readOrder } from "../checkout/read-order.ts"
import { StoreClient } from "../store/store-client.ts"
import { StoreRefusal } from "../store/store-fetch.ts"
import { FakeStore } from "./support/fake-store.ts"

const path = "POST /store/amazon-pay/carts/cart_1/order-reference"
const answer = {
  order_reference: { id: "S01-1", state: "Draft", total: "1", currency_code: "USD" },
  cart: {},
}
/** As `@medusajs/js-sdk` throws it. */
const unexplained = () => Object.assign(new Error("No."), { status: 400, statusText: "" })

async function reading(answers: readonly unknown[], token: string | null = "Atza|x") {
  const store = new FakeStore({ [path]: answers })
  const outcome = await readOrder(new StoreClient(store, "cart_1"), "S01-1", token).catch(
    (error: unknown) => error,
  )
  const tokens = store.asked.map(({ request }) => request.body?.["access_token"] ?? null)
  return { outcome, tokens }
}

test("an answer is an answer", async () => {
  const { outcome, tokens } = await reading([answer])
  expect(outcome).toMatchObject({ order_reference: { id: "S01-1" } })
  expect(tokens).toEqual(["Atza|x"])
})

test("what is refused with the token only is a login that is over", async () => {
  const { outcome, tokens } = await reading([unexplained(), answer])
  expect(outcome).toMatchObject({ status: 400, code: "amazon_login_expired" })
  expect(tokens).toEqual(["Atza|x", null])
})

test("what is refused without the token, too, stays as it was said", async () => {
  const first = unexplained()
  const { outcome, tokens } = await reading([first, new Error("Something else")])
  expect(outcome).toBe(first)
  expect(tokens).toEqual(["Atza|x", null])
})

test.each([
  ["that is explained", new StoreRefusal(400, "No.", "invalid_data"), "Atza|x"],
  ["of another kind", Object.assign(new Error("Gone."), { status: 404 }), "Atza|x"],
  ["without a token", unexplained(), null],
  ["that is none: nobody answered", new TypeError("Failed to fetch"), "Atza|x"],
])("a refusal %s is asked nothing more", async (_, error, token) => {
  const { outcome, tokens } = await reading([error], token)
  expect(outcome).toBe(error)
  expect(tokens).toEqual([token])
})
