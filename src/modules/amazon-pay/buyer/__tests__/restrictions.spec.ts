import { parseOptions } from "../../options"
import { restrictionOf, type OfferFacts } from "../restrictions"

const account = {
  ...{ sellerId: "A2TESTSELLER01", accessKey: "AKIA", secretKey: "secret", clientId: "client" },
  ...{ region: "na", sandbox: true },
}
const cart: OfferFacts = {
  address: { address_1: "1 Way", country_code: "us" },
  ships: true,
  productIds: ["prod_1"],
  categoryIds: ["pcat_above", "pcat_1"],
  customerGroupIds: ["cusgroup_1"],
}
const at = (lines: object) => ({ address: { address_1: "1 Way", country_code: "us", ...lines } })
const box = at({ address_2: "PO Box 12" })
const codeOf = (options: object, over: Partial<OfferFacts> = {}) =>
  restrictionOf(parseOptions({ ...account, ...options }), { ...cart, ...over })?.code ?? null
const not = (notOfferedFor: object, over: Partial<OfferFacts> = {}) =>
  codeOf({ notOfferedFor }, over)

describe("Amazon Pay", () => {
  it("is offered for everything unless it is said", () => {
    expect(codeOf({}, box)).toBeNull()
    expect(not({}, box)).toBeNull()
  })

  it("is not offered for what is named, and for nothing else", () => {
    expect(not({ countries: ["US"] })).toBe("CountryNotDelivered")
    expect(not({ countries: ["CA"] })).toBeNull()
    expect(not({ poBoxes: true }, box)).toBe("PoBoxNotDelivered")
    expect(not({ poBoxes: true })).toBeNull()
    expect(not({ packingStations: true }, at({ address_1: "Packstation 145" }))).toBe(
      "PackingStationNotDelivered",
    )
    expect(not({ products: ["prod_1"] })).toBe("ProductNotOffered")
    expect(not({ categories: ["pcat_above"] })).toBe("ProductNotOffered")
    expect(not({ products: ["prod_2"], categories: ["pcat_2"] })).toBeNull()
    expect(not({ customerGroups: ["cusgroup_1"] })).toBe("CustomerNotOffered")
  })

  it("is offered to testers alone", () => {
    expect(codeOf({ testers: ["cusgroup_1"] })).toBeNull()
    expect(codeOf({ testers: ["cusgroup_2"] })).toBe("TestersOnly")
    expect(codeOf({ testers: ["cusgroup_2"] }, { customerGroupIds: [] })).toBe("TestersOnly")
  })

  it("is held against no address where nothing is sent", () => {
    expect(not({ countries: ["us"], poBoxes: true }, { ...box, ships: false })).toBeNull()
    expect(not({ products: ["prod_1"] }, { ships: false })).toBe("ProductNotOffered")
  })

  it("does not start with an id of another kind, or a misspelt restriction", () => {
    for (const wrong of [
      { notOfferedFor: { products: ["pcat_1"] } },
      { notOfferedFor: { countries: ["USA"] } },
      { notOfferedFor: { postBoxes: true } },
      { testers: [] },
      { testers: ["eva@example.com"] },
    ]) {
      expect(() => parseOptions({ ...account, ...wrong })).toThrow("Amazon Pay cannot start")
    }
  })
})
