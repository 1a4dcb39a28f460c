import { IpnError } from "../../../../ipn"
import { ForeignNotificationError, UnconfirmedTopicError } from "../accept-notification"
import { NotTakenIn } from "../not-taken-in"

describe("what is logged of messages that were not taken in", () => {
  const forged = [
    new IpnError("InvalidSignature", "the signature is wrong"),
    new IpnError("CertificateUnavailable", "the certificate could not be read"),
    new ForeignNotificationError("It is for another seller."),
    new UnconfirmedTopicError(),
  ]

  it("is five lines a minute of what anybody can send", () => {
    const log = new NotTakenIn(() => 0)
    const lines = Array.from({ length: 40 }, (_, at) => log.line(forged[at % 4], `line ${at}`))
    expect(lines.filter((line) => line !== null)).toHaveLength(5)
  })

  it("has room for what failed here, however much was forged", () => {
    const log = new NotTakenIn(() => 0)
    for (let count = 0; count < 100; count++) log.line(forged[0], "forged")
    expect(log.line(new Error("The database is down."), "failed")).toBe("failed")
  })
})
