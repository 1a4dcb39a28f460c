import { refundNote } from "../refund-note"

describe("Medusa's note on a refund that was made at Amazon", () => {
  it.each([
    ["BuyerCanceled", "Cancelled by the buyer at Amazon: S01-R1"],
    ["Chargeback", "Taken back by a chargeback at Amazon: S01-R1"],
    ["AmazonA-ZRefund", "Given back by Amazon after an A-to-z claim: S01-R1"],
    ["SellerInitiated", "Refunded at Amazon: S01-R1"],
    [null, "Refunded at Amazon: S01-R1"],
  ])("says what it was: %s", (reason_code, note) => {
    expect(refundNote({ reason_code, amazon_id: "S01-R1", reference_id: "own" })).toBe(note)
  })

  it("names the store's own id while Amazon's is not known", () => {
    const refund = { reason_code: null, amazon_id: null, reference_id: "own" }
    expect(refundNote(refund)).toBe("Refunded at Amazon: own")
  })
})
