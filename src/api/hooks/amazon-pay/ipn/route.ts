import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { answerTo } from "./answer"
import { notTakenIn, receiveNotification } from "../../../../notifications/receive-notification"

/**
 * Where Amazon SNS delivers the notifications of Amazon Pay. 200 means stored. Amazon does not come again after
 * a 4xx and tries every hour after a 5xx, so the answer says which of the two is wanted.
 */
export async function POST(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  try {
    const topicHeader = request.get("x-amz-sns-topic-arn")
    await receiveNotification(request.scope, {
      rawBody: bodyOf(request),
      ...(topicHeader === undefined ? {} : { topicHeader }),
    })
    // Nobody reads what it says, and a text would be given a checksum.
    response.status(200).end()
  } catch (error) {
    const { status, message, reason } = answerTo(error)
    const logger = request.scope.resolve(ContainerRegistrationKeys.LOGGER)
    const line = notTakenIn.line(
      error,
      `Amazon Pay: a notification was answered with ${status}. ${reason ?? message}`,
    )
    if (line !== null) logger.warn(line)
    response.status(status).json({ type: "amazon_pay_notification", message })
  }
}

function bodyOf({ rawBody, body }: MedusaRequest): string | Buffer {
  if (Buffer.isBuffer(rawBody) || typeof rawBody === "string") return rawBody
  return typeof body === "string" ? body : ""
}
