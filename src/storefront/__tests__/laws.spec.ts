import fc from "fast-check"
import type { CheckoutEvent, Command, EventType } from "../checkout/events.ts"
import { toRemember } from "../checkout/memory.ts"
import { sameMoney } from "../checkout/money.ts"
import { problemCodes } from "../checkout/problem.ts"
import { reduce, transitions } from "../checkout/reduce.ts"
import type { CheckoutState } from "../checkout/state.ts"
import { initialState, steps } from "../checkout/state.ts"
import { checkoutStatuses, nextSteps } from "../store/contract.ts"

/** Any lives of any checkouts: events in any order, whatever the step. */

const ids = fc.constantFrom("S01-1", "S01-2")
const money = fc.record({
  amount: fc.constantFrom("10", "10.00", "12.5"),
  currencyCode: fc.constantFrom("USD", "EUR"),
})
const problem = fc.record({ code: fc.constantFrom(...problemCodes) })
const next = fc.constantFrom(...nextSteps)
const constraints = fc.array(
  fc.record({ code: fc.constant("PaymentPlanNotSet"), message: fc.constant(""), next }),
  { maxLength: 1 },
)
const widgetCodes = [
  "ITP",
  "BuyerSessionExpired",
  "BuyerNotAssociated",
  "StaleOrderReference",
  "AddressNotModifiable",
  "PaymentMethodNotModifiable",
  "InvalidSellerId",
  "UnknownError",
]

const parts: Record<string, fc.Arbitrary<unknown>> = {
  signedIn: fc.boolean(),
  orderReferenceId: fc.option(ids),
  returned: fc.option(fc.constantFrom("success", "failure", "abandoned", "left", "interrupted")),
  consent: fc.option(money),
  id: ids,
  state: fc.constantFrom("Draft", "Open", "Suspended", "Canceled", "Closed"),
  total: money,
  constraints,
  authenticate: fc.boolean(),
  next,
  orderId: fc.constant("order_1"),
  answer: fc.record({
    status: fc.constantFrom(...checkoutStatuses),
    reason_code: fc.constant(null),
    message: fc.constant(""),
    next,
  }),
  code: fc.constantFrom(...widgetCodes),
  message: fc.constant(""),
  problem,
  wish: fc.option(fc.constant("Please choose a delivery option.")),
}

/** Every kind of event with what it carries. */
const shapes: Record<EventType, readonly (keyof typeof parts)[]> = {
  loaded: ["signedIn", "orderReferenceId", "returned", "consent"],
  "load-failed": ["problem"],
  retry: [],
  "sign-in": [],
  "signed-in": [],
  "sign-in-failed": ["problem"],
  "sign-out": [],
  "order-reference-created": ["id"],
  "address-chosen": [],
  "payment-chosen": [],
  "cart-changed": [],
  held: ["wish"],
  "order-reference-read": ["id", "state", "total", "constraints"],
  "reading-failed": ["id", "problem"],
  "consent-given": [],
  "consent-withdrawn": [],
  place: ["authenticate"],
  confirmed: ["next"],
  "not-placed": ["problem"],
  completed: ["orderId"],
  "completion-refused": ["problem"],
  "completion-unknown": ["problem"],
  "total-changed": [],
  "page-restored": [],
  "status-read": ["answer"],
  "status-failed": ["problem"],
  "widget-failed": ["code", "message"],
}
const types = Object.keys(shapes) as EventType[]

const dice = fc.record({
  /** Picks among the events that mean something in the step, or, now and then, among all. */
  pick: fc.nat(),
  stray: fc.nat({ max: 9 }).map((number) => number === 0),
  values: fc.record(parts),
})

function eventFor(
  state: CheckoutState,
  { pick, stray, values }: typeof dice extends fc.Arbitrary<infer Die> ? Die : never,
): CheckoutEvent {
  const known = Object.keys(transitions[state.step]) as EventType[]
  const from = stray || known.length === 0 ? types : known
  const type = from[pick % from.length] ?? "retry"
  const fields = Object.fromEntries(shapes[type].map((name) => [name, values[name]]))
  const extra = type === "loaded" ? { problem: null } : {}
  return { type, ...fields, ...extra } as CheckoutEvent
}

interface Moment {
  readonly before: CheckoutState
  readonly event: CheckoutEvent
  readonly after: CheckoutState
  readonly commands: readonly Command[]
}

function frozen<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null) {
    Object.values(value).forEach(frozen)
    Object.freeze(value)
  }
  return value
}

/** Runs through lives and holds every moment of each against a law. */
function always(law: (moment: Moment) => void, runs = 500): void {
  fc.assert(
    fc.property(fc.array(dice, { minLength: 1, maxLength: 60 }), (throws) => {
      let state = frozen(initialState)
      for (const die of throws) {
        const event = frozen(eventFor(state, die))
        const { state: after, commands } = reduce(state, event)
        law({ before: state, event, after: frozen(after), commands })
        state = after
      }
    }),
    { numRuns: runs },
  )
}

const moneyCommands: readonly Command[] = ["confirm", "complete"]
const asksForMoney = (commands: readonly Command[]): boolean =>
  commands.some((command) => moneyCommands.includes(command))

test("money is asked for once at a time: only an answer lets it be asked for again", () => {
  always(({ before, event, after, commands }) => {
    if (!asksForMoney(commands)) return
    expect(commands.length).toBe(1)
    expect(after.step).toBe("placing")
    if (before.step === "placing") expect(event.type).toBe("confirmed")
  })
})

test("money is asked for with an order reference and a consent, and from the widgets only for the total shown", () => {
  always(({ before, event, after, commands }) => {
    if (!asksForMoney(commands)) return
    expect(after.orderReferenceId).not.toBeNull()
    expect(after.consent).not.toBeNull()
    if (event.type !== "place" || before.step === "uncertain") return
    expect(sameMoney(before.total, before.consent)).toBe(true)
    expect(before.reading).toBe("no")
  })
})

test("pressing twice is pressing once", () => {
  always(({ before, event, after }) => {
    if (event.type !== "place" || after.step !== "placing" || before.step === "placing") return
    const again = reduce(after, event)
    expect(again).toEqual({ state: after, commands: [] })
  })
})

test("a placed order stays placed", () => {
  always(({ before, after, commands }) => {
    if (before.step !== "placed") return
    expect([after, commands]).toEqual([before, []])
  })
})

test("an order reference is read once at a time", () => {
  always(({ before, event, after, commands }) => {
    if (!commands.includes("read-order-reference")) return
    expect(after.reading).toBe("once")
    const answered = event.type === "order-reference-read" || event.type === "reading-failed"
    if (before.reading !== "no" && before.generation === after.generation) {
      expect(answered).toBe(true)
    }
  })
})

test("a consent is never to another total than the one it was given to", () => {
  always(({ before, after, event }) => {
    if (after.consent === null || event.type === "loaded") return
    const given = event.type === "consent-given" ? [before.total, before.consent] : [before.consent]
    expect(given).toContainEqual(after.consent)
  })
})

test("whoever is signed out holds no order reference, consent or total", () => {
  always(({ after }) => {
    if (after.step !== "signed-out" && after.step !== "other-method") return
    expect([after.orderReferenceId, after.consent, after.total]).toEqual([null, null, null])
    expect(after.signedIn).toBe(false)
  })
})

test("a state is plain data, and what outlives the page holds neither token nor buyer", () => {
  always(({ after }) => {
    expect(JSON.parse(JSON.stringify(after))).toEqual(after)
    const remembered = toRemember(after)
    if (remembered) {
      expect(Object.keys(remembered).sort()).toEqual(["consent", "orderReferenceId", "progress"])
    }
  })
})

test("there is no step a checkout cannot reach, and none but the last it cannot leave", () => {
  const reached = new Set<string>()
  const left = new Set<string>()
  always(({ before, after }) => {
    reached.add(after.step)
    if (after.step !== before.step) left.add(before.step)
  }, 2_000)
  expect([...reached].sort()).toEqual([...steps].sort())
  expect([...left].sort()).toEqual(steps.filter((step) => step !== "placed").sort())
})
