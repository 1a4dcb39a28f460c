import { captured, held } from "../../modules/amazon-pay/decisions/__tests__/ledger-of"
import { entry } from "../../admin-views/__tests__/panel-of"
import { operationsVersion } from "../../modules/amazon-pay/decisions/operations-version"
import { askedAmount } from "../asked-amount"
import type { ActInput } from "../action"
import { chooseEntry } from "../choose-entry"

const ask = (over: Partial<ActInput> = {}): ActInput => ({
  order_id: "order_1",
  asked_by: "user_1",
  action: { do: "release" },
  ...over,
})

describe("what an action is meant for", () => {
  const one = entry([held()])
  const other = entry(
    [captured("5.00", { amazon_id: "S01-C9" })],
    {},
    {
      id: "aporef_2",
      amazon_order_reference_id: "S01-7654321-7654321",
    },
  )

  it("is the order's only order reference, or the one that is named", () => {
    expect(chooseEntry([one], ask()).snapshot).toBe(one.snapshot)
    const named = ask({ amazon_order_reference_id: "S01-7654321-7654321" })
    expect(chooseEntry([one, other], named).snapshot).toBe(other.snapshot)
    expect(() => chooseEntry([one, other], ask())).toThrow("several")
    expect(() => chooseEntry([], ask())).toThrow("not paid with Amazon Pay")
  })

  it("is, for a refund, the one with the capture", () => {
    const refund = ask({ action: { do: "refund", amazon_capture_id: "S01-C9", amount: "1" } })
    expect(chooseEntry([one, other], refund).snapshot).toBe(other.snapshot)
    expect(() => chooseEntry([one], refund)).toThrow("no capture S01-C9")
  })

  it("is nothing when somebody acted since the person looked, or the account is gone", () => {
    expect(chooseEntry([one], ask({ version: operationsVersion(one.snapshot) }))).toBeDefined()
    expect(() => chooseEntry([one], ask({ version: "apop_before" }))).toThrow("since you looked")
    expect(() => chooseEntry([{ ...one, account: undefined }], ask())).toThrow("not configured")
  })
})

describe("an amount a person asks for", () => {
  it("has the currency's digits and is within the bounds", () => {
    expect(askedAmount("10", "75.50", "USD")).toBe("10.00")
    expect(askedAmount("75.5", "75.50", "USD")).toBe("75.50")
    expect(() => askedAmount("75.51", "75.50", "USD")).toThrow("at most 75.50")
    expect(() => askedAmount("0", "75.50", "USD")).toThrow("more than 0")
    expect(() => askedAmount("1.005", "75.50", "USD")).toThrow("more digits than USD")
    expect(() => askedAmount("10.5", "100", "JPY")).toThrow("more digits than JPY")
  })
})
