import type { OperationRow, Snapshot } from "../../ledger/rows"
import { cancelStep as cancel, closeStep, finishStep, releaseStep as release } from "../ending-step"
import { captured, held, operation, reference } from "./ledger-of"

const open = reference({ state: "Open" })
const releaseStep = (snapshot: Snapshot) => release(snapshot, "person")
const cancelStep = (snapshot: Snapshot) => cancel(snapshot, "cancellation")

describe("an ending", () => {
  it("releases the open authorization and nothing else", () => {
    const { record } = releaseStep({ reference: open, operations: [held()] })
    expect(record?.parameters("x")).toEqual({ amazonAuthorizationId: "S01-A1" })
    expect(releaseStep({ reference: open, operations: [] }).step).toEqual({ do: "nothing" })
  })

  it.each<[string, OperationRow[]]>([
    ["of which this store has asked nothing", []],
    [
      "of which Amazon took nothing from this store",
      [operation({ kind: "details", state: "failed" })],
    ],
    ["that others have charged", [captured("5.00", { state: "declined", purpose: "elsewhere" })]],
  ])("cancels no order reference %s: it is another shop's", (_, operations) => {
    expect(cancelStep({ reference: open, operations }).step).toEqual({ do: "nothing" })
  })

  it("closes the order reference once everything is charged", () => {
    const all = [captured("35.50"), captured("40.00")]
    expect(finishStep({ reference: open, operations: all }).record?.action).toBe(
      "CloseOrderReference",
    )
  })

  it("lets go what is still held once everything is charged, and closes it then", () => {
    const shrunk = reference({ state: "Open", charge_target: "35.50" })
    const first = finishStep({ reference: shrunk, operations: [captured("35.50"), held("40.00")] })
    expect(first.record?.action).toBe("CloseAuthorization")
    const releasing = operation({ kind: "release", action: "CloseAuthorization", state: "sent" })
    expect(
      finishStep({ reference: shrunk, operations: [captured("35.50"), releasing] }).step,
    ).toEqual({ do: "resolve", operation: releasing })
  })

  it("closes it once everything is charged that the order comes to by now", () => {
    const shrunk = reference({ state: "Open", charge_target: "35.50" })
    expect(finishStep({ reference: shrunk, operations: [captured("35.50")] }).record?.action).toBe(
      "CloseOrderReference",
    )
  })

  it.each([
    ["a part is charged", open, [captured("35.50")]],
    [
      "the order has grown",
      reference({ state: "Open", charge_target: "80.00" }),
      [captured("75.50")],
    ],
    [
      "nothing is owed and nothing charged",
      reference({ state: "Open", charge_target: "0.00" }),
      [],
    ],
    [
      "a capture is still pending",
      open,
      [captured("35.50"), captured("40.00", { state: "pending" })],
    ],
    ["it is closed", reference({ state: "Closed" }), [captured("75.50")]],
  ])("does not close when %s", (_, state, operations) => {
    expect(finishStep({ reference: state, operations }).step).toEqual({ do: "nothing" })
  })

  it("cancels the order reference of a cancelled order that was not charged", () => {
    const { record } = cancelStep({ reference: open, operations: [held()] })
    expect(record?.action).toBe("CancelOrderReference")
  })

  it("releases and then closes when something was charged: Amazon refuses a cancellation then", () => {
    const charged = captured("35.50")
    const first = cancelStep({ reference: open, operations: [charged, held("40.00")] })
    expect(first.record?.action).toBe("CloseAuthorization")
    const then = cancelStep({ reference: open, operations: [charged] })
    expect(then.record?.action).toBe("CloseOrderReference")
  })

  it("cancels while a charge is only an undecided authorization, and not once it is a pending capture", () => {
    const deciding = captured("75.50", {
      ...{ action: "Authorize", state: "pending", amazon_id: null },
    })
    expect(cancelStep({ reference: open, operations: [deciding] }).record?.action).toBe(
      "CancelOrderReference",
    )
    const named = captured("75.50", { action: "Authorize", state: "pending" })
    expect(cancelStep({ reference: open, operations: [named] }).record?.action).toBe(
      "CloseOrderReference",
    )
    const pending = captured("75.50", { state: "pending" })
    expect(cancelStep({ reference: open, operations: [pending] }).record?.action).toBe(
      "CloseOrderReference",
    )
  })

  it("releases what an order reference that was closed by hand still holds", () => {
    const { record } = cancelStep({
      reference: reference({ state: "Closed" }),
      operations: [held()],
    })
    expect(record?.action).toBe("CloseAuthorization")
  })

  it.each(["Draft", "Canceled", "Closed"])(
    "has nothing to cancel when the order reference is %s",
    (state) => {
      expect(cancelStep({ reference: reference({ state }), operations: [] }).step).toEqual({
        do: "nothing",
      })
    },
  )

  it("leaves alone what is under way elsewhere when there is only tidying up to do", () => {
    const all = [captured("75.50"), operation({ kind: "refund", state: "sent" })]
    expect(finishStep({ reference: open, operations: all }).step).toEqual({ do: "nothing" })
    const closing = operation({ kind: "close", state: "sent" })
    expect(finishStep({ reference: open, operations: [captured("75.50"), closing] }).step).toEqual({
      do: "resolve",
      operation: closing,
    })
  })

  const unanswered = (kind: OperationRow["kind"]) => operation({ kind, state: "sent" })
  const lettingGo = [
    ["a release", releaseStep],
    ["a cancellation", cancelStep],
  ] as const
  describe.each(lettingGo)("of %s", (_, ending) => {
    const step = (sent: OperationRow) =>
      ending({ reference: open, operations: [held(), sent] }).step

    it.each(["authorize", "capture"] as const)(
      "reads a lost answer to %s, and repeats no charge",
      (kind) => {
        const sent = unanswered(kind)
        expect(step(sent)).toEqual({ do: "read", operation: sent })
      },
    )

    it.each(["refund", "release", "cancel", "close", "confirm"] as const)(
      "repeats %s without an answer first",
      (kind) => {
        const sent = unanswered(kind)
        expect(step(sent)).toEqual({ do: "resolve", operation: sent })
      },
    )
  })

  it("of new authorizations repeats a charge without an answer: what is held stays to be captured", () => {
    const sent = unanswered("capture")
    expect(closeStep({ reference: open, operations: [sent] }).step).toEqual({
      do: "resolve",
      operation: sent,
    })
  })
})
