import { MedusaError } from "@medusajs/framework/utils"
import fc from "fast-check"
import { operationKinds } from "../vocabulary"
import { referenceId } from "../reference-id"

const row = "aporef_01JQZ8S6X4B5C6D7E8F9GAHBJC"
const slots = fc.integer({ min: 1, max: 99_999 })
const kinds = fc.constantFrom(...operationKinds)

describe("a reference id", () => {
  it("says whose, what and the how-manieth", () => {
    expect(referenceId(row, "capture", 2)).toBe("01JQZ8S6X4B5C6D7E8F9GAHBJCC2")
  })

  it("is one Amazon takes", () => {
    fc.assert(
      fc.property(kinds, slots, (kind, slot) => {
        expect(referenceId(row, kind, slot)).toMatch(/^[A-Za-z0-9_-]{1,32}$/)
      }),
    )
  })

  it("is never the same for two operations: Amazon has one namespace for all kinds", () => {
    fc.assert(
      fc.property(kinds, slots, kinds, slots, (kind, slot, otherKind, otherSlot) => {
        fc.pre(kind !== otherKind || slot !== otherSlot)
        expect(referenceId(row, kind, slot)).not.toBe(referenceId(row, otherKind, otherSlot))
      }),
    )
  })

  it.each([0, -1, 1.5, 100_000, NaN])("is refused for slot %p", (slot) => {
    expect(() => referenceId(row, "capture", slot)).toThrow(MedusaError)
  })

  it("is refused for a row without a ULID of its own", () => {
    expect(() => referenceId("aporef_1", "capture", 1)).toThrow(MedusaError)
  })
})
