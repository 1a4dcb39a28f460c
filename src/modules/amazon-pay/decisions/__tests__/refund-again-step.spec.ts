import { declinedInMedusa, keptOf } from "../given-back"
import { refundAgainStep, refundsToRepeat, takesAgain } from "../refund-again-step"
import { captured, operation, reference } from "./ledger-of"
import type { OperationRow } from "../../ledger/rows"

const capture = (over: Partial<OperationRow> = {}) =>
  captured("20.00", { amazon_id: "S01-C1", sequence: 1, ...over })
const refund = (over: Partial<OperationRow> = {}) =>
  operation({
    ...{ kind: "refund", action: "Refund", state: "declined", reason_code: "AmazonRejected" },
    ...{ id: "apop_declined", amount: "5.00", amazon_parent_id: "S01-C1", booked_id: "ref_1" },
    parameters: { amazonCaptureId: "S01-C1", refundReferenceId: "R1", sellerRefundNote: "Broken" },
    sequence: 2,
    ...over,
  })
const ledger = (...operations: OperationRow[]) => ({ reference: reference({}), operations })
const again = (over: Partial<OperationRow> = {}) =>
  refund({ id: "apop_again", sequence: 3, state: "pending", reason_code: null, ...over })
const step = (...operations: OperationRow[]) =>
  refundAgainStep(ledger(...operations), "apop_declined", "person")

describe("a refund that Amazon has declined and Medusa shows", () => {
  it("is asked for again for the same row, with what was said of it", () => {
    const { step: next, record } = step(capture(), refund())
    expect(next).toEqual({ do: "send" })
    expect(record).toMatchObject({ kind: "refund", amount: "5.00", bookedId: "ref_1" })
    expect(record?.parameters("R2")).toEqual({
      ...{ amazonCaptureId: "S01-C1", refundReferenceId: "R2", sellerRefundNote: "Broken" },
    })
  })

  it("is asked for again without what Amazon's sandbox was to do with it", () => {
    const sellerRefundNote = '{"SandboxSimulation":{"State":"Declined"}}'
    const parameters = { amazonCaptureId: "S01-C1", refundReferenceId: "R1", sellerRefundNote }
    const { record } = step(capture(), refund({ parameters }))
    expect(record?.parameters("R2")).toEqual({
      ...{ amazonCaptureId: "S01-C1", refundReferenceId: "R2" },
    })
  })

  it.each<[string, OperationRow[]]>([
    ["asked for again already", [capture(), refund(), again()]],
    [
      "declined again, and the later one can be asked for",
      [capture(), refund(), again({ state: "declined" })],
    ],
    ["of a capture that takes no more", [capture({ amazon_state: "Closed" }), refund()]],
    ["of a capture that is not completed", [capture({ state: "pending" }), refund()]],
    ["of a capture with less left", [capture(), refund(), again({ id: "other", amount: "16.00" })]],
    ["without a row of Medusa's", [capture(), refund({ booked_id: null })]],
    ["of somebody else's", [capture(), refund({ parameters: {} })]],
    ["completed", [capture(), refund({ state: "completed" })]],
  ])("is not asked for again when it is %s", (_, operations) => {
    expect(step(...operations).step).toEqual({ do: "nothing" })
  })

  it("is asked for again when the try before was refused or not sent", () => {
    const failed = again({ state: "failed" })
    expect(takesAgain(ledger(capture(), refund(), failed), refund())).toBe(true)
  })

  it("waits for a refund without an answer", () => {
    const sent = again({ state: "sent" })
    expect(step(capture(), refund(), sent).step).toEqual({ do: "resolve", operation: sent })
  })

  it("counts as given back once, whether it was asked for again or not", () => {
    for (const later of [
      [],
      [again()],
      [again({ state: "completed" })],
      [again({ state: "failed" })],
    ]) {
      expect(keptOf(ledger(capture(), refund(), ...later))).toBe("15.00")
    }
    expect(declinedInMedusa(ledger(capture(), refund(), again()))).toEqual([])
    const twice = again({ state: "declined" })
    expect(declinedInMedusa(ledger(capture(), refund(), twice))).toEqual([twice])
  })

  it("is asked for by itself twice where Amazon could not process it, and for nothing else", () => {
    const failure = (id: string, sequence: number) =>
      refund({ id, sequence, reason_code: "ProcessingFailure" })
    const ids = (...operations: OperationRow[]) =>
      refundsToRepeat(ledger(capture(), ...operations)).map(({ id }) => id)
    expect(ids(refund())).toEqual([])
    expect(ids(failure("one", 2))).toEqual(["one"])
    expect(ids(failure("one", 2), failure("two", 3))).toEqual(["two"])
    expect(ids(failure("one", 2), failure("two", 3), failure("three", 4))).toEqual([])
    const other = again({ id: "other", booked_id: "ref_2", state: "completed" })
    expect(ids(failure("one", 2), other)).toEqual(["one"])
    const failed = (over: object) => again({ id: "failed", sequence: 5, state: "failed", ...over })
    expect(ids(failure("one", 2), failed({ error_code: "InvalidCaptureStatus" }))).toEqual([])
    expect(ids(failure("one", 2), failed({ reason_code: "NotSent" }))).toEqual(["one"])
  })
})
