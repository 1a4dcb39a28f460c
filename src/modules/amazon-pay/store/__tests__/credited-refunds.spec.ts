import { MathBN } from "@medusajs/framework/utils"
import { creditedOwnRefunds, creditedRefunds } from "../credited-refunds"

const collection = (
  ...refunds: { amount: string; refund_reason?: { label: string; code?: string } }[]
) => [{ id: "pay_col_1", payments: [{ provider_id: "pp_amazon-pay_amazon-pay", refunds }] }]
const credit = (amount: string, reference: string, reference_id = "pay_col_1") => ({
  amount,
  reference,
  reference_id,
})
const text = (...args: Parameters<typeof creditedRefunds>) =>
  MathBN.convert(creditedRefunds(...args)).toFixed()

describe("credit that is a refund", () => {
  it("names the collection, or the reason of the refund", () => {
    expect(text([credit("5", "payment_collection")], collection({ amount: "5" }))).toBe("5")
    const broken = { amount: "7", refund_reason: { label: "Broken" } }
    expect(text([credit("7", "Broken", "broken")], collection(broken))).toBe("7")
  })

  it("is one of a reason that has got another label since, by its code", () => {
    const renamed = { amount: "7", refund_reason: { label: "Lost in transit", code: "lost" } }
    expect(text([credit("7", "Lost", "lost")], collection(renamed))).toBe("7")
    expect(text([credit("7", "Lost", "other")], collection(renamed))).toBe("0")
  })

  it("is not a gift card, and not more than was refunded", () => {
    expect(text([credit("5", "gift-card", "GIFT-1")], collection({ amount: "5" }))).toBe("0")
    expect(text([credit("9", "payment_collection")], collection({ amount: "5" }))).toBe("5")
    expect(text([credit("9", "payment_collection", "other")], collection({ amount: "9" }))).toBe(
      "0",
    )
    expect(text(null, collection())).toBe("0")
  })

  it("is Amazon Pay's as far as Amazon Pay gave back", () => {
    const [own] = collection({ amount: "3" })
    const other = { provider_id: "pp_system_default", refunds: [{ amount: "5" }] }
    const collections = [{ id: "pay_col_1", payments: [...(own?.payments ?? []), other] }]
    const lines = [credit("8", "payment_collection")]
    const ours = MathBN.convert(creditedOwnRefunds(lines, collections)).toFixed()
    expect([text(lines, collections), ours]).toEqual(["8", "3"])
  })
})
