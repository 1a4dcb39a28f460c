import { isStorefrontAddress, requireStorefrontAddresses } from "../return-address"

const cors =
  "http://localhost:8000, https://shop.example/,/^https:\\/\\/[a-z]+\\.preview\\.example$/"

describe("an address to send the buyer back to", () => {
  it.each([
    ["http://localhost:8000/checkout?step=review", true],
    ["https://shop.example/", true],
    ["https://SHOP.example:443/x#y", true],
    ["https://one.preview.example/checkout", true],
    ["http://shop.example/", false],
    ["https://shop.example:8443/", false],
    ["http://localhost:8001/", false],
    ["https://shop.example.evil.example/", false],
    ["https://shop.example@evil.example/", false],
    ["https://evil.example/?https://shop.example", false],
    ["https://evil.example/one.preview.example", false],
    ["javascript:alert(1)//https://shop.example", false],
    ["data:text/html,https://shop.example", false],
    ["/checkout", false],
    ["//shop.example/checkout", false],
    ["", false],
  ])("%s is of this shop: %p", (address, expected) => {
    expect(isStorefrontAddress(address, cors)).toBe(expected)
  })

  it("is any where the shop allows any, and none where it allows none", () => {
    expect(isStorefrontAddress("https://any.example/", "*")).toBe(true)
    expect(isStorefrontAddress("file:///etc/passwd", "*")).toBe(false)
    expect(isStorefrontAddress("https://any.example/", "")).toBe(false)
  })

  it("is named when it is refused, and not repeated", () => {
    const addresses = { success_url: "https://shop.example/", failure_url: "https://evil.example/" }
    expect(() => requireStorefrontAddresses(addresses, cors)).toThrow(/^failure_url is not/)
    expect(() => requireStorefrontAddresses(addresses, cors)).not.toThrow(/evil/)
  })
})
