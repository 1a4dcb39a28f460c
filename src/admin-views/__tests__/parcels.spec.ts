import { captured, held } from "../../modules/amazon-pay/decisions/__tests__/ledger-of"
import { mugs, panelOf, parcel, refund, spent } from "./panel-of"

describe("parcels", () => {
  const first = (...args: Parameters<typeof panelOf>) => panelOf(...args).parcels[0]

  it("say what charging them takes, before and after", () => {
    expect(first([held()])).toMatchObject({
      number: 1,
      charge: "due",
      amount: "35.50",
      capture: { allowed: true, amount: "35.50" },
    })
    expect(first([spent(), mugs])).toMatchObject({
      charge: "charged",
      amount: "35.50",
      capture: { why: "parcel-charged" },
    })
    expect(first([spent(), { ...mugs, state: "pending" }])).toMatchObject({ charge: "pending" })
    expect(first([held(), { ...mugs, state: "declined" }])).toMatchObject({
      charge: "declined",
      amount: "35.50",
      capture: { allowed: true },
    })
  })

  it("say what of them was given back", () => {
    expect(first([spent(), mugs])).toMatchObject({ charge: "charged", refunded: null })
    expect(first([spent(), mugs, refund("5")])).toMatchObject({
      charge: "charged",
      refunded: "5.00",
    })
    expect(first([spent(), mugs, refund("5"), refund("30.5", { state: "pending" })])).toMatchObject(
      { charge: "refunded", amount: "35.50", refunded: "35.50" },
    )
    expect(first([spent(), mugs, refund("35.5", { state: "declined" })])).toMatchObject({
      charge: "charged",
      refunded: null,
    })
  })

  it("of which nobody knows whether they are charged can be asked for again, as they were", () => {
    expect(first([held(), { ...mugs, amount: "34.00", state: "sent" }])).toMatchObject({
      charge: "unanswered",
      capture: { allowed: true, amount: "34.00" },
    })
  })

  it("cannot be charged when cancelled, unreachable, paid for, or of unknown contents", () => {
    const gone = { parcels: [parcel("ful_mugs", { mug: "2" }, { canceled: true })] }
    expect(first([held()], { facts: gone })?.capture).toMatchObject({ why: "parcel-canceled" })
    expect(first([spent()], { state: { state: "Closed" } })).toMatchObject({
      charge: "due",
      capture: { why: "reference-closed" },
    })
    const byHand = captured("60.00")
    expect(first([spent(), byHand])).toMatchObject({
      charge: "nothing-due",
      capture: { why: "parcel-costs-nothing" },
    })
    const strange = { parcels: [parcel("ful_mugs", {})] }
    expect(first([held()], { facts: strange })?.capture).toMatchObject({ why: "contents-unknown" })
  })
})
