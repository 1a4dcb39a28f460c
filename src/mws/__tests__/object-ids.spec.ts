import { isOrderReferenceId, orderReferenceIdOf } from "../object-ids"

describe("ids", () => {
  it("knows an order reference's form", () => {
    expect(isOrderReferenceId("S01-5550001-0000042")).toBe(true)
    expect(isOrderReferenceId("P02-5550001-0000042")).toBe(true)
    for (const id of ["B01-5550001-0000042", "S01-5550001-0000042-A000101", "S01-555-42", ""]) {
      expect(isOrderReferenceId(id)).toBe(false)
    }
  })

  it("finds the order reference in a child's id", () => {
    expect(orderReferenceIdOf("S01-5550001-0000042-C000207")).toBe("S01-5550001-0000042")
    expect(orderReferenceIdOf("nothing")).toBeUndefined()
    expect(orderReferenceIdOf("-x")).toBeUndefined()
  })
})
