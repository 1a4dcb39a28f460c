import { cartFacts } from "../cart-facts"

const groups = (customer: object | null, email = "Tess@example.com") =>
  cartFacts({ items: [], email, customer }).customerGroupIds

describe("the groups of a cart's customer", () => {
  const tester = { email: "tess@example.com", has_account: true, groups: [{ id: "cusgroup_1" }] }

  it("are those of an account with the cart's email", () => {
    expect(groups(tester)).toEqual(["cusgroup_1"])
  })

  it.each([
    ["a guest", { ...tester, has_account: false }, undefined],
    ["an account whose email was typed once, and then another one", tester, "other@example.com"],
    ["nobody", null, undefined],
  ])("are none for %s", (_, customer, email) => {
    expect(groups(customer, email)).toEqual([])
  })
})
