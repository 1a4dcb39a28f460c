import { payingWith } from "../paying"

const payment = (id: string, orderReferenceId: string | undefined, canceled = false) => ({
  id,
  ...(orderReferenceId ? { orderReferenceId } : {}),
  canceled,
})
const ids = (...payments: ReturnType<typeof payment>[]) =>
  payingWith(payments).map(({ id, orderReferenceId }) => [id, orderReferenceId])

describe("an order's order references", () => {
  it("have a payment each; payments made otherwise have none", () => {
    expect(ids(payment("1", "S01"), payment("2", undefined), payment("3", "S02"))).toEqual([
      ["1", "S01"],
      ["3", "S02"],
    ])
  })

  it.each([
    ["made after a cancelled one", [payment("1", "S01", true), payment("2", "S01")], "2"],
    ["made before a cancelled one", [payment("1", "S01"), payment("2", "S01", true)], "1"],
    ["cancelled last", [payment("1", "S01", true), payment("2", "S01", true)], "2"],
  ])("are paid with by one payment: %s", (_, payments, id) => {
    expect(ids(...payments)).toEqual([[id, "S01"]])
  })
})
