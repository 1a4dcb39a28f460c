import fc from "fast-check"
import { maskedBody } from "../masked-body"

const masked = (value: unknown): unknown => JSON.parse(maskedBody(JSON.stringify(value)))
const element = (name: string, inner: string) => `<${name}>${inner}</${name}>`

/** An SNS message around Amazon's JSON around Amazon's XML. */
const envelope = (xml: string) => ({
  Type: "Notification",
  MessageId: "m1",
  Message: JSON.stringify({ NotificationType: "PaymentCapture", NotificationData: xml }),
  Signature: "abc=",
})
const maskedXml = (xml: string) => {
  const { Message } = masked(envelope(xml)) as { Message: string }
  return (JSON.parse(Message) as { NotificationData: string }).NotificationData
}

describe("a message as it is kept", () => {
  it("stays what it was where it names nobody", () => {
    const plain = envelope("<C><AmazonCaptureId>S01-1-C1</AmazonCaptureId><State>Open</State></C>")
    expect(masked(plain)).toEqual(plain)
  })

  it.each(["Token", "SubscribeURL", "SubscribeUrl", "UnsubscribeURL", "UnsubscribeUrl"])(
    "holds no %s",
    (name) => {
      expect(masked({ Type: "SubscriptionConfirmation", [name]: "https://x?Token=1" })).toEqual({
        Type: "SubscriptionConfirmation",
        [name]: "…",
      })
    },
  )

  it.each([
    ["with attributes", '<Name kind="first">Susie</Name>', '<Name kind="first">…</Name>'],
    ["with a prefix", "<a:Email>susie@example.com</a:Email>", "<a:Email>…</a:Email>"],
    ["in another case", "<postalcode>98109</postalcode>", "<postalcode>…</postalcode>"],
    ["as CDATA", "<Name><![CDATA[Susie <3]]></Name>", "<Name>…</Name>"],
    ["with elements inside", "<Buyer><First>Susie</First></Buyer>", "<Buyer>…</Buyer>"],
    ["over lines", "<City>\nSeattle\n</City>", "<City>…</City>"],
    ["twice", "<Name>A</Name><Name>B</Name>", "<Name>…</Name><Name>…</Name>"],
    ["cut short", "<Name>Susie", "<Name>…"],
  ])("masks an element %s", (_, xml, expected) => {
    expect(maskedXml(`<O>${xml}`)).toBe(`<O>${expected}`)
  })

  it.each([
    ["of a longer name", "<NameOfShop>Mugs</NameOfShop>"],
    ["that is empty", "<Buyer/><Amount>1.00</Amount><Email />"],
  ])("leaves an element %s", (_, xml) => {
    expect(maskedXml(`<O>${xml}</O>`)).toBe(`<O>${xml}</O>`)
  })

  it("masks a field whatever it holds, however deep", () => {
    expect(masked({ a: [{ buyer: { id: 1 } }, { PHONE: 12 }], name: ["Susie"] })).toEqual({
      a: [{ buyer: "…" }, { PHONE: "…" }],
      name: "…",
    })
  })

  const nested = (depth: number, inner: string) => "[".repeat(depth) + inner + "]".repeat(depth)

  it.each([
    ["in the message", nested(100_000, '{"Name":"Susie"}')],
    ["in a text of it", JSON.stringify(nested(100_000, '"Susie"'))],
  ])("holds nothing of what is nested deeper %s than anything of Amazon's", (_, deep) => {
    const kept = maskedBody(`{"Type":"Notification","x":${deep}}`)
    expect(kept).toContain('"Type":"Notification"')
    expect(kept).not.toContain("Susie")
    expect(kept.length).toBeLessThan(1_000)
    expect(maskedBody(kept)).toBe(kept)
  })

  it("takes text that is no JSON, and bytes", () => {
    expect(maskedBody("{ not JSON <Name>Susie</Name>")).toBe("{ not JSON <Name>…</Name>")
    expect(maskedBody(Buffer.from('{"Name":"Süsie"}'))).toBe('{"Name":"…"}')
  })

  const personal = fc.constantFrom("Name", "Email", "Phone", "AddressLine1", "City", "PostalCode")
  const secret = "Susie-4711"

  it("never holds what a listed field or element held", () => {
    const holder = fc.letrec((again) => ({
      value: fc.oneof(
        { depthSize: "small" },
        personal.map((name) => ({ [name]: secret })),
        personal.map((name) => element(name, secret)),
        personal.map((name) => element(name, `<![CDATA[${secret}]]>`)),
        fc.array(again("value"), { maxLength: 3 }),
        fc.dictionary(fc.string(), again("value"), { maxKeys: 3 }),
        again("value").map((inner) => JSON.stringify([inner])),
      ),
    })).value
    fc.assert(
      fc.property(holder, (value) => {
        expect(maskedBody(JSON.stringify({ value }))).not.toContain(secret)
      }),
    )
  })

  it("changes nothing when it is masked again", () => {
    fc.assert(
      fc.property(personal, fc.string(), (name, inner) => {
        const once = maskedBody(JSON.stringify(envelope(element(name, inner))))
        expect(maskedBody(once)).toBe(once)
      }),
    )
  })
})
