import { offersChosen } from "../require-replaceable"

describe("a payment session of a cart that Amazon may have charged for", () => {
  const accounts = [
    { key: "A1/na/sandbox", providerId: "pp_amazon-pay_us" },
    { key: "A2/eu/sandbox", providerId: "pp_amazon-pay_eu" },
  ]
  const chosen = { account: "A1/na/sandbox", amazon_order_reference_id: "S01-0000000-0000001" }

  it.each([
    ["pp_amazon-pay_us", "S01-0000000-0000001", true],
    ["pp_amazon-pay_us", "S01-0000000-0000002", false],
    ["pp_amazon-pay_us", undefined, false],
    ["pp_amazon-pay_eu", "S01-0000000-0000001", false],
    ["pp_system_default", "S01-0000000-0000001", false],
    [undefined, "S01-0000000-0000001", false],
  ])("of %s that names %s goes on with what was chosen: %s", (providerId, named, goesOn) => {
    const offered = { providerId, amazonOrderReferenceId: named }
    expect(offersChosen(accounts, chosen, offered)).toBe(goesOn)
  })
})
