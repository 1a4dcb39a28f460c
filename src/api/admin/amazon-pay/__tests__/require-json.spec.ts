import type { MedusaResponse } from "@medusajs/framework/http"
import { requireJson } from "../require-json"

const answered = (headers: Record<string, string>) => {
  const next = jest.fn()
  const json = jest.fn()
  const status = jest.fn(() => ({ json }))
  requireJson({ headers }, { status } as unknown as MedusaResponse, next)
  return next.mock.calls.length ? "goes on" : status.mock.calls
}

describe("a request that changes money", () => {
  it.each([
    [{ "content-type": "application/json" }],
    [{ "content-type": "Application/JSON; charset=utf-8" }],
    [{ authorization: "Bearer x" }],
  ])("goes on with %j", (headers) => {
    expect(answered(headers)).toBe("goes on")
  })

  it.each([
    [{}],
    [{ "content-type": "application/x-www-form-urlencoded" }],
    [{ "content-type": "multipart/form-data; boundary=application/json" }],
    [{ "content-type": "text/plain" }],
    [{ "content-type": "text/plain; application/json" }],
    [{ "content-type": "application/json-seq" }],
  ])("is refused with %j, which any page can send", (headers) => {
    expect(answered(headers)).toEqual([[415]])
  })
})
