import type { CartAddress } from "../../modules/amazon-pay/buyer/address"
import { cartChanges } from "../cart-changes"
import { cart } from "./carts"

const estimate: CartAddress = {
  first_name: null,
  last_name: null,
  company: null,
  address_1: null,
  address_2: null,
  city: "München",
  province: null,
  postal_code: "80807",
  country_code: "de",
  phone: null,
}
const whole: CartAddress = {
  ...estimate,
  first_name: "Elke",
  last_name: "Tester",
  address_1: "Domagkstr. 28",
}
const nothing = { email: undefined, shipping: null, billing: null }

describe("what is written into a cart", () => {
  it("is what Amazon told", () => {
    const facts = { email: "elke@example.com", shipping: whole, billing: whole }
    expect(cartChanges(cart(), facts)).toEqual({
      email: "elke@example.com",
      shipping_address: whole,
      billing_address: whole,
    })
    expect(cartChanges(cart(), nothing)).toEqual({})
  })

  it("is nothing that the cart has already", () => {
    const filled = cart({
      email: "elke@example.com",
      shipping_address: { ...whole, phone: undefined },
      billing_address: whole,
    })
    const facts = { email: "elke@example.com", shipping: whole, billing: whole }
    expect(cartChanges(filled, facts)).toEqual({})
    const moved = { ...whole, address_2: "Hinterhaus" }
    expect(cartChanges(filled, { ...facts, shipping: moved })).toEqual({ shipping_address: moved })
  })

  it("is the delivery address as the billing address, unless the buyer has typed another one", () => {
    const facts = { ...nothing, shipping: whole }
    expect(cartChanges(cart(), facts)).toEqual({ shipping_address: whole, billing_address: whole })
    const moved = { ...whole, address_1: "Am Markt 3" }
    const both = cart({ shipping_address: whole, billing_address: whole })
    expect(cartChanges(both, { ...facts, shipping: moved })).toEqual({
      shipping_address: moved,
      billing_address: moved,
    })
    const typed = cart({ shipping_address: whole, billing_address: moved })
    expect(cartChanges(typed, facts)).toEqual({})
    const blank = cart({ billing_address: { country_code: "de" } })
    expect(cartChanges(blank, facts)).toMatchObject({ billing_address: whole })
    expect(cartChanges(cart(), { ...nothing, shipping: estimate })).toEqual({
      shipping_address: estimate,
    })
  })

  it("is an estimate only where the place is another", () => {
    const filled = cart({ shipping_address: whole })
    expect(cartChanges(filled, { ...nothing, shipping: estimate })).toEqual({})
    const elsewhere = { ...estimate, city: "Berlin", postal_code: "10115" }
    expect(cartChanges(filled, { ...nothing, shipping: elsewhere })).toEqual({
      shipping_address: elsewhere,
    })
    expect(cartChanges(filled, { ...nothing, billing: estimate })).toEqual({})
  })

  it("is no address outside the cart's region", () => {
    const abroad = { ...whole, country_code: "no" }
    expect(cartChanges(cart(), { ...nothing, shipping: abroad })).toEqual({})
    expect(cartChanges(cart({ region: null }), { ...nothing, shipping: whole })).toEqual({})
    // A bill may go anywhere.
    expect(cartChanges(cart(), { ...nothing, billing: abroad })).toEqual({
      billing_address: abroad,
    })
  })

  it("is no email for a customer's account", () => {
    const facts = { ...nothing, email: "elke@example.com" }
    const customer = { id: "cus_1", has_account: true }
    expect(cartChanges(cart({ customer }), facts)).toEqual({})
    const guest = { id: "cus_1", has_account: false }
    expect(cartChanges(cart({ customer: guest, email: "old@example.com" }), facts)).toEqual({
      email: "elke@example.com",
    })
  })
})
