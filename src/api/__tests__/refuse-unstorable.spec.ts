import type { MedusaResponse } from "@medusajs/framework/http"
import { refuseUnstorable } from "../refuse-unstorable"

const asked = (over: object) => {
  const next = jest.fn<undefined, unknown[]>()
  const request = { originalUrl: "/store/amazon-pay/config", query: {}, body: undefined, ...over }
  refuseUnstorable(request, {} as unknown as MedusaResponse, next)
  return next.mock.calls
}

describe("a text that no table can hold", () => {
  it.each([
    "/store/amazon-pay/carts/%00/status",
    "/store/amazon-pay/carts/cart_1%00x/confirm?a=1",
    "/admin/amazon-pay/orders/%00",
  ])("is no id of anything: %s is not found", (originalUrl) => {
    expect(asked({ originalUrl })).toEqual([[expect.objectContaining({ type: "not_found" })]])
  })

  it.each([
    [{ query: { account: "a\0" } }],
    [{ query: { state: ["x", "\0"] } }],
    [{ body: { items: [{ id: "\0" }] } }],
    [{ body: { ["a\0"]: 1 } }],
  ])("is refused in %j", (over) => {
    expect(asked(over)).toEqual([[expect.objectContaining({ type: "invalid_data" })]])
  })

  it("is nothing else", () => {
    const loop: Record<string, unknown> = { name: "Zoë ☃", at: new Date(), none: null }
    loop.loop = loop
    const originalUrl = "/store/amazon-pay/carts/%E0%A4%A/status?x=%00y"
    expect(asked({ originalUrl, query: { x: "y" }, body: loop })).toEqual([[]])
  })
})
