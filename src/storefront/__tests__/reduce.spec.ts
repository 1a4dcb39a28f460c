import type { CheckoutEvent, Command } from "../checkout/events.ts"
import { reduce } from "../checkout/reduce.ts"
import type { ProblemCode } from "../checkout/problem.ts"
import type { CheckoutState, Step } from "../checkout/state.ts"
import { canPlace } from "../checkout/state.ts"
import { after, id, loaded, read, situations, status, total } from "./support/situations.ts"
import type { Situation } from "./support/situations.ts"

type Row = readonly [
  from: Situation,
  event: CheckoutEvent,
  step: Step,
  commands: readonly Command[],
  problem?: ProblemCode,
]

const unreachable = { code: "store-unreachable" } as const
const widget = (code: string): CheckoutEvent => ({ type: "widget-failed", code, message: "" })
const constraint = {
  code: "PaymentPlanNotSet",
  message: "",
  next: "choose-payment-method",
} as const

const beginning: readonly Row[] = [
  ["loading", loaded(), "signed-out", []],
  ["loading", loaded({ problem: { code: "sign-in-failed" } }), "signed-out", [], "sign-in-failed"],
  ["loading", loaded({ signedIn: true }), "choosing", []],
  [
    "loading",
    loaded({ signedIn: true, orderReferenceId: id }),
    "choosing",
    ["read-order-reference"],
  ],
  [
    "loading",
    loaded({ orderReferenceId: id, returned: "success", consent: total }),
    "checking",
    ["read-status"],
  ],
  ["loading", loaded({ signedIn: true, returned: "success" }), "choosing", []],
  ["loading", { type: "load-failed", problem: unreachable }, "unavailable", [], unreachable.code],
  ["unavailable", { type: "retry" }, "loading", ["load"]],
  ["signedOut", { type: "sign-in" }, "signing-in", []],
  ["signingIn", { type: "signed-in" }, "choosing", []],
  [
    "signingIn",
    { type: "sign-in-failed", problem: { code: "sign-in-failed" } },
    "signed-out",
    [],
    "sign-in-failed",
  ],
  ["signingIn", { type: "sign-out" }, "signed-out", ["sign-out-of-amazon"]],
  ["signedOut", widget("InvalidSellerId"), "unavailable", [], "not-configured"],
  ["signingIn", widget("InvalidSellerId"), "unavailable", [], "not-configured"],
  ["signingIn", widget("UnknownError"), "signing-in", [], "amazon-trouble"],
  ["signedOut", widget("BuyerSessionExpired"), "signed-out", [], "amazon-trouble"],
  ["signedOut", widget("ITP"), "signed-out", []],
]

const choosing: readonly Row[] = [
  ["choosing", { type: "address-chosen" }, "choosing", ["read-order-reference"]],
  ["choosing", { type: "payment-chosen" }, "choosing", ["read-order-reference"]],
  ["choosing", { type: "cart-changed" }, "choosing", ["read-order-reference"]],
  ["reading", { type: "address-chosen" }, "choosing", []],
  ["reading", read({ state: "Canceled" }), "choosing", [], "checkout-expired"],
  [
    "reading",
    read({
      state: "Open",
      constraints: [{ code: "TotalChanged", message: "", next: "start-again" }],
    }),
    "choosing",
    [],
    "checkout-expired",
  ],
  [
    "reading",
    { type: "reading-failed", id, problem: { code: "session-expired", status: 400 } },
    "signed-out",
    ["sign-out-of-amazon"],
    "session-expired",
  ],
  ["reading", read({ state: "Suspended" }), "declined", [], "payment-declined"],
  ["reading", read({ total: { ...total, amount: "95" } }), "choosing", [], "total-changed"],
  [
    "reading",
    { type: "reading-failed", id, problem: unreachable },
    "choosing",
    [],
    unreachable.code,
  ],
  ["choosing", { type: "retry" }, "choosing", ["read-order-reference"]],
  ["choosing", { type: "sign-out" }, "signed-out", ["sign-out-of-amazon"]],
  ["choosing", { type: "place", authenticate: false }, "choosing", []],
  ["reading", { type: "place", authenticate: false }, "choosing", []],
  ["agreed", { type: "place", authenticate: false }, "placing", ["complete"]],
  ["agreed", { type: "place", authenticate: true }, "placing", ["confirm"]],
]

const placing: readonly Row[] = [
  ["completing", { type: "place", authenticate: false }, "placing", []],
  ["completing", { type: "sign-out" }, "placing", []],
  ["completing", { type: "completed", orderId: "o" }, "placed", []],
  [
    "completing",
    { type: "completion-refused", problem: { code: "order-refused" } },
    "checking",
    ["read-status"],
    "order-refused",
  ],
  [
    "completing",
    { type: "completion-unknown", problem: { code: "outcome-unknown" } },
    "uncertain",
    [],
    "outcome-unknown",
  ],
  ["completing", { type: "not-placed", problem: unreachable }, "choosing", [], unreachable.code],
  ["completing", { type: "total-changed" }, "choosing", ["read-order-reference"], "total-changed"],
  ["confirming", { type: "confirmed", next: "challenge" }, "at-amazon", []],
  ["confirming", { type: "confirmed", next: "place-order" }, "at-amazon", []],
  ["confirming", { type: "confirmed", next: "start-again" }, "choosing", [], "checkout-expired"],
  [
    "confirming",
    { type: "confirmed", next: "choose-address" },
    "choosing",
    ["read-order-reference"],
    "order-refused",
  ],
  [
    "confirming",
    { type: "confirmed", next: "other-payment-method" },
    "other-method",
    ["sign-out-of-amazon"],
    "payment-refused",
  ],
  ["confirming", { type: "not-placed", problem: unreachable }, "choosing", [], unreachable.code],
  ["atAmazon", { type: "page-restored" }, "checking", ["read-status"]],
  ["atAmazon", { type: "retry" }, "checking", ["read-status"]],
  ["uncertain", { type: "place", authenticate: true }, "placing", ["complete"]],
  ["uncertain", { type: "retry" }, "checking", ["read-status"]],
  ["uncertain", { type: "sign-out" }, "signed-out", ["sign-out-of-amazon"]],
  ["placed", { type: "sign-out" }, "placed", []],
]

const checking: readonly Row[] = [
  ["refused", status("soft-declined"), "declined", [], "payment-declined"],
  [
    "refused",
    status("soft-declined", "retry"),
    "choosing",
    ["read-order-reference"],
    "payment-not-processed",
  ],
  [
    "refused",
    status("soft-declined", "choose-address"),
    "choosing",
    ["read-order-reference"],
    "order-refused",
  ],
  ["refused", status("hard-declined"), "other-method", ["sign-out-of-amazon"], "payment-refused"],
  ["refused", status("closed", "start-again", "Stale"), "choosing", [], "checkout-expired"],
  ["refused", status("ready"), "choosing", ["read-order-reference"], "order-refused"],
  [
    "refused",
    status("ready", "contact"),
    "other-method",
    ["sign-out-of-amazon"],
    "payment-refused",
  ],
  ["refused", status("authorized"), "placing", ["complete"]],
  ["refused", status("pending"), "placing", ["complete"]],
  ["refused", status("challenge"), "choosing", ["read-order-reference"], "authentication-open"],
  ["refused", { type: "status-failed", problem: unreachable }, "uncertain", [], unreachable.code],
  ["backWithSuccess", status("ready", "place-order"), "placing", ["complete"]],
  ["backWithSuccess", status("authorized"), "placing", ["complete"]],
  [
    "backWithSuccess",
    status("challenge"),
    "choosing",
    ["read-order-reference"],
    "authentication-open",
  ],
  [
    "backWithSuccess",
    status("soft-declined"),
    "declined",
    ["read-order-reference"],
    "payment-declined",
  ],
  [
    "backWithFailure",
    status("challenge"),
    "other-method",
    ["sign-out-of-amazon"],
    "authentication-failed",
  ],
  ["backWithFailure", status("ready"), "uncertain", [], "interrupted"],
  [
    "backAbandoned",
    status("challenge"),
    "choosing",
    ["read-order-reference"],
    "authentication-abandoned",
  ],
  [
    "backWithoutAnswer",
    status("challenge"),
    "choosing",
    ["read-order-reference"],
    "authentication-open",
  ],
  ["interrupted", status("ready"), "uncertain", [], "interrupted"],
  ["interrupted", status("authorized"), "placing", ["complete"]],
  ["otherMethod", { type: "retry" }, "signed-out", []],
]

const widgets: readonly Row[] = [
  ["choosing", widget("ITP"), "choosing", []],
  [
    "choosing",
    widget("BuyerSessionExpired"),
    "signed-out",
    ["sign-out-of-amazon"],
    "session-expired",
  ],
  ["choosing", widget("BuyerNotAssociated"), "choosing", [], "checkout-expired"],
  ["choosing", widget("StaleOrderReference"), "choosing", [], "checkout-expired"],
  ["choosing", widget("InvalidOrderReferenceId"), "choosing", [], "checkout-expired"],
  ["choosing", widget("ReleaseEnvironmentMismatch"), "choosing", [], "checkout-expired"],
  ["choosing", widget("AddressNotModifiable"), "choosing", ["read-order-reference"]],
  [
    "declined",
    widget("PaymentMethodNotModifiable"),
    "declined",
    ["read-order-reference"],
    "payment-declined",
  ],
  ["choosing", widget("InvalidSellerId"), "unavailable", [], "not-configured"],
  ["choosing", widget("InvalidAccountStatus"), "unavailable", [], "not-configured"],
  ["choosing", widget("MissingParameter"), "unavailable", [], "not-configured"],
  ["choosing", widget("InvalidParameterValue"), "unavailable", [], "not-configured"],
  ["choosing", widget("UnknownError"), "choosing", [], "amazon-trouble"],
  ["declined", widget("StaleOrderReference"), "choosing", [], "checkout-expired"],
]

const name = ([from, event]: Row): string => `${from}: ${JSON.stringify(event)}`
const table = (rows: readonly Row[]): [string, Row][] => rows.map((row) => [name(row), row])

describe.each([
  ["beginning", beginning],
  ["choosing", choosing],
  ["placing", placing],
  ["checking", checking],
  ["widgets", widgets],
])("%s", (_, rows) => {
  test.each(table(rows))("%s", (__, [from, event, step, commands, problem]) => {
    const { state, commands: asked } = reduce(situations[from], event)
    expect([state.step, asked, state.problem?.code]).toEqual([step, commands, problem])
  })
})

describe("the order reference", () => {
  test("is read again after a reading that something came in between", () => {
    const twice = reduce(situations.reading, { type: "payment-chosen" }).state
    const first = reduce(twice, read())
    expect(first.commands).toEqual(["read-order-reference"])
    expect(reduce(first.state, read()).state.reading).toBe("no")
  })

  test("that is not in hand any more says nothing", () => {
    const { state } = reduce(situations.reading, read({ id: "S01-0000000-0000009" }))
    expect(state).toEqual(situations.reading)
  })

  test("that Amazon has confirmed is only looked at, and can be paid", () => {
    const { state } = reduce(situations.reading, read({ state: "Open" }))
    expect([state.locked, canPlace(state)]).toEqual([true, true])
  })

  test("that is replaced takes everything of its own with it", () => {
    const { state } = reduce(situations.agreed, widget("StaleOrderReference"))
    expect(state).toMatchObject({
      orderReferenceId: null,
      total: null,
      consent: null,
      signedIn: true,
      generation: situations.agreed.generation + 1,
    })
  })

  test("nobody can be found for twice ends the session instead of going round", () => {
    const once = reduce(situations.agreed, widget("InvalidOrderReferenceId")).state
    const twice = reduce(once, widget("InvalidOrderReferenceId"))
    expect([twice.state.step, twice.commands]).toEqual(["signed-out", ["sign-out-of-amazon"]])
  })

  test("whose widgets stay locked is Amazon's trouble", () => {
    const once = reduce(situations.agreed, widget("AddressNotModifiable")).state
    const twice = reduce(once, widget("AddressNotModifiable"))
    expect([twice.state.problem?.code, twice.commands]).toEqual(["amazon-trouble", []])
  })
})

describe("the order button", () => {
  const able = (state: CheckoutState): boolean => canPlace(state)

  test("waits for consent, for the total, and for Amazon's wishes", () => {
    expect(able(situations.choosing)).toBe(false)
    expect(able(situations.agreed)).toBe(true)
    expect(able(situations.reading)).toBe(false)
    const wanting = reduce(situations.reading, read({ constraints: [constraint] })).state
    expect(able(wanting)).toBe(false)
  })

  test("waits after a decline until another method is chosen", () => {
    expect(able(situations.declined)).toBe(false)
    expect(able(situations.declinedAndChosen)).toBe(true)
  })

  test("a consent is to one total: it stays when that is written otherwise and goes when it changes", () => {
    const same = reduce(situations.reading, read({ total: { ...total, amount: "94.5" } })).state
    expect(able(same)).toBe(true)
    const other = reduce(situations.reading, read({ total: { ...total, amount: "94.51" } })).state
    expect([able(other), other.consent]).toEqual([false, null])
    const euros = reduce(
      situations.reading,
      read({ total: { ...total, currencyCode: "EUR" } }),
    ).state
    expect(able(euros)).toBe(false)
  })

  test("a total that could not be read again is not paid", () => {
    const failed = reduce(situations.reading, { type: "reading-failed", id, problem: unreachable })
    expect([able(failed.state), failed.state.total]).toEqual([false, null])
  })

  test("withdrawn consent is none", () => {
    expect(able(reduce(situations.agreed, { type: "consent-withdrawn" }).state)).toBe(false)
  })
})

describe("asking again by itself", () => {
  test("ends after one time", () => {
    const again = reduce(situations.refused, status("authorized")).state
    const refused = reduce(again, {
      type: "completion-refused",
      problem: { code: "order-refused" },
    }).state
    const { state, commands } = reduce(refused, status("authorized"))
    expect([state.step, commands]).toEqual(["uncertain", []])
  })

  test("does not happen without the buyer's consent", () => {
    const back = after(loaded({ orderReferenceId: id, returned: "success" }))
    expect(reduce(back, status("ready")).commands).toEqual([])
  })

  test("what fails before anything was sent leads back to where it was asked", () => {
    const pressed = reduce(situations.uncertain, { type: "place", authenticate: false }).state
    const { state } = reduce(pressed, { type: "not-placed", problem: unreachable })
    expect(state.step).toBe("uncertain")
  })
})

test("who is not signed in any more signs in again before choosing again", () => {
  const back = after(loaded({ orderReferenceId: id, returned: "abandoned", consent: total }))
  const { state } = reduce(back, status("challenge"))
  expect([state.step, state.problem?.code]).toEqual(["signed-out", "authentication-abandoned"])
})

test("a hard decline leaves nothing of the order reference behind", () => {
  expect(situations.otherMethod).toMatchObject({
    orderReferenceId: null,
    signedIn: false,
    consent: null,
  })
})

test("whoever tries again after the widgets failed has the order reference read, whatever was read before", () => {
  const failed = reduce(situations.reading, widget("InvalidParameterValue")).state
  for (const late of [[], [read()]]) {
    const before = [...late, { type: "retry" } as const].reduce(
      (state, event: CheckoutEvent) => reduce(state, event).state,
      failed,
    )
    const again = reduce(before, loaded({ signedIn: true, orderReferenceId: id }))
    expect(again.commands).toEqual(["read-order-reference"])
    expect(reduce(again.state, read()).state).toMatchObject({ step: "choosing", reading: "no" })
  }
})

test("a decline that needs no other method leaves the consent, and the same button to press", () => {
  const { state } = reduce(situations.refused, status("soft-declined", "retry"))
  const ready = reduce(state, read({ state: "Open" })).state
  expect(ready).toMatchObject({ locked: true, consent: total })
  expect(canPlace(ready)).toBe(true)
})
