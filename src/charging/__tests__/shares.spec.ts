import { MathBN } from "@medusajs/framework/utils"
import fc from "fast-check"
import { captured, held, reference } from "../../modules/amazon-pay/decisions/__tests__/ledger-of"
import { canOf, less, partOf, sharesOf, type Part } from "../shares"

const cents = fc.integer({ min: 0, max: 10_000 })
const text = (amount: number) => (amount / 100).toFixed(2)
const inCents = (amount: Parameters<typeof MathBN.convert>[0]) =>
  Math.round(MathBN.mult(amount, 100).toNumber())

describe("what Amazon takes of a payment", () => {
  const takes = (state: string, operations = [captured("20.00")]) => {
    const { within, above, lost } = partOf("pay_1", {
      reference: reference({ state, total: "100.00" }),
      operations,
    })
    return [within, above, lost].map(inCents)
  }
  const taken = captured("20.00", { amazon_parent_id: "S01-A0" })

  it("is what is left of its total, and the allowance above it, while it is open", () => {
    expect(takes("Open")).toEqual([8_000, 1_500, 0])
  })

  it.each(["Suspended", "Closed"])("is what is held, once it is %s", (state) => {
    expect(takes(state)).toEqual([0, 0, 8_000])
    expect(takes(state, [taken, held("30.00")])).toEqual([3_000, 0, 5_000])
    expect(takes(state, [taken, held("90.00")])).toEqual([8_000, 0, 0])
  })

  it("is nothing of a hold that is being captured", () => {
    const pending = captured("20.00", { state: "pending", amazon_parent_id: "S01-A1" })
    expect(takes("Closed", [pending, held("30.00")])).toEqual([0, 0, 8_000])
  })

  it("is nothing, once it is cancelled", () => {
    expect(takes("Canceled", [taken, held("30.00")])).toEqual([0, 0, 8_000])
  })
})

describe("an amount that several payments pay", () => {
  const part = fc
    .record({ paymentId: fc.uuid(), within: cents, above: cents, lost: cents })
    .map(({ paymentId, ...amounts }): Part => ({
      ...{ paymentId, within: text(amounts.within), above: text(amounts.above) },
      lost: text(amounts.lost),
    }))
  const parts = fc.array(part, { maxLength: 4 })
  const sum = (all: readonly Part[], of: (one: Part) => Parameters<typeof inCents>[0]) =>
    all.reduce((total, one) => total + inCents(of(one)), 0)

  it("is shared whole: what they can be charged, what they were made for in vain, and what is left", () => {
    fc.assert(
      fc.property(cents, parts, cents, (amount, all, beyond) => {
        const { shares, rest } = sharesOf(text(amount), all, text(beyond))
        expect(sum(shares, canOf) + sum(shares, ({ lost }) => lost) + inCents(rest)).toBe(amount)
        const able = sum(all, ({ within }) => within)
        const grown = Math.min(
          sum(all, ({ above }) => above),
          beyond,
        )
        expect(sum(shares, canOf)).toBe(Math.min(amount, able + grown))
      }),
    )
  })

  it("is charged to none beyond what Amazon takes of it, nor twice what one has", () => {
    fc.assert(
      fc.property(cents, parts, cents, (amount, all, beyond) => {
        const { shares } = sharesOf(text(amount), all, text(beyond))
        for (const [index, share] of shares.entries()) {
          const left = less(all[index] ?? share, share)
          for (const one of [share, left]) {
            for (const amount of [one.within, one.above, one.lost]) {
              expect(inCents(amount)).toBeGreaterThanOrEqual(0)
            }
          }
        }
      }),
    )
  })
})
