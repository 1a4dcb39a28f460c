import type { OperationRow } from "../../ledger/rows"
import { NOT_SENT } from "../not-sent"
import { nameStep } from "../name-step"
import { unresolvedOperation } from "../holds"
import { operation, reference } from "./ledger-of"

const details = (parameters: Record<string, unknown> = {}) =>
  operation({ kind: "details", state: "completed", parameters })
const name = (over: Partial<OperationRow>) => operation({ kind: "name", ...over })
const step = (operations: OperationRow[], state = "Open") =>
  nameStep({ reference: reference({ state }), operations })

describe("the number of an order that was made after its buyer had confirmed", () => {
  it.each(["Open", "Suspended", "Closed"])(
    "is told to Amazon of an %s order reference",
    (state) => {
      const { step: next, record } = step([details()], state)
      expect(next).toEqual({ do: "send" })
      expect(record).toMatchObject({ kind: "name", action: "SetOrderAttributes", amount: null })
      expect(record?.parameters("REF-N1")).toEqual({
        amazonOrderReferenceId: reference({}).amazon_order_reference_id,
      })
    },
  )

  it.each(["Draft", "Canceled"])(
    "is not told of a %s one, which takes no text or gets it",
    (state) => {
      expect(step([details()], state).step).toEqual({ do: "nothing" })
    },
  )

  it("is not told of an order that was named with its total, nor of one that Amazon never got a total of", () => {
    expect(step([details({ sellerOrderId: "1042" })]).step).toEqual({ do: "nothing" })
    expect(step([]).step).toEqual({ do: "nothing" })
  })

  it("is told once: refused, it is left at that; not sent, it is told later", () => {
    const refused = name({ state: "failed", error_code: "OrderReferenceNotModifiable" })
    expect(step([details(), refused]).step).toEqual({ do: "nothing" })
    expect(step([details(), name({ state: "completed" })]).step).toEqual({ do: "nothing" })
    const notSent = name({ state: "failed", reason_code: NOT_SENT })
    expect(step([details(), notSent]).step).toEqual({ do: "send" })
  })

  it("is told again as it was when Amazon has not answered, and no charge waits for that", () => {
    const unanswered = name({ state: "sent" })
    const operations = [details(), unanswered]
    expect(step(operations).step).toEqual({ do: "resolve", operation: unanswered })
    expect(unresolvedOperation({ reference: reference({}), operations })).toBeUndefined()
  })
})
