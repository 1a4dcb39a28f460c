import { zodValidator } from "@medusajs/framework"
import { CaptureBody, RefundBody, SimulationsBody } from "../validators"

const capture = { amazon_capture_id: "S01-1-C1" }

describe("a request that cannot be read", () => {
  it.each([
    ["a refund without an amount", RefundBody, capture, /Give amazon_capture_id and amount/],
    ["a refund of nothing", RefundBody, {}, /or the amazon_refund_id of a declined one/],
    [
      "a misspelt field of a refund",
      RefundBody,
      { ...capture, amount: "1", noet: "x" },
      /Unrecognized fields: 'noet'/,
    ],
    [
      "a refund that is asked for again, with another amount",
      RefundBody,
      { amazon_refund_id: "S01-1-R1", amount: "1" },
      /give nothing else/,
    ],
    [
      "an amount in words",
      CaptureBody,
      { amount: "ten" },
      /amount must be a decimal number such as/,
    ],
    ["an amount below zero", RefundBody, { ...capture, amount: "-1" }, /amount must be a decimal/],
    ["an amount of zero", CaptureBody, { amount: 0 }, /amount must be a decimal number/],
    [
      "a misspelt simulation",
      SimulationsBody,
      { account: "a", simulations: [{ simulation: "refund-amazon-rejectd" }] },
      /There is no simulation "refund-amazon-rejectd"\. There are: .*refund-amazon-rejected/,
    ],
  ])("says what is wrong with %s", async (_, schema, body, words) => {
    await expect(zodValidator<unknown>(schema, body)).rejects.toThrow(words)
  })
})

describe("a refund's body", () => {
  it("is one of a capture, or one that is asked for again", () => {
    expect(RefundBody.parse({ ...capture, amount: 12.5, note: " Late " })).toEqual({
      ...capture,
      amount: "12.5",
      note: "Late",
      refund_reason_id: undefined,
    })
    expect(RefundBody.parse({ amazon_refund_id: "S01-1-R1", version: "apop_1" })).toEqual({
      amazon_refund_id: "S01-1-R1",
      version: "apop_1",
    })
  })
})
