import { held, leftOver } from "../../modules/amazon-pay/decisions/__tests__/ledger-of"
import type { OperationRow } from "../../modules/amazon-pay/ledger/rows"
import { charge, mugs, panelOf, refund, spent } from "./panel-of"

describe("the tree of what was done at Amazon", () => {
  it("has captures in their authorizations and refunds in their captures", () => {
    // As the ledger keeps them: without the zeros at their end.
    const { payment } = panelOf([spent(), { ...mugs, amount: "35.5" }, refund("5")])
    expect(payment.authorizations).toMatchObject([
      {
        amazon_id: "S01-A1",
        state: "closed",
        expires_at: null,
        captures: [
          {
            amazon_id: "S01-C1",
            amount: "35.50",
            fulfillment_id: "ful_mugs",
            booked: true,
            refunds: [{ amazon_id: "S01-R1", amount: "5.00", state: "completed" }],
          },
        ],
      },
    ])
  })

  it("shows a charge made in one call as an authorization with its capture", () => {
    const { payment } = panelOf([spent(), mugs, charge("40.00")])
    expect(payment.authorizations).toMatchObject([
      { captures: [{ amazon_id: "S01-C1" }] },
      {
        amazon_id: "S01-A2",
        state: "closed",
        reason: "MaxCapturesProcessed",
        captures: [{ amazon_id: "S01-C2", amount: "40.00" }],
      },
    ])
  })

  it("shows a declined charge as a declined authorization, without a capture", () => {
    const declined = charge("40.00", {
      state: "declined",
      amazon_id: null,
      amazon_state: "Declined",
      reason_code: "InvalidPaymentMethod",
      soft_decline: true,
    })
    expect(panelOf([declined]).payment.authorizations).toMatchObject([
      { state: "declined", reason: "InvalidPaymentMethod", soft_decline: true, captures: [] },
    ])
  })

  it("shows a charge whose authorization is still held with what was charged of it later", () => {
    const declined = charge("40.00", { state: "declined", amazon_state: "Declined" })
    const left = { ...leftOver("40.00"), amazon_id: "S01-A2" }
    const again = { ...mugs, amazon_id: "S01-C3", amazon_parent_id: "S01-A2" }
    expect(panelOf([declined, left, again]).payment.authorizations).toMatchObject([
      {
        ...{ amazon_id: "S01-A2", state: "open", amount: "40.00" },
        captures: [{ amazon_id: "S01-C2", state: "declined" }, { amazon_id: "S01-C3" }],
      },
    ])
  })

  it("shows what Amazon advised beside the reason of what became of it", () => {
    const advice = "StopShipmentAtypicalAuth"
    expect(panelOf([{ ...spent(), advice }, mugs]).payment.authorizations).toMatchObject([
      { state: "closed", advice, captures: [{ advice: null }] },
    ])
    // While it is the reason itself, it is said once.
    const open = { ...held(), advice, reason_code: advice }
    expect(panelOf([open]).payment.authorizations).toMatchObject([{ reason: advice, advice: null }])
  })

  it("says what was asked for again since, so that nobody does it once more", () => {
    const failed = { state: "declined", reason_code: "ProcessingFailure", sequence: 3 } as const
    const made = { parameters: { refundReferenceId: "1" } }
    const first = refund("1.00", { ...failed, ...made })
    const told = (...operations: OperationRow[]) =>
      panelOf([spent(), mugs, ...operations]).captures[0]?.refunds.map(({ asked_again, again }) => [
        asked_again,
        again.allowed,
      ])
    expect(told(first)).toEqual([[false, true]])
    // Asked for again by itself: the server takes no second one, whatever the first one's reason says.
    for (const state of ["recorded", "pending", "completed"] as const) {
      const retry = refund("1.00", { ...made, state, amazon_id: "S01-R2", sequence: 4 })
      expect(told(first, retry)).toEqual([
        [true, false],
        [false, false],
      ])
    }

    const late = { ...held(), state: "declined", sequence: 1 } as const
    const anew = { ...held(), state: "pending", amazon_id: "S01-A2", sequence: 2 } as const
    const authorizations = panelOf([late, anew]).payment.authorizations
    expect(authorizations.map(({ asked_again }) => asked_again)).toEqual([true, false])

    // A charge with an authorization of its own is for a parcel, not for what was to be held.
    const alone = charge("10.00", { fulfillment_id: "ful_mugs", sequence: 2 })
    expect(panelOf([late, alone]).payment.authorizations[0]?.asked_again).toBe(false)

    const byHand = charge("100.00", { state: "declined", sequence: 2 })
    const small = { ...charge("10.00", {}), id: "small", sequence: 3 }
    const same = { ...charge("100.00", {}), id: "same", sequence: 4 }
    const isAskedAgain = (...operations: OperationRow[]) =>
      panelOf(operations).payment.authorizations[0]?.asked_again
    expect(isAskedAgain(byHand, small)).toBe(false)
    expect(isAskedAgain(byHand, small, same)).toBe(true)

    const parcel = charge("40.00", { state: "declined", fulfillment_id: "ful_mugs", sequence: 2 })
    const other = { ...parcel, id: "other", fulfillment_id: "ful_tote", sequence: 3 }
    const again = { ...parcel, id: "again", sequence: 4 }
    const charges = panelOf([parcel, other, again]).payment.authorizations
    expect(charges.map(({ asked_again }) => asked_again)).toEqual([true, false, false])
  })

  it("loses no capture whose authorization the ledger does not know", () => {
    expect(panelOf([mugs]).captures).toMatchObject([{ amazon_id: "S01-C1" }])
  })

  it("names each state for what it means", () => {
    const states = (["recorded", "sent", "pending", "declined", "failed"] as const).map(
      (state) => panelOf([spent(), { ...mugs, state }]).captures[0]?.state,
    )
    expect(states).toEqual(["unanswered", "unanswered", "pending", "declined", "refused"])
    expect(panelOf([spent(), { ...mugs, amazon_state: "Closed" }]).captures[0]?.state).toBe(
      "closed",
    )
  })
})
