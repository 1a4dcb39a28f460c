import { captured } from "../../decisions/__tests__/ledger-of"
import { disputedCharge } from "../../decisions/disputed-charge"
import { keptChargebackSchema, storedChargebacks, withChargeback } from "../chargebacks"

const monday = new Date("2026-03-02T09:00:00Z")
const tuesday = new Date("2026-03-03T09:00:00Z")
const told = {
  ...{ id: "S01-B1", capture: "S01-C1", amount: "7.50", currency_code: "USD" },
  ...{ state: "RECEIVED", reason: "Fraud", made_at: "2026-03-01T12:00:00Z" },
}
const kept = { ...told, received_at: monday, changed_at: monday }

describe("a chargeback", () => {
  it("is kept with what Amazon says of it", () => {
    expect(withChargeback([], told, monday)).toEqual([kept])
    const other = { ...told, id: "S01-B2" }
    const both = [kept, { ...other, received_at: tuesday, changed_at: tuesday }]
    expect(withChargeback([kept], other, tuesday)).toEqual(both)
  })

  it("is no news when Amazon says the same again", () => {
    expect(withChargeback([kept], told, tuesday)).toBeNull()
  })

  it.each([{ state: "CLOSED" }, { amount: "8.00" }, { reason: "Not received" }, { capture: null }])(
    "is news when Amazon says something else of it: %o",
    (over) => {
      const changed = { ...kept, ...over, changed_at: tuesday }
      expect(withChargeback([kept], { ...told, ...over }, tuesday)).toEqual([changed])
    },
  )

  it("is the same after it was kept as JSON", () => {
    const json: unknown = JSON.parse(JSON.stringify(storedChargebacks([kept])))
    expect(keptChargebackSchema.array().parse(json)).toEqual([kept])
  })

  describe("is about the charge", () => {
    const one = captured("10.00", { amazon_id: "S01-C1", reference_id: "first" })
    const two = captured("10.00", { amazon_id: "S01-C2", reference_id: "second" })
    const about = (capture: string | null, ...operations: (typeof one)[]) =>
      disputedCharge({ operations }, { capture })?.amazon_id

    it("that it names, by its id or by its reference id", () => {
      expect(about("S01-C2", one, two)).toBe("S01-C2")
      expect(about("first", one, two)).toBe("S01-C1")
    })

    it("that is the only one, by whatever name; of several nobody knows", () => {
      expect(about("another", one)).toBe("S01-C1")
      expect(about("another", one, { ...two, state: "declined" })).toBe("S01-C1")
      expect(about("another", one, two)).toBeUndefined()
      expect(about(null, one, two)).toBeUndefined()
    })
  })
})
