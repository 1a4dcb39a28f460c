import { differences, digestsOf } from "../chosen-address"

const id = "S01-1234567-1234567"
const address = {
  first_name: "Susie",
  last_name: "Smith",
  company: null,
  address_1: "10 Ditka Ave",
  address_2: "Suite 2500",
  city: "Chicago",
  province: "us-il",
  postal_code: "60602",
  country_code: "us",
}
const email = "susie@example.com"
const chosen = digestsOf(id, { address, email })

describe("what a buyer chose at Amazon", () => {
  it.each([
    [{}, []],
    [{ address_1: "10  DITKA ave " }, []],
    [{ company: "" }, []],
    [{ address_1: "11 Ditka Ave" }, ["street"]],
    [{ address_2: null }, ["street"]],
    [{ last_name: "Jones" }, ["recipient"]],
    [{ company: "ACME" }, ["recipient"]],
    [{ postal_code: "60603" }, ["town"]],
    [{ country_code: "ca", city: "Toronto", address_1: "1 King St" }, ["street", "town"]],
  ])("differs from an address with %j in %j", (over, expected) => {
    expect(differences(id, chosen, { address: { ...address, ...over }, email })).toEqual(expected)
  })

  it("differs from another email, and from no address at all", () => {
    expect(differences(id, chosen, { address, email: "eve@example.com" })).toEqual(["email"])
    expect(differences(id, chosen, { address: null, email })).toEqual([
      "recipient",
      "street",
      "town",
    ])
  })

  it("differs in nothing that Amazon did not tell", () => {
    const untold = digestsOf(id, { address: null, email: undefined })
    expect(differences(id, untold, { address, email })).toEqual([])
  })

  it("is kept as digests that say nothing of the buyer and differ for each order reference", () => {
    expect(JSON.stringify(chosen)).not.toMatch(/Susie|Ditka|Chicago|60602|example/i)
    expect(digestsOf("S01-7654321-7654321", { address, email }).town).not.toBe(chosen.town)
  })
})
