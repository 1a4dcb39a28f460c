import type { OperationRow } from "../../ledger/rows"
import { coveredOf, keptOf } from "../given-back"
import { captured, operation, reference } from "./ledger-of"

const refund = (amount: string, over: Partial<OperationRow> = {}) =>
  operation({ kind: "refund", action: "Refund", amount, amazon_parent_id: "S01-C1", ...over })
const first = captured("40.00", { amazon_id: "S01-C1" })
const second = captured("60.00", { amazon_id: "S01-C2" })
const ledger = (...operations: OperationRow[]) => ({
  reference: reference({ total: "100.00" }),
  operations: operations.map((one, sequence) => ({ ...one, sequence })),
})

describe("what was charged and not given back", () => {
  it.each<[string, OperationRow[], string]>([
    ["is all that was charged, while nothing was", [first, second], "100.00"],
    ["is less what was given back", [first, second, refund("15.00")], "85.00"],
    ["is less what is on its way back", [first, refund("15.00", { state: "pending" })], "25.00"],
    [
      "is less what Amazon declined to give back and Medusa has booked: another way is found for it",
      [first, refund("15.00", { state: "declined", booked_id: "ref_1" })],
      "25.00",
    ],
    [
      "is with what Amazon declined and nobody has booked",
      [first, refund("15.00", { state: "declined" })],
      "40.00",
    ],
    [
      "is no less for what one capture gave back beyond its charge",
      [first, second, refund("44.00")],
      "60.00",
    ],
    [
      "is less what was given back of a capture that the ledger does not know",
      [first, refund("15.00", { amazon_parent_id: "S01-C9" })],
      "25.00",
    ],
  ])("%s", (_, operations, kept) => {
    expect(keptOf(ledger(...operations))).toBe(kept)
  })
})

describe("what of a refund its capture has charged", () => {
  it("is all of it, and of later ones what earlier ones have left", () => {
    const snapshot = ledger(first, refund("30.00"), refund("14.00"), refund("5.00"), second)
    const refunds = snapshot.operations.filter(({ kind }) => kind === "refund")
    expect(refunds.map((one) => coveredOf(one, snapshot))).toEqual(["30.00", "10.00", "0.00"])
  })
})
