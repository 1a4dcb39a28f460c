import { captured, held } from "../../modules/amazon-pay/decisions/__tests__/ledger-of"
import type { OperationRow } from "../../modules/amazon-pay/ledger/rows"
import { previewOf } from "../preview-parcel"
import { entry, order, panelOf, parcel, refund, spent } from "./panel-of"

describe("before the rest is shipped", () => {
  const rest = (...args: Parameters<typeof panelOf>) => panelOf(...args).before_shipping
  const packed = (...ids: string[]) => ({
    parcels: ids.map((id) => parcel(`ful_${id}`, { [id]: id === "mug" ? "2" : "1" })),
  })

  it("says what it charges, and of what", () => {
    const end = new Date("2030-01-01T00:00:00Z")
    // The mugs wait to be charged: the shipping goes with whatever is charged first.
    expect(rest([{ ...held(), expires_at: end }], { facts: packed("mug") })).toEqual({
      contents: { tote: "1" },
      amount: "45.50",
      way: "held",
      held_until: end.toISOString(),
      leaves: null,
      // The shipping is in what the mugs would be charged, too.
      also_in_parcels: "5.50",
      against: [],
    })
    const afterMugs = captured("35.50", { fulfillment_id: "ful_mug" })
    expect(rest([spent(), afterMugs], { facts: packed("mug") })).toEqual({
      contents: { tote: "1" },
      amount: "40.00",
      way: "authorize",
      held_until: null,
      leaves: null,
      also_in_parcels: null,
      against: [],
    })
    expect(
      rest([spent(), afterMugs], { facts: packed("mug"), state: { state: "Closed" } }),
    ).toMatchObject({ way: "unreachable" })
  })

  it("says that it cannot be charged when the order has grown beyond all that Amazon takes", () => {
    const afterMugs = captured("35.50", { fulfillment_id: "ful_mug" })
    const costs = { total: "235.50", costs: "235.50", owed: "235.50" }
    const grown = { ...packed("mug"), ...costs }
    const lines = order(grown).lines.map((line) =>
      line.id === "tote" ? { ...line, cost: "200" } : line,
    )
    expect(rest([spent(), afterMugs], { facts: { ...grown, lines } })).toMatchObject({
      amount: "200.00",
      way: "unreachable",
    })
  })

  it("counts what was given back until now", () => {
    const byHand = captured("20.00", { fulfillment_id: null })
    const back = refund("20", { requested_at: new Date() })
    expect(rest([spent(), byHand, back], { facts: packed("mug") })).toMatchObject({
      amount: "45.50",
    })
  })

  it("is nothing when everything is packed or the order is cancelled", () => {
    expect(rest([held()], { facts: packed("mug", "tote") })).toBeNull()
    expect(rest([held()], { facts: { canceled: true } })).toBeNull()
  })

  it("says what could not be charged any more where Amazon takes one charge of what is held", () => {
    const ended = (state: string, ...ids: string[]) =>
      rest([held()], { facts: packed(...ids), state: { state } })
    expect(ended("Closed")).toMatchObject({ amount: "75.50", way: "held", leaves: "0.00" })
    expect(ended("Closed", "mug")).toMatchObject({ amount: "45.50", leaves: "30.00" })
    expect(ended("Suspended", "mug")).toMatchObject({ amount: "45.50", leaves: "30.00" })
    expect(ended("Open", "mug")).toMatchObject({ leaves: null })
    const facts = packed()
    const mug = previewOf(
      order(facts),
      [entry([held()], {}, { state: "Closed" })],
      [{ id: "mug", quantity: 1 }],
    )
    expect(mug).toMatchObject({ amount: "20.50", way: "held", leaves: "55.00" })
  })

  it("says so only of what no other payment takes", () => {
    const [first] = order().payments
    if (!first) throw new Error("An order has a payment.")
    const payments = [
      { ...first, amount: "45.50" },
      { ...first, id: "pay_2", amount: "30.00" },
    ]
    const leaves = (other: "Open" | "Closed") =>
      previewOf(
        order({ payments, parcels: [] }),
        [
          entry([held("45.50")], {}, { state: "Closed", total: "45.50" }),
          entry(
            [spent("30.00")],
            { paymentId: "pay_2" },
            { id: "two", state: other, total: "30.00" },
          ),
        ],
        [{ id: "mug", quantity: 1 }],
      )?.leaves
    expect(leaves("Open")).toBeNull()
    expect(leaves("Closed")).toBe("25.00")
  })

  it("waits for another payment method while Amazon does", () => {
    const afterMugs = captured("35.50", { fulfillment_id: "ful_mug" })
    const asked = { facts: packed("mug"), state: { state: "Suspended" } }
    expect(rest([spent(), afterMugs], asked)).toMatchObject({ amount: "40.00", way: "suspended" })
  })

  it("tells a payment that was declined from one that Amazon decides on", () => {
    const facts = { payments: [], parcels: [] }
    const asked = (operation: Partial<OperationRow>, state = "Open") =>
      panelOf([{ ...held(), ...operation }], {
        facts,
        state: { state },
        over: { paymentId: null },
      })
    const told = (...args: Parameters<typeof asked>) => {
      const { before_shipping, payment } = asked(...args)
      const { capture } = payment.actions
      return [before_shipping?.way, capture.allowed ? null : capture.why]
    }
    const declined = { state: "declined", reason_code: "InvalidPaymentMethod" } as const
    expect(told({ state: "pending" })).toEqual(["not-authorized", "no-payment"])
    expect(told(declined, "Suspended")).toEqual(["declined", "payment-declined"])
    expect(told(declined, "Closed")).toEqual(["rejected", "payment-rejected"])
    // Whatever the reason was, a person may authorize again while the order reference is open, and the buyer cannot change anything.
    expect(told({ ...declined, reason_code: "AmazonRejected" })).toEqual([
      "failed",
      "payment-failed",
    ])
  })

  it("says what speaks against it until somebody has dismissed that", () => {
    const finding = (reason: string) => ({ reason, amount: null, about: [], since: new Date(0) })
    const listed = ["address-differs", "overcharged", "stop-shipment", "buyer-canceled"]
    const findings = listed.map(finding)
    expect(rest([held()], { facts: packed("mug"), state: { findings } })?.against).toEqual([
      "buyer-canceled",
      "stop-shipment",
      "address-differs",
    ])
    const waits = { facts: { payments: [], parcels: [] }, over: { paymentId: null } }
    expect(rest([], { ...waits, state: { findings } })?.against).toHaveLength(3)
  })

  it("charges nothing that was paid before", () => {
    expect(rest([spent(), captured("75.50")], { facts: packed("mug") })).toMatchObject({
      amount: "0.00",
      way: "nothing-due",
    })
  })
})
