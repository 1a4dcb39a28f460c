import type { PaymentCollectionDTO, PaymentDTO } from "@medusajs/framework/types"
import { raisedAmount } from "../raise-payment-amount"

const payment = (over: Partial<PaymentDTO>) => over as PaymentDTO
const collection = (amount: number, ...payments: PaymentDTO[]) =>
  ({ amount, payments }) as unknown as PaymentCollectionDTO

describe("for a charge above its payment a collection asks", () => {
  const own = payment({ id: "pay_1", amount: 139.77 })
  it("that much more", () => {
    expect(raisedAmount(collection(139.7724, own), "pay_1", "156.00")).toBe("156")
  })

  it("no more when an edit has raised it already, while Amazon was deciding", () => {
    expect(raisedAmount(collection(155.999075, own), "pay_1", "156.00")).toBe("156")
    expect(raisedAmount(collection(200, own), "pay_1", "156.00")).toBe("200")
  })

  it("for its other payments beside it, and for what was taken of cancelled ones", () => {
    const live = payment({ id: "pay_2", amount: 20 })
    const captures = [{ amount: 5 }] as NonNullable<PaymentDTO["captures"]>
    const canceled = payment({ id: "pay_3", amount: 90, canceled_at: new Date(0), captures })
    expect(raisedAmount(collection(159.77, own, live, canceled), "pay_1", "156.00")).toBe("181")
  })
})
