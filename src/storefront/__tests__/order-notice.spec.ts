import { orderNotice } from "../checkout/order-notice.ts"
import { languages } from "../strings/choose.ts"

const asked: string[] = []
const store = (status: string) => ({
  fetch: (path: string) => {
    asked.push(path)
    return Promise.resolve({ status, message: "in English", next: "wait" })
  },
})

test.each([
  ["pending", languages.de.waiting],
  ["soft-declined", languages.de.orderDeclined],
  ["hard-declined", languages.de.orderDeclined],
  ["authorized", null],
  ["ready", null],
  ["closed", null],
])("of an order whose payment is %s a confirmation page says: %s", async (status, said) => {
  const options = { store: store(status), cartId: "cart/1", language: "de-AT" }
  expect(await orderNotice(options)).toBe(said)
  expect(asked.at(-1)).toBe("/store/amazon-pay/carts/cart%2F1/status")
})

test("a shop's own words take the place of the kit's", async () => {
  const strings = { waiting: "Please wait." }
  expect(await orderNotice({ store: store("pending"), cartId: "1", language: "en", strings })).toBe(
    "Please wait.",
  )
})
