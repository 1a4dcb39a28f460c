import { ForeignNotificationError, UnconfirmedTopicError } from "../../../modules/amazon-pay"
import { AmazonPayProviderService } from "../service"
import type { PaymentCradle } from "../cradle"

describe("a message at Medusa's own webhook route", () => {
  const lines: string[] = []
  beforeEach(() => lines.splice(0))
  const provider = (failure: Error) => {
    const cradle = {
      amazon_pay: { receiveMessage: () => Promise.reject(failure) },
      logger: { warn: (line: string) => void lines.push(line) },
    } as unknown as PaymentCradle
    return new AmazonPayProviderService(cradle, {
      ...{ sellerId: "A2TESTSELLER01", accessKey: "AKIATEST", secretKey: "very secret" },
      ...{ clientId: "amzn1.application-oa2-client.x", region: "na", sandbox: true },
    })
  }
  const message = { data: {}, rawData: "{}", headers: {} }

  it.each([
    ["for another store", new ForeignNotificationError("It is for another seller.")],
    ["of a topic that nobody has confirmed", new UnconfirmedTopicError()],
  ])("that is %s is no error of Medusa's", async (_, failure) => {
    const answer = await provider(failure).getWebhookActionAndData(message)
    expect(answer).toEqual({ action: "not_supported" })
  })

  it("leaves few lines in the log, however many come", async () => {
    const service = provider(new ForeignNotificationError("It is for another seller."))
    for (let count = 0; count < 40; count++) await service.getWebhookActionAndData(message)
    expect(lines.length).toBeLessThanOrEqual(5)
  })

  it("is Medusa's to know of when it could not be stored", async () => {
    const failure = new Error("The database is down.")
    await expect(provider(failure).getWebhookActionAndData(message)).rejects.toThrow(failure)
  })
})
