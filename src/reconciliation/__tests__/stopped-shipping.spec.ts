import { keyOf } from "../attention-reasons"
import { stoppedShipping } from "../stopped-shipping"
import { charge, hold, order, refund, assessment } from "./assessments"

const advised = { advice: "StopShipmentAtypicalAuth" }
const unusual = hold({ id: "apop_hold", ...advised })
const taken = charge({ id: "apop_charge", ...advised })
type Parts = NonNullable<Parameters<typeof assessment>[0]>
const listed = (parts: Parts) =>
  stoppedShipping(assessment(parts)).map(({ reason, amount }) => `${reason} ${String(amount)}`)
const keys = (parts: Parts) => stoppedShipping(assessment(parts)).map(keyOf)

describe("what Amazon advises not to ship", () => {
  it.each([
    ["is open", unusual],
    ["is being decided", { ...unusual, state: "pending", amazon_state: "Pending" } as const],
    [
      "was captured",
      { ...unusual, amazon_state: "Closed", reason_code: "MaxCapturesProcessed" } as const,
    ],
    ["was let go", { ...unusual, amazon_state: "Closed", reason_code: "SellerClosed" } as const],
    ["was declined after all", { ...unusual, state: "declined" } as const],
  ])("is listed when the authorization %s", (_, operation) => {
    expect(listed({ operations: [operation] })).toEqual(["stop-shipment 20.00"])
  })

  it("is listed when it was charged with its authorization", () => {
    const now = charge({ action: "Authorize", ...advised })
    expect(listed({ operations: [now] })).toEqual(["stop-shipment 10.00"])
  })

  it("is listed once when Amazon says it of the authorization and of its capture", () => {
    const both = { operations: [unusual, taken] }
    expect(listed(both)).toEqual(["stop-shipment 20.00"])
    expect(listed({ ...both, dismissed: keys(both) })).toEqual([])
  })

  it("stays off the list when what was dismissed is charged, and comes back when Amazon says it anew", () => {
    const dismissed = keys({ operations: [unusual] })
    const plain = charge({ id: "apop_charge" })
    expect(listed({ operations: [unusual, plain], dismissed })).toEqual([])
    const again = { operations: [unusual, taken], dismissed }
    expect(listed(again)).toEqual(["stop-shipment 10.00"])
    expect(listed({ ...again, dismissed: [...dismissed, ...keys(again)] })).toEqual([])
  })

  it("is told by itself for another payment of the order than the one that was dismissed", () => {
    const dismissed = keys({ operations: [unusual] })
    const other = hold({ id: "apop_other", amazon_id: "S01-A2", amount: "5.00", ...advised })
    expect(listed({ operations: [unusual, other], dismissed })).toEqual(["stop-shipment 5.00"])
  })

  it("is listed of an authorization that somebody made elsewhere, and once with what was captured of it", () => {
    const reference = { unusual_elsewhere: [{ amazon_id: "S01-A7", amount: "8.00" }] }
    const elsewhere = { reference, operations: [] }
    expect(listed(elsewhere)).toEqual(["stop-shipment 8.00"])
    const captured = { ...taken, amount: "8.00", amazon_parent_id: "S01-A7" }
    const both = { reference, operations: [captured] }
    expect(listed(both)).toEqual(["stop-shipment 8.00"])
    expect(listed({ ...both, dismissed: keys(both) })).toEqual([])
    const dismissed = keys(elsewhere)
    expect(listed({ ...elsewhere, operations: [unusual], dismissed })).toEqual([
      "stop-shipment 20.00",
    ])
    const silent = { reference: { unusual_elsewhere: [{ amazon_id: "S01-A7", amount: null }] } }
    expect(listed({ ...silent, operations: [] })).toEqual(["stop-shipment null"])
  })

  it("is not listed of a cancelled order, nor where there is no order", () => {
    expect(listed({ operations: [unusual], order: { canceled: true } })).toEqual([])
    expect(listed({ operations: [unusual], order: null })).toEqual([])
  })
})

it("a refund that the buyer has caused is listed while Amazon has not declined it", () => {
  const canceled = refund({ reason_code: "BuyerCanceled" })
  const facts = { order: order() }
  expect(listed({ operations: [charge(), canceled], ...facts })).toEqual(["buyer-canceled 10.00"])
  const declined = { ...canceled, state: "declined" } as const
  expect(listed({ operations: [charge(), declined], ...facts })).toEqual([])
})
