import fc from "fast-check"
import { captured, reference } from "../../../modules/amazon-pay/decisions/__tests__/ledger-of"
import { bookableRefund } from "../bookable-refund"

const ledger = (...amounts: string[]) => ({
  reference: reference({ total: "103.87" }),
  operations: amounts.map((amount) => captured(amount)),
})
const row = (amount: string) => ({ id: "ref_1", amount, createdBy: null, createdAt: new Date(0) })

describe("of a refund at Amazon Medusa books", () => {
  it.each([
    ["all of one that the charge covers", "20.00", ["103.87"], [], "20.00"],
    ["what was charged, of one above it", "113.87", ["103.87"], [], "103.87"],
    ["what other refunds have left", "63.87", ["103.87"], ["50.00"], "53.87"],
    ["nothing, when all is refunded", "10.00", ["103.87"], ["103.87"], "0.00"],
    ["what several charges come to", "90.00", ["50.00", "53.87"], [], "90.00"],
    ["nothing, when nothing is charged", "9.00", [], [], "0.00"],
  ])("%s", (_, refunded, charges, others, expected) => {
    expect(bookableRefund(refunded, ledger(...charges), others.map(row))).toBe(expected)
  })

  it("never more than was refunded, nor more in all than was charged", () => {
    const cents = fc.integer({ min: 0, max: 20_000 })
    fc.assert(
      fc.property(cents, cents, cents, (charge, other, refund) => {
        const text = (amount: number) => (amount / 100).toFixed(2)
        const rows = [row(text(Math.min(other, charge)))]
        const booked = Number(bookableRefund(text(refund), ledger(text(charge)), rows)) * 100
        expect(Math.round(booked)).toBe(Math.min(refund, charge - Math.min(other, charge)))
      }),
    )
  })
})
