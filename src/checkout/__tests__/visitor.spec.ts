import { mayChange, mayUse, notFound } from "../visitor"

const own = { id: "cart_1", sales_channel_id: "sc_1", customer: { id: "cus_1", has_account: true } }
const guests = { ...own, customer: { id: "cus_2", has_account: false } }
const key = { salesChannelIds: ["sc_1", "sc_2"] }

describe("a cart", () => {
  it("of a customer's account is that customer's", () => {
    expect(() => mayUse(own, { ...key, customerId: "cus_1" })).not.toThrow()
    expect(() => mayUse(own, { ...key, customerId: "cus_3" })).toThrow(/no cart/)
    expect(() => mayUse(own, { ...key, customerId: undefined })).toThrow(/Log in/)
  })

  it("of a guest is everybody's who knows its id", () => {
    for (const customerId of [undefined, "cus_1"]) {
      expect(() => mayUse(guests, { ...key, customerId })).not.toThrow()
      expect(() => mayUse({ ...guests, customer: null }, { ...key, customerId })).not.toThrow()
    }
  })

  it("is only for the publishable keys of its sales channel", () => {
    const visitor = { customerId: "cus_1", salesChannelIds: ["sc_3"] }
    expect(() => mayUse(own, visitor)).toThrow(/no cart/)
    expect(() => mayUse({ ...own, sales_channel_id: null }, visitor)).not.toThrow()
    expect(() => mayUse(own, { ...visitor, salesChannelIds: [] })).not.toThrow()
  })

  it("that is not there is named only by what can be an id", () => {
    expect(notFound("cart_1").message).toBe("There is no cart cart_1.")
    expect(notFound(`cart_1\n${"x".repeat(8_000)}`).message).toBe(
      "There is no cart with the id that was given.",
    )
  })

  it("that became an order is left alone", () => {
    expect(() => mayChange({ id: "cart_1", completed_at: new Date(0) })).toThrow(/already/)
    expect(() => mayChange({ id: "cart_1", completed_at: null })).not.toThrow()
  })
})
