import fc from "fast-check"
import {
  captured,
  operation,
  reference,
} from "../../modules/amazon-pay/decisions/__tests__/ledger-of"
import type { OperationRow } from "../../modules/amazon-pay"
import { bookableRefund, declinedRowFor } from "../bookable-refund"
import type { PaymentRow } from "../../medusa-repairs/payment-rows"

const ledger = (...amounts: string[]) => ({
  reference: reference({ total: "103.87" }),
  operations: amounts.map((amount) => captured(amount)),
})
const refund = (amount: string, over = {}) => operation({ kind: "refund", amount, ...over })
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
    expect(bookableRefund(refund(refunded), ledger(...charges), others.map(row))).toBe(expected)
  })

  it("never more than was refunded, nor more in all than was charged", () => {
    const cents = fc.integer({ min: 0, max: 20_000 })
    fc.assert(
      fc.property(cents, cents, cents, (charge, other, given) => {
        const text = (amount: number) => (amount / 100).toFixed(2)
        const rows = [row(text(Math.min(other, charge)))]
        const booked = Number(bookableRefund(refund(text(given)), ledger(text(charge)), rows)) * 100
        expect(Math.round(booked)).toBe(Math.min(given, charge - Math.min(other, charge)))
      }),
    )
  })

  it("no more than its own capture has charged, however much others have", () => {
    const first = captured("40.00", { amazon_id: "S01-C1", sequence: 1 })
    const given = refund("30.00", { amazon_parent_id: "S01-C1", sequence: 2 })
    const above = refund("14.00", { amazon_parent_id: "S01-C1", sequence: 3 })
    const second = captured("60.00", { amazon_id: "S01-C2", sequence: 4 })
    const snapshot = { reference: reference(), operations: [first, given, above, second] }
    expect(bookableRefund(above, snapshot, [row("30.00")])).toBe("10.00")
    expect(bookableRefund(given, snapshot, [])).toBe("30.00")
  })
})

describe("a refund made in Seller Central", () => {
  const declined = refund("5.00", { amazon_parent_id: "C1", state: "declined", booked_id: "ref_1" })
  const made = (over = {}) => refund("5.00", { amazon_parent_id: "C1", sequence: 2, ...over })
  const rowFor = (one: OperationRow, rows: PaymentRow[]) =>
    declinedRowFor(one, { reference: reference({}), operations: [declined, one] }, rows)

  it("is booked by the row of one that Amazon has declined, of the same capture and amount", () => {
    expect(rowFor(made(), [row("5.00")])).toBe("ref_1")
  })

  it.each([
    ["the row is gone", made(), []],
    ["it is of another capture", made({ amazon_parent_id: "C2" }), [row("5.00")]],
    ["it is over another amount", made({ amount: "5.01" }), [row("5.00")]],
    ["it has a row", made({ booked_id: "ref_2" }), [row("5.00")]],
    ["it was made before", made({ sequence: 0 }), [row("5.00")]],
    ["this store has made it", made({ parameters: { refundReferenceId: "R" } }), [row("5.00")]],
  ])("has a row of its own when %s", (_, refunded, rows) => {
    expect(rowFor(refunded, rows)).toBeUndefined()
  })
})
