import fc from "fast-check"
import { isAmazonPays, topicTrust } from "../topic-trust"

const sellerId = "A2TESTSELLER01"
const name = `A3BXB0YN3XH17H${sellerId}`
const own = `arn:aws:sns:us-east-1:291180941288:${name}`
const second = `arn:aws:sns:eu-west-1:598607868003:${name}`
const stranger = `arn:aws:sns:us-east-1:666666666666:${name}`
const at = new Date(0)
const learnt = (topic_arn: string) => ({ topic_arn, trusted: true, confirmed_at: null })
const confirmed = (topic_arn: string) => ({ topic_arn, trusted: true, confirmed_at: at })
const seen = (topic_arn: string) => ({ topic_arn, trusted: false, confirmed_at: null })

describe("a topic that can only be Amazon Pay's", () => {
  it.each([
    [own, true],
    [second, true],
    [`arn:aws:sns:us-west-2:291180941288:136311${sellerId}`, true],
    [stranger, false],
    [`arn:aws:sns:us-east-1:291180941288:${sellerId}`, false],
    [`arn:aws:sns:us-east-1:291180941288:A3BXB0YN3XH17HA2OTHERSELLER`, false],
    [`arn:aws:sns:us-east-1:291180941288:${name}x`, false],
    [`arn:aws:sns:us-east-1:291180941288:evil-${sellerId}`, false],
    [`arn:aws-cn:sns:cn-north-1:291180941288:${name}`, false],
    [`arn:aws:sns:us-east-1:666666666666:x:291180941288:${name}`, false],
    [`arn:aws:sqs:us-east-1:291180941288:${name}`, false],
  ])("%s: %p", (arn, expected) => {
    expect(isAmazonPays(arn, sellerId)).toBe(expected)
  })
})

describe("a message's topic", () => {
  it.each([
    ["named in the options", own, [own], [], "trusted"],
    ["one of several named in the options", own, [second, own], [], "trusted"],
    ["a stranger's that the options name", stranger, [stranger], [], "trusted"],
    ["not the one in the options", own, [second], [confirmed(own)], "strange"],
    ["Amazon Pay's, the first ever seen", own, [], [], "learn"],
    ["Amazon Pay's, after strangers", own, [], [seen(stranger)], "learn"],
    ["Amazon Pay's, that was learnt", own, [], [learnt(own), seen(stranger)], "trusted"],
    ["Amazon Pay's beside another that was learnt", second, [], [learnt(own)], "unconfirmed"],
    [
      "Amazon Pay's beside one that a person confirmed",
      second,
      [],
      [confirmed(own)],
      "unconfirmed",
    ],
    ["a stranger's, the first ever seen", stranger, [], [], "unconfirmed"],
    ["a stranger's beside one that was learnt", stranger, [], [learnt(own)], "unconfirmed"],
    ["a stranger's beside one that a person confirmed", stranger, [], [confirmed(own)], "strange"],
    ["a stranger's that a person confirmed", stranger, [], [confirmed(stranger)], "trusted"],
  ])("%s", (_, topic, pinned, known, expected) => {
    expect(topicTrust(topic, { sellerId, pinned, known })).toBe(expected)
  })

  const arn = fc.constantFrom(own, second, stranger)
  const row = fc.record({
    topic_arn: arn,
    trusted: fc.boolean(),
    confirmed_at: fc.constantFrom(at, null),
  })
  const rows = fc.array(row, { maxLength: 4 })

  it("is never learnt where the options name topics, and what was seen changes nothing then", () => {
    fc.assert(
      fc.property(arn, fc.array(arn, { minLength: 1 }), rows, (topic, pinned, known) => {
        expect(topicTrust(topic, { sellerId, pinned, known })).toBe(
          pinned.includes(topic) ? "trusted" : "strange",
        )
      }),
    )
  })

  it("is never taken beside another that is trusted, and no stranger's is ever learnt", () => {
    fc.assert(
      fc.property(arn, rows, (topic, known) => {
        const trust = topicTrust(topic, { sellerId, pinned: [], known })
        if (topic === stranger) expect(trust).not.toBe("learn")
        const trusted = known.filter((each) => each.trusted).map(({ topic_arn }) => topic_arn)
        if (trusted.length && !trusted.includes(topic)) {
          expect(["unconfirmed", "strange"]).toContain(trust)
        }
      }),
    )
  })

  it("of Amazon Pay's own is never refused for good unless the options name others", () => {
    fc.assert(
      fc.property(fc.constantFrom(own, second), rows, (topic, known) => {
        expect(topicTrust(topic, { sellerId, pinned: [], known })).not.toBe("strange")
      }),
    )
  })
})
