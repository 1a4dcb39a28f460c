import fc from "fast-check"
import { requireStorefrontAddress, storefrontAddress } from "../return-address"

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
    ["https://shop.example\\@evil.example/", true],
    ["https://evil.example\\@shop.example/", false],
    ["https://evil.example@shop.example/", false],
    ["https://evil.example/?https://shop.example", false],
    ["https://evil.example/one.preview.example", false],
    ["javascript:alert(1)//https://shop.example", false],
    ["data:text/html,https://shop.example", false],
    ["/checkout", false],
    ["//shop.example/checkout", false],
    ["", false],
  ])("%s is of this shop: %p", (address, expected) => {
    expect(storefrontAddress(address, cors) !== undefined).toBe(expected)
  })

  it.each([
    ["https://shop.example\\@evil.example/", "https://shop.example/@evil.example/"],
    ["https:\\\\shop.example/checkout", "https://shop.example/checkout"],
    ["https://shop.example/che\tck\nout", "https://shop.example/checkout"],
    [" https://SHOP.example:443/a b ", "https://shop.example/a%20b"],
  ])("%j is sent as every browser reads it", (address, expected) => {
    expect(storefrontAddress(address, cors)).toBe(expected)
  })

  it("is sent as the text that equals its own reading", () => {
    const piece = fc.constantFrom(
      "https://",
      "shop.example",
      "evil.example",
      "@",
      "\\",
      "\t",
      "\n",
      "/",
      ":",
      "#",
      "?",
      "%",
      " ",
      "x",
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (rest) => {
        const href = storefrontAddress(`https://shop.example${rest.join("")}`, cors)
        if (href === undefined) return
        expect(new URL(href).href).toBe(href)
        expect(new URL(href).origin).toBe("https://shop.example")
        expect(href.split(/[?#]/)[0]).not.toMatch(/[\s\\]/)
      }),
    )
  })

  it("is any where the shop allows any, and none where it allows none", () => {
    expect(storefrontAddress("https://any.example", "*")).toBe("https://any.example/")
    expect(storefrontAddress("file:///etc/passwd", "*")).toBeUndefined()
    expect(storefrontAddress("https://any.example/", "")).toBeUndefined()
  })

  it("is named when it is refused, and not repeated", () => {
    const require = () => requireStorefrontAddress("failure_url", "https://evil.example/", cors)
    expect(require).toThrow(/^failure_url is not/)
    expect(require).not.toThrow(/evil/)
  })
})
