import { MwsServiceError } from "../../../../mws"
import type { OperationRow } from "../../ledger/rows"
import type { EngineContext } from "../context"
import { RefusalLog } from "../refusal-log"
import { sendOperation } from "../send-operation"

describe("what is logged of calls that Amazon did not carry out", () => {
  const lines = (kind: "details" | "capture", count: number, log = new RefusalLog(() => 0)) =>
    Array.from({ length: count }, (_, at) => log.line({ kind }, `line ${at}`)).filter(Boolean)

  it("is few lines of details, which anybody has set as often as they like", () => {
    expect(lines("details", 100)).toHaveLength(5)
  })

  it("is each charge that was refused, however many details were", () => {
    const log = new RefusalLog(() => 0)
    lines("details", 100, log)
    expect(lines("capture", 20, log)).toHaveLength(20)
  })
})

describe("order details with an id that Amazon does not know", () => {
  it("leave few lines in the log, however often they are set", async () => {
    const refusal = new MwsServiceError("Not known.", {
      ...{ action: "SetOrderReferenceDetails", code: "InvalidOrderReferenceId" },
      ...{ retriable: false, outcome: "not-done" },
    })
    const warn = jest.fn()
    const context = {
      client: { send: () => Promise.reject(refusal) },
      ledger: { applyOutcome: (operation: object) => Promise.resolve(operation) },
      logger: { warn },
    } as unknown as EngineContext
    const operation = { kind: "details", action: "SetOrderReferenceDetails" } as OperationRow
    for (let count = 0; count < 40; count++) await sendOperation(context, operation)
    expect(warn.mock.calls.length).toBeLessThanOrEqual(5)
  })
})
