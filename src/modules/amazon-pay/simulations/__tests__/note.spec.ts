import { checkoutStep } from "../../decisions/checkout-step"
import { captureStep } from "../../decisions/capture-step"
import { closeStep, releaseOf } from "../../decisions/ending-step"
import { refundStep } from "../../decisions/refund-step"
import { captured, held, operation, reference } from "../../decisions/__tests__/ledger-of"
import { newOperationRow, type NewOperation } from "../../ledger/new-operation"
import type { OperationRow } from "../../ledger/rows"
import { sandboxString, simulationNames } from "../catalog"
import { carriedBy, nothingSimulated, withSimulation } from "../note"

const plan = { authorization: "sync", capture: "fulfillment" } as const
const alone = { owed: null, others: [] }
const none: ReadonlySet<string> = new Set()
const open = reference({ state: "Open" })
const details = operation({ kind: "details", amount: "75.50" })
const whole = { reference: open, operations: [details, held()] }
const charged = { reference: open, operations: [details, captured("75.50")] }

/** The operations as the plugin's own decisions ask for them. */
const asked: [string, NewOperation | undefined, string | null, string[]][] = [
  [
    "setting the total",
    checkoutStep({ reference: reference(), operations: [] }, plan).record,
    "sellerNote",
    ["payment-method-not-allowed"],
  ],
  [
    "confirming",
    checkoutStep({ reference: reference(), operations: [details] }, plan).record,
    null,
    [],
  ],
  [
    "authorizing",
    checkoutStep({ reference: open, operations: [details] }, plan).record,
    "sellerAuthorizationNote",
    simulationNames.filter((name) => name.startsWith("authorization-")),
  ],
  [
    "authorizing and capturing at once",
    captureStep({ reference: open, operations: [details] }, { amount: "10.00" }, alone, none)
      .record,
    "sellerAuthorizationNote",
    [...simulationNames.filter((name) => name.startsWith("authorization-")), "capture-pending"],
  ],
  [
    "capturing",
    captureStep(whole, { amount: "10.00" }, alone, none).record,
    "sellerCaptureNote",
    simulationNames.filter((name) => name.startsWith("capture-")),
  ],
  [
    "refunding",
    refundStep(charged, { amount: "5.00", bookedId: "ref_1" }, none).record,
    "sellerRefundNote",
    ["refund-amazon-rejected"],
  ],
  [
    "closing",
    closeStep({ reference: open, operations: [] }).record,
    "closureReason",
    ["order-reference-amazon-closed"],
  ],
  ["releasing", releaseOf("S01-A1", "upkeep"), null, []],
]

const rowOf = (record: NewOperation | undefined) => {
  if (!record) throw new Error("Nothing was asked for.")
  return newOperationRow({ reference: open, operations: [] }, record, new Date(0))
}

describe.each(asked)("%s", (_, record, note, names) => {
  const row = rowOf(record)

  it("carries what it can", () => {
    expect(carriedBy(row)).toEqual(names)
  })

  it("carries it in its own note, in place of the shop's and beside everything else", () => {
    for (const simulation of carriedBy(row)) {
      const shops = { ...row, parameters: { ...row.parameters, [note ?? ""]: "Thank you" } }
      const parameters = withSimulation(shops, [], { simulation, minutes: 3 })
      const text = sandboxString(simulation, 3)
      expect(parameters).toEqual({ ...row.parameters, [note ?? ""]: text })
    }
  })

  it("is left as it is when nothing was picked", () => {
    const shops = { ...row, parameters: { ...row.parameters, [note ?? "x"]: "Thank you" } }
    expect(withSimulation(shops, [], null)).toEqual(shops.parameters)
  })
})

describe("the total set again after a simulated constraint", () => {
  const row = rowOf(asked[0]?.[1])
  const set = (sellerNote?: string): OperationRow =>
    operation({
      kind: "details",
      action: "SetOrderReferenceDetails",
      parameters: sellerNote === undefined ? {} : { sellerNote },
    })
  const simulated = set(sandboxString("payment-method-not-allowed", null))

  it("says that nothing is simulated: the constraint lasts until another note", () => {
    expect(withSimulation(row, [simulated], null)).toMatchObject({ sellerNote: nothingSimulated })
  })

  it("says so once, and not over the shop's own note", () => {
    expect(withSimulation(row, [simulated, set(nothingSimulated)], null)).toEqual(row.parameters)
    const shops = { ...row, parameters: { ...row.parameters, sellerNote: "Thank you" } }
    expect(withSimulation(shops, [simulated], null)).toEqual(shops.parameters)
  })

  it("says nothing after an ordinary one", () => {
    expect(withSimulation(row, [set("Thank you"), set()], null)).toEqual(row.parameters)
  })
})
