import { accountOfCart, amazonSession } from "../cart-account"
import { account, cart } from "./carts"

const one = account("one")
const two = account("two")
const both = {
  countries: [],
  payment_providers: [{ id: one.providerId }, null, { id: two.providerId }],
}
const session = (provider_id: string, status = "pending", id = "payses_1") => ({
  id,
  provider_id,
  status,
})
const paid = (...payment_sessions: ReturnType<typeof session>[]) => ({
  id: "pay_col_1",
  payment_sessions,
})

describe("the account a cart is paid with", () => {
  it("is the one that its region offers", () => {
    expect(accountOfCart([one, two], cart(), undefined)).toBe(one)
  })

  it("is the one asked for, if the region offers it", () => {
    expect(accountOfCart([one, two], cart({ region: both }), two.providerId)).toBe(two)
    expect(() => accountOfCart([one, two], cart(), two.providerId)).toThrow(/not offered/)
    expect(() => accountOfCart([one], cart(), "pp_system_default")).toThrow(/not offered/)
    expect(() => accountOfCart([one], cart(), "pp\n[error] forged")).toThrow(
      /^The payment provider with the id that was given is not offered/,
    )
  })

  it("is that of its payment session where several are offered", () => {
    const started = cart({ region: both, payment_collection: paid(session(two.providerId)) })
    expect(accountOfCart([one, two], started, undefined)).toBe(two)
    const elsewhere = cart({ region: both, payment_collection: paid(session("pp_system_default")) })
    expect(() => accountOfCart([one, two], elsewhere, undefined)).toThrow(
      /provider_id: pp_amazon-pay_one or pp_amazon-pay_two/,
    )
  })

  it("is the store's only one for a page without a cart", () => {
    expect(accountOfCart([one], undefined, undefined)).toBe(one)
    expect(() => accountOfCart([], undefined, undefined)).toThrow(/not configured/)
    expect(() => accountOfCart([one, two], undefined, undefined)).toThrow(/More than one/)
  })

  it("is none where the region does not offer it", () => {
    expect(() => accountOfCart([one], cart({ region: null }), undefined)).toThrow(/not offered/)
  })
})

describe("a cart's payment session", () => {
  it("is the newest with Amazon Pay that can still be paid with", () => {
    const sessions = paid(
      session(one.providerId, "pending", "payses_old"),
      session(one.providerId, "requires_more", "payses_new"),
      session(one.providerId, "error", "payses_over"),
      session("pp_system_default", "pending", "payses_other"),
    )
    expect(amazonSession([one], { payment_collection: sessions })?.id).toBe("payses_new")
    expect(amazonSession([two], { payment_collection: sessions })).toBeUndefined()
    expect(amazonSession([one], {})).toBeUndefined()
  })
})
