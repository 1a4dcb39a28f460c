import { digestsOf } from "../../buyer/chosen-address"
import { cartFacts } from "../../store/cart-facts"
import { addressJudgement } from "../address-judgement"
import { reference } from "./ledger-of"

const address = {
  ...{ first_name: "Susie", last_name: "Smith", address_1: "10 Ditka Ave" },
  ...{ city: "Chicago", province: "IL", postal_code: "60602", country_code: "us" },
}
const goods = (over: object = {}) =>
  cartFacts({
    email: "susie@example.com",
    items: [{ requires_shipping: true }],
    shipping_address: address,
    ...over,
  })
const digital = { items: [{ requires_shipping: false }] }
const row = (state: string) => reference({ state })
const chosen = (over: object = {}) =>
  digestsOf(row("Draft").amazon_order_reference_id, {
    ...{ address, email: "susie@example.com", ...over },
  })

describe("a cart that may go only where its buyer chose at Amazon", () => {
  it("is paid where it goes there", () => {
    expect(addressJudgement(row("Draft"), chosen(), goods())).toBeNull()
  })

  it("is not paid where its buyer has chosen no address, as with a wallet alone", () => {
    const none = chosen({ address: null })
    expect(addressJudgement(row("Draft"), none, goods())).toMatchObject({ next: "choose-address" })
    expect(addressJudgement(row("Open"), none, goods())).toMatchObject({ next: "start-again" })
    expect(addressJudgement(row("Open"), none, goods(digital))).toBeNull()
  })

  it("is not paid before anybody has read what was chosen, where goods are sent", () => {
    expect(addressJudgement(row("Draft"), null, goods())).toMatchObject({ next: "choose-address" })
    expect(addressJudgement(row("Draft"), null, goods(digital))).toBeNull()
  })

  it("is not paid where it goes elsewhere", () => {
    const elsewhere = goods({ shipping_address: { ...address, address_1: "1 Thief Rd" } })
    expect(addressJudgement(row("Open"), chosen(), elsewhere)).toMatchObject({
      next: "start-again",
    })
  })
})
