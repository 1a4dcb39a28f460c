import fc from "fast-check"
import { operationStates } from "../../vocabulary"
import { keepsPlace, keepsTotal, type Kept } from "../kept-payment"
import { captured, held, leftOver, operation, reference } from "./ledger-of"

const kept = (over: Partial<Kept> = {}, row: Partial<Kept["reference"]> = {}): Kept => ({
  reference: reference({ state: "Open", ...row }),
  operations: [],
  isOrdered: true,
  ...over,
})
const declined = operation({ kind: "authorize", state: "declined" })
const released = { ...held(), amazon_state: "Closed" }

describe("an order reference keeps its total", () => {
  it.each([
    ["of a placed order", kept(), true],
    ["of a placed order whatever Amazon has ended", kept({}, { state: "Canceled" }), true],
    ["once its cart was charged", kept({ isOrdered: false, operations: [captured("9")] }), true],
    [
      "while nobody knows whether its cart was charged",
      kept({ isOrdered: false, operations: [captured("9", { state: "sent" })] }),
      true,
    ],
    ["not of a cart whose money is held", kept({ isOrdered: false, operations: [held()] }), false],
    [
      "not when the charge was declined",
      kept({ isOrdered: false, operations: [captured("9", { state: "declined" })] }),
      false,
    ],
    ["not before the buyer of an order by hand pays", kept({}, { bound_after_order: true }), false],
    [
      "once the buyer of an order by hand has paid",
      kept({ operations: [held()] }, { bound_after_order: true }),
      true,
    ],
  ])("%s", (_, before, expected) => {
    expect(keepsTotal(before)).toBe(expected)
  })
})

describe("a payment collection keeps its order reference", () => {
  it.each([
    ["of a placed order that nothing was asked for yet", kept(), true],
    ["while money is held", kept({ operations: [held()] }, { state: "Closed" }), true],
    ["once something is charged", kept({ operations: [captured("9")] }, { state: "Closed" }), true],
    ["while Amazon decides", kept({ operations: [{ ...held(), state: "pending" }] }), true],
    ["when a hold was let go and can be made again", kept({ operations: [released] }), true],
    [
      "not for what a charge has left held that Amazon declined",
      kept({ operations: [{ ...declined, kind: "capture" }, leftOver()] }),
      false,
    ],
    ["not when Amazon declined", kept({ operations: [declined] }), false],
    ["not when it has ended with nothing held", kept({}, { state: "Canceled" }), false],
    ["not while there is no order", kept({ isOrdered: false, operations: [captured("9")] }), false],
    ["not before the buyer of an order by hand pays", kept({}, { bound_after_order: true }), false],
  ])("%s", (_, before, expected) => {
    expect(keepsPlace(before)).toBe(expected)
  })

  it("for as long as it holds, has charged, or may have, whatever the state", () => {
    const money = fc.constantFrom(
      ...operationStates
        .filter((state) => state !== "declined" && state !== "failed")
        .map((state) => captured("9", { state })),
      held(),
    )
    const states = fc.constantFrom("Draft", "Open", "Suspended", "Closed", "Canceled")
    fc.assert(
      fc.property(money, states, fc.boolean(), (one, state, bound_after_order) => {
        const before = kept({ operations: [declined, one] }, { state, bound_after_order })
        expect([keepsPlace(before), keepsTotal(before)]).toEqual([true, true])
      }),
    )
  })
})
