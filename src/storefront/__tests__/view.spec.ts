import type { CheckoutState } from "../checkout/state.ts"
import { canPlace, steps } from "../checkout/state.ts"
import { reduce } from "../checkout/reduce.ts"
import type { CheckoutView } from "../page/view.ts"
import { viewOf } from "../page/view.ts"
import { languages } from "../strings/choose.ts"
import { id, situations } from "./support/situations.ts"

const { en } = languages
const unreachable = { code: "store-unreachable" } as const
const seen = (state: CheckoutState, digital = false): CheckoutView =>
  viewOf(state, en, "en-US", digital)

test("in every situation there is something to read or to press", () => {
  const reached = new Set(Object.values(situations).map(({ step }) => step))
  expect([...reached].sort()).toEqual([...steps].sort())
  for (const state of Object.values(situations)) {
    const { status, alert, hint, address, placeOrder, retry } = seen(state)
    expect([state.step, [status, alert, hint, address, placeOrder, retry].some(Boolean)]).toEqual([
      state.step,
      true,
    ])
  }
})

test("the order button can be pressed when, and only when, pressing does something", () => {
  for (const state of Object.values(situations)) {
    expect(seen(state).placeOrder?.enabled ?? false).toBe(canPlace(state))
  }
})

test("the total is asked to be agreed to in the buyer's way of writing", () => {
  expect(seen(situations.agreed)).toMatchObject({
    total: "To pay: $94.50",
    consent: { label: "I agree to pay $94.50.", agreed: true },
  })
  expect(seen(situations.choosing).consent?.agreed).toBe(false)
  const german = viewOf(situations.agreed, languages.de, "de-DE", false)
  expect(german.total?.replace(/\s/g, " ")).toBe("Zu zahlen: 94,50 $")
})

test("after a decline the address stands and the wallet is shown", () => {
  expect(seen(situations.declined)).toMatchObject({
    address: en.fixedAddress,
    payment: en.payment,
    alert: en.problems["payment-declined"],
  })
})

test("whoever cannot be told the total can have it read again, after a decline, too", () => {
  for (const situation of ["choosing", "declined"] as const) {
    const reading = reduce(situations[situation], { type: "cart-changed" }).state
    const failed = reduce(reading, { type: "reading-failed", id, problem: unreachable }).state
    expect(seen(failed)).toMatchObject({ consent: null, retry: en.retry })
    expect(reduce(failed, { type: "retry" }).commands).toContain("read-order-reference")
  }
})

test("digital goods have no address", () => {
  expect(seen(situations.choosing, true)).toMatchObject({ address: null, payment: en.payment })
})

test("what the shop still wants is told beside what Amazon wants, and holds the order button", () => {
  const wish = "Please choose a delivery option."
  for (const situation of ["agreed", "declinedAndChosen"] as const) {
    const held = reduce(situations[situation], { type: "held", wish }).state
    expect(seen(held)).toMatchObject({ wishes: [wish], placeOrder: { enabled: false } })
    const free = reduce(held, { type: "held", wish: null }).state
    expect(seen(free)).toMatchObject({ wishes: [], placeOrder: { enabled: true } })
  }
})

test("what Amazon still wants is told while there is something to choose", () => {
  const wanting = {
    ...situations.choosing,
    constraints: [{ code: "PaymentPlanNotSet", message: "", next: "choose-payment-method" }],
  } as const
  expect(seen(wanting).wishes).toEqual([en.constraints.PaymentPlanNotSet])
})
