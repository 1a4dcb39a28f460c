import fc from "fast-check"
import {
  isPublicAddress,
  judgeAddress,
  judgeAnswer,
  judgeHost,
  judgeRegistration,
} from "../judge-ipn-url"

const url = "https://shop.example/hooks/amazon-pay/ipn"

describe("an address for notifications", () => {
  it.each([
    [url, true, null],
    ["http://127.0.0.1:9000/hooks/amazon-pay/ipn", false, null],
    ["http://shop.example/hooks/amazon-pay/ipn", true, "over HTTPS only"],
    ["shop.example", true, "no web address"],
    ["ftp://shop.example/", false, "no web address"],
    ["https://shop.example/hooks/payment/amazon-pay_amazon-pay", true, "Medusa's own route"],
  ])("%s, from Amazon %s: %s", (address, fromAmazon, expected) => {
    const verdict = judgeAddress(address, fromAmazon)
    expect(verdict?.message ?? null).toEqual(expected && expect.stringContaining(expected))
  })

  it.each([
    ["8.8.8.8", true],
    ["172.32.0.1", true],
    ["2600:1f18::1", true],
    ["10.1.2.3", false],
    ["100.64.0.1", false],
    ["127.0.0.1", false],
    ["169.254.1.1", false],
    ["172.31.255.255", false],
    ["192.168.1.1", false],
    ["0.0.0.0", false],
    ["::1", false],
    ["::ffff:10.0.0.1", false],
    ["fd00::1", false],
    ["fe80::1", false],
    ["192.0.2.1", false],
    ["198.18.0.1", false],
    ["224.0.0.1", false],
    ["255.255.255.255", false],
    ["::", false],
    ["::ffff:8.8.8.8", false],
    ["64:ff9b::a00:1", false],
    ["2002:0a00:0001::1", false],
    ["2001:0:1::1", false],
    ["2001:db8::1", false],
    ["fec0::1", false],
    ["ff02::1", false],
    ["shop.example", false],
  ])("leads to %s, which is public: %s", (address, expected) => {
    expect(isPublicAddress(address)).toBe(expected)
  })

  it("has to lead somewhere that Amazon reaches", () => {
    expect(judgeHost("shop.example", ["2600:1f18::1", "8.8.8.8"])).toBeNull()
    expect(judgeHost("shop.example", ["8.8.8.8", "192.168.1.1"])?.message).toContain("192.168.1.1")
    expect(judgeHost("shop.example", ["192.168.1.1"])?.message).toContain("192.168.1.1")
    expect(judgeHost("shop.example", [])?.message).toContain("no host named shop.example")
  })

  const type = "amazon_pay_notification"
  it.each([
    [400, type, true, "leads to the plugin"],
    [400, undefined, false, "not the plugin's answer"],
    [200, undefined, false, "not the plugin's answer"],
    [200, type, false, "not the plugin's answer"],
    [301, undefined, false, "redirects"],
    [404, undefined, false, "nothing is there"],
    [405, undefined, false, "nothing is there"],
    [401, undefined, false, "in front of the store"],
    [403, undefined, false, "in front of the store"],
    [500, type, false, "answers 500"],
    [502, undefined, false, "answers 502"],
  ])("that answers %d with type %s", (status, said, ok, text) => {
    const verdict = judgeAnswer(url, { status, type: said })
    expect(verdict).toMatchObject({ ok, message: expect.stringContaining(text) })
    expect(verdict.fix === undefined).toBe(ok)
  })

  it("is ok for one answer only", () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 599 }), fc.string(), (status, said) => {
        const right = status === 400 && said === type
        expect(judgeAnswer(url, { status, type: said }).ok).toBe(right)
      }),
    )
  })

  it.each([
    [undefined, url, true],
    [[], url, true],
    [[url], url, true],
    [["https://other.example/", url], url, true],
    [["https://other.example/"], undefined, true],
    [["https://other.example/"], url, false],
  ])("registered as %j", (registered, wanted, ok) => {
    expect(judgeRegistration(registered, wanted)).toMatchObject({ check: "ipn-registration", ok })
  })
})
