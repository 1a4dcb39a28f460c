import fc from "fast-check"
import { topicTrust } from "../topic-trust"

const own = "arn:aws:sns:us-east-1:291180941288:OWN"
const other = "arn:aws:sns:us-east-1:291180941288:OTHER"
const seen = (topic_arn: string, trusted: boolean) => ({ topic_arn, trusted })

describe("a message's topic", () => {
  it.each([
    ["named in the options", [own], [], "trusted"],
    ["one of several named in the options", [other, own], [], "trusted"],
    ["not the one in the options", [other], [], "strange"],
    ["not the one in the options, though trusted before", [other], [seen(own, true)], "strange"],
    ["the first ever seen", [], [], "learn"],
    ["seen before, while none is trusted", [], [seen(own, false)], "learn"],
    ["the one that is trusted", [], [seen(other, false), seen(own, true)], "trusted"],
    ["not the one that is trusted", [], [seen(other, true)], "strange"],
    [
      "seen before beside the one that is trusted",
      [],
      [seen(own, false), seen(other, true)],
      "strange",
    ],
  ])("%s", (_, pinned, known, expected) => {
    expect(topicTrust(own, pinned, known)).toBe(expected)
  })

  const arn = fc.constantFrom(own, other, `${own}2`)
  const known = fc.array(fc.record({ topic_arn: arn, trusted: fc.boolean() }), { maxLength: 4 })

  it("is never learnt where the options name topics, and what was seen changes nothing then", () => {
    fc.assert(
      fc.property(arn, fc.array(arn, { minLength: 1 }), known, (topic, pinned, rows) => {
        expect(topicTrust(topic, pinned, rows)).toBe(pinned.includes(topic) ? "trusted" : "strange")
      }),
    )
  })

  it("is never taken beside another that is trusted", () => {
    fc.assert(
      fc.property(arn, known, (topic, rows) => {
        fc.pre(rows.some(({ trusted }) => trusted))
        fc.pre(!rows.some(({ topic_arn, trusted }) => trusted && topic_arn === topic))
        expect(topicTrust(topic, [], rows)).toBe("strange")
      }),
    )
  })
})
