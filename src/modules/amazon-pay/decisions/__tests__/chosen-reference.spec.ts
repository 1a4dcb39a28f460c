import { chosenOf } from "../chosen-reference"
import { reference } from "./ledger-of"

const cart = (id: string, state = "Draft") => reference({ id, state, bound_after_order: false })
const later = (id: string, state = "Draft") => reference({ id, state, bound_after_order: true })

describe("the order reference that a payment collection is to be paid with", () => {
  it.each([
    ["the one that the buyer of a cart chose last", [cart("2"), cart("1")], "2"],
    ["the order's own, whatever is offered for it later", [later("2"), cart("1", "Open")], "1"],
    [
      "the order's own, though another one ended unconfirmed",
      [later("2", "Canceled"), cart("1")],
      "1",
    ],
    ["the one that the buyer has confirmed since", [later("2", "Open"), cart("1", "Closed")], "2"],
    [
      "a confirmed one whose card was declined",
      [later("2", "Suspended"), cart("1", "Closed")],
      "2",
    ],
    [
      "the one offered last of an order that somebody in the store made",
      [later("2"), later("1")],
      "2",
    ],
    ["none where none was offered", [], undefined],
  ])("is %s", (_, references, expected) => {
    expect(chosenOf(references)?.id).toBe(expected)
  })
})
