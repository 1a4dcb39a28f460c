import { releaseBookingStep } from "../release-booking-step"
import { captured, operation, reference } from "./ledger-of"

const open = reference({ state: "Open" })
const own = (over: object) => captured("35.50", { booked_id: "capt_1", ...over })

describe("a Medusa row that cannot be booked", () => {
  it.each([
    ["no-answer", "recorded"],
    ["no-answer", "sent"],
    ["pending", "pending"],
  ] as const)("lets its operation go over %s while it is %s", (over, state) => {
    const operations = [own({ state })]
    expect(releaseBookingStep({ reference: open, operations }, "capt_1", over)).toEqual({
      step: { do: "release-booking" },
      book: { operations, bookedId: null },
    })
  })

  it.each([
    ["no-answer", "completed"],
    ["no-answer", "pending"],
    ["no-answer", "declined"],
    ["pending", "completed"],
    ["pending", "declined"],
  ] as const)("asks again over %s when the operation is %s by now", (over, state) => {
    const operations = [own({ state })]
    expect(releaseBookingStep({ reference: open, operations }, "capt_1", over)).toEqual({
      step: { do: "ask-again" },
    })
  })

  it("lets go of everything over anything else: what was refunded in part is found by the next row", () => {
    const refund = (slot: number, state: "pending" | "failed") =>
      operation({ kind: "refund", slot, state, booked_id: "ref_1" })
    const operations = [refund(1, "pending"), refund(2, "failed")]
    expect(releaseBookingStep({ reference: open, operations }, "ref_1", "refused")).toEqual({
      step: { do: "release-booking" },
      book: { operations, bookedId: null },
    })
  })

  it("lets go of nothing that is not its own", () => {
    const operations = [own({ state: "sent", booked_id: "capt_2" }), own({ booked_id: null })]
    expect(releaseBookingStep({ reference: open, operations }, "capt_1", "no-answer")).toEqual({
      step: { do: "release-booking" },
    })
  })
})
