import { holdStep } from "../hold-step"
import { captured, held, operation, reference } from "./ledger-of"
import type { OperationRow } from "../../ledger/rows"

const step = (operations: OperationRow[], state = "Open") =>
  holdStep({ reference: reference({ state }), operations })
const spent = { ...held(), amazon_state: "Closed" }

describe("holding the rest of an order anew", () => {
  it("authorizes what is not charged yet, at once", () => {
    const { step: next, record } = step([spent, captured("35.50")])
    expect(next).toEqual({ do: "send" })
    expect(record).toMatchObject({ kind: "authorize", amount: "40.00" })
    expect(record?.parameters("REF-A2")).toMatchObject({
      authorizationReferenceId: "REF-A2",
      authorizationAmount: { amount: "40.00", currencyCode: "USD" },
      transactionTimeout: 0,
    })
  })

  it("leaves what is held or being decided on as it is", () => {
    expect(step([held()]).step).toMatchObject({ do: "held" })
    const deciding = { ...held(), state: "pending" as const, amazon_state: "Pending" }
    expect(step([deciding]).step).toMatchObject({ do: "held", operation: deciding })
  })

  it("resolves what is unanswered first", () => {
    const unanswered = operation({ kind: "release", state: "sent" })
    expect(step([held(), unanswered]).step).toEqual({ do: "resolve", operation: unanswered })
  })

  it("is refused when nothing is left, or nothing new may be authorized", () => {
    expect(step([spent, captured("75.50")]).step).toEqual({ do: "nothing-left" })
    expect(step([spent], "Suspended").step).toMatchObject({ do: "refuse", state: "Suspended" })
  })
})
