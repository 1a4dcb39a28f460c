import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { testing } from "medusa-payment-amazon-pay/ipn"
import { signer } from "../../src/ipn/__tests__/certificates"
import type { Scene } from "./store-suite"

/** An SNS of a test's own: it signs for topics of whomever, as the real one does. */
export interface OwnSns {
  certificateUrl: string
  /**
   * Has a message of a topic delivered to the store.
   * @param more what it says; `kind`: the notification's type; `beside`: JSON of a further field
   * @returns the status of the answer
   */
  deliver(
    topicArn: string,
    more?: { data?: string; type?: "SubscriptionConfirmation"; kind?: string; beside?: string },
  ): Promise<number>
  stop(): Promise<void>
}

let messages = 0

export async function startOwnSns({ amazon, base }: Scene): Promise<OwnSns> {
  const { privateKey, pem } = await signer({ notAfter: "2124-01-01T00:00:00Z" })
  const server = createServer((_, response) => {
    response.end(pem)
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const certificateUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/own.pem`
  return {
    certificateUrl,
    deliver: async (topicArn, more = {}) => {
      const { data = "<BillingAgreementNotification/>", type, beside = "null" } = more
      const { kind = "BillingAgreementNotification" } = more
      const message = JSON.stringify({
        NotificationReferenceId: `reference-${++messages}`,
        NotificationType: kind,
        SellerId: amazon.simulator.sellerId,
        ReleaseEnvironment: "Sandbox",
        Version: "2013-01-01",
        NotificationData: data,
      }).replace(/}$/, `,"Beside":${beside}}`)
      const body = testing.signEnvelope({
        privateKey,
        message,
        topicArn,
        messageId: `message-${messages}`,
        signingCertUrl: certificateUrl,
        timestamp: new Date().toISOString(),
        ...(type ? { type } : {}),
      })
      const answer = await fetch(`${base}/hooks/amazon-pay/ipn`, {
        method: "POST",
        headers: {
          "content-type": "text/plain; charset=UTF-8",
          "x-amz-sns-topic-arn": topicArn,
        },
        body,
      })
      await answer.text()
      return answer.status
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
