import { operation, reference } from "../../modules/amazon-pay/decisions/__tests__/ledger-of"
import { addressDigest, digestsOf } from "../../modules/amazon-pay/buyer/chosen-address"
import {
  writtenByPlugin,
  type OrderAddress,
  type OrderAddresses,
} from "../../medusa/order-addresses"
import { assessAddress, mayOverwrite } from "../address-assessment"
import { addressWork } from "../address-work"
import { attentionOf, noTrouble } from "../attention"
import { ago, day, now, order, assessment } from "./assessments"

const id = reference().amazon_order_reference_id
const address: NonNullable<OrderAddress> = {
  ...{ first_name: "Elke", last_name: "Tester", company: null, address_1: "Domagkstr. 28" },
  ...{ address_2: null, city: "München", province: null, postal_code: "80807" },
  ...{ country_code: "de", phone: null },
}
const other = { ...address, address_1: "Am Markt 3" }
const chosenAt = (of: OrderAddress, isConfirmed = true) => ({
  digests: digestsOf(id, { address: of, email: null }),
  isConfirmed,
})
const person = { of: "shipping_address", by: "user_1" } as const
const plugin = { of: "shipping_address", by: writtenByPlugin } as const
const goesTo = (over: Partial<OrderAddresses> = {}): OrderAddresses => ({
  ...{ email: "elke@example.com", address, billing: address, changes: [] },
  ...over,
})
const confirm = operation({ kind: "confirm", requested_at: ago(day) })
const at = (
  chosen: Parameters<typeof assessAddress>[1],
  over: Partial<OrderAddresses> = {},
  policy: "warn" | "overwrite" = "overwrite",
  operations = [confirm],
) => assessAddress({ reference: reference(), operations }, chosen, goesTo(over), policy)

describe("an order that goes elsewhere than its buyer chose at Amazon", () => {
  it.each([
    ["is sent there within the same place", at(chosenAt(other)), true],
    ["is not, where that is not the policy", at(chosenAt(other), {}, "warn"), false],
    ["is not, before Amazon has shown what was confirmed", at(chosenAt(other, false)), false],
    ["is not, in another place", at(chosenAt({ ...other, postal_code: "10115" })), false],
    ["is not, when somebody has said so", at(chosenAt(other), { changes: [person] }), false],
    ["is not a second time", at(chosenAt(other), { changes: [plugin] }), false],
    ["is not, when it goes there", at(chosenAt(address)), false],
    ["is not, when nobody knows what was chosen", at(null), false],
  ])("%s", (_, address, expected) => {
    expect(mayOverwrite(address)).toBe(expected)
  })

  it.each([
    ["is listed", at(chosenAt(other)), "address-differs"],
    [
      "is not, when somebody at the store has said so",
      at(chosenAt(other), { changes: [person] }),
      null,
    ],
    [
      "is listed still when the plugin's own change differs",
      at(chosenAt(other), { changes: [plugin] }),
      "address-differs",
    ],
    ["is not for another email alone", at(chosenAt(address), { email: "eve@example.com" }), null],
  ])("%s", (_, address, expected) => {
    const [listed] = attentionOf({ ...assessment({ order: order() }), address }, now, noTrouble)
    expect(listed?.reason ?? null).toBe(expected)
  })

  it("is written in another way and the same, by a state's code or name", () => {
    const state = { ...address, country_code: "us", province: "us-wa" }
    const typed = { ...state, province: "Washington" }
    expect(at(chosenAt(state), { address: typed }).differences).toEqual([])
  })
})

describe("the address of an order", () => {
  const work = (address: ReturnType<typeof at>, over: object = {}) =>
    addressWork({ ...assessment({ order: order() }), operations: [confirm], address, ...over }, now)
  const see = { do: "see-address" }

  it("is read at Amazon once, for goods that are sent", () => {
    expect(work(at(null))).toEqual([see])
    expect(work(at(chosenAt(address, false)))).toEqual([see])
    expect(work(at(chosenAt(address)))).toEqual([])
    const [line] = order().lines
    const digital = order({ lines: line ? [{ ...line, ships: false }] : [] })
    expect(work(at(null), { order: digital })).toEqual([])
  })

  it("is read again to be written over", () => {
    expect(work(at(chosenAt(other)))).toEqual([see])
    expect(work(at(chosenAt(other), {}, "warn"))).toEqual([])
  })

  it("is not asked for weeks later, nor without a confirmation of this store", () => {
    const old = { ...confirm, requested_at: ago(8 * day) }
    expect(work(at(null), { operations: [old] })).toEqual([])
    expect(work(at(null), { operations: [] })).toEqual([])
  })
})

describe("the billing address of an order", () => {
  const blank = { ...address, address_1: null, first_name: null, last_name: null }
  const authorize = operation({
    kind: "authorize",
    amazon_id: "S01-A1",
    billing_digest: addressDigest("S01-A1", other),
  })
  const from = (over: Partial<OrderAddresses>, operations = [confirm, authorize]) =>
    at(chosenAt(address), over, "warn", operations).billing
  const change = (by: string) => ({ of: "billing_address", by }) as const
  const told = { authorizationId: "S01-A1" }

  it("is Amazon's where it is the delivery address, or none", () => {
    expect(from({})).toEqual(told)
    expect(from({ billing: null })).toEqual(told)
    expect(from({ billing: blank })).toEqual(told)
    const captured = { ...authorize, kind: "capture" as const, amazon_id: "S01-C1" }
    const now = [confirm, { ...captured, amazon_parent_id: "S01-A1" }]
    expect(from({}, now)).toEqual(told)
  })

  it("stays where it is Amazon's, the buyer's own, or said by somebody at the store", () => {
    expect(from({ billing: other })).toBeNull()
    expect(from({ billing: { ...other, address_1: "Schloss 1" } })).toBeNull()
    expect(from({ changes: [change("user_1")] })).toBeNull()
    expect(from({ changes: [change(writtenByPlugin), change(writtenByPlugin)] })).toBeNull()
  })

  it("is the delivery address where there is none and Amazon tells none", () => {
    expect(from({ billing: null }, [confirm])).toBe("delivery")
    expect(from({}, [confirm])).toBeNull()
    expect(from({ billing: null, address: null }, [confirm])).toBeNull()
    // Amazon may tell it later.
    expect(from({ changes: [change(writtenByPlugin)] })).toEqual(told)
  })
})
