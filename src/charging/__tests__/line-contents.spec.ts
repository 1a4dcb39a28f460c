import { changeSchema, lineContents } from "../line-contents"

const changes = changeSchema.array().parse([
  {
    id: "ordch_1",
    actions: [
      { action: "ITEM_ADD", reference_id: null, details: { quantity: 1 } },
      {
        action: "FULFILL_ITEM",
        reference_id: "ful_1",
        details: { reference_id: "kit", quantity: 3 },
      },
      {
        action: "FULFILL_ITEM",
        reference_id: "ful_1",
        details: { reference_id: "cloth", quantity: { value: "0.75", precision: 20 } },
      },
    ],
  },
  {
    id: "ordch_2",
    actions: [
      {
        action: "FULFILL_ITEM",
        reference_id: "ful_2",
        details: { reference_id: "kit", quantity: "1" },
      },
      {
        action: "SHIP_ITEM",
        reference_id: "ful_1",
        details: { reference_id: "kit", quantity: 3 },
      },
    ],
  },
])

describe("what a fulfillment holds", () => {
  it("is what Medusa wrote down when it was packed, by line and exact", () => {
    expect(lineContents(changes, "ful_1")).toEqual({ kit: "3", cloth: "0.75" })
    expect(lineContents(changes, "ful_2")).toEqual({ kit: "1" })
  })

  it("is nothing where nothing was written down", () => {
    expect(lineContents(changes, "ful_3")).toEqual({})
  })
})
