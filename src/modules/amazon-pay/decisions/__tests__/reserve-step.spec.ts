import { reserveStep } from "../reserve-step"
import { captured, held, operation, reference } from "./ledger-of"

const open = reference({ state: "Open" })
const spent = { ...held(), amazon_state: "Closed" }

describe("the rest after a capture of a part", () => {
  it("is authorized again", () => {
    const record = reserveStep({ reference: open, operations: [spent, captured("35.50")] })
    expect(record).toMatchObject({ kind: "authorize", action: "Authorize", amount: "40.00" })
    expect(record?.parameters("REF-A2")).toEqual({
      amazonOrderReferenceId: "S01-1234567-1234567",
      authorizationReferenceId: "REF-A2",
      authorizationAmount: { amount: "40.00", currencyCode: "USD" },
      transactionTimeout: 0,
    })
  })

  it.each([
    ["nothing is left", open, [spent, captured("75.50")]],
    ["it is held already", open, [spent, captured("35.50"), held("40.00")]],
    ["the order reference is closed", reference({ state: "Closed" }), [spent, captured("35.50")]],
    ["the capture is not through yet", open, [spent, captured("35.50", { state: "pending" })]],
    [
      "Amazon declined it after this capture",
      open,
      [spent, captured("35.50"), operation({ kind: "authorize", state: "declined" })],
    ],
    [
      "something is under way",
      open,
      [spent, captured("35.50"), operation({ kind: "refund", state: "sent" })],
    ],
  ])("is left alone when %s", (_, state, operations) => {
    expect(reserveStep({ reference: state, operations })).toBeUndefined()
  })
})
