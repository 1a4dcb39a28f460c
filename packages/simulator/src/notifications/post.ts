import { request as httpRequest } from "node:http"
import { request as httpsRequest } from "node:https"

export interface Message {
  readonly endpoint: string
  readonly messageId: string
  readonly topicArn: string
  readonly type: string
  readonly body: string
}

/** What became of one delivery: the receiver's HTTP status, or null when it could not be reached. */
export interface Attempt {
  readonly at: number
  readonly status: number | null
  readonly error: string | null
}

/** Amazon SNS waits this long for an answer, in real milliseconds. */
const patience = 15_000

function headers(message: Message): Record<string, string | number> {
  return {
    "x-amz-sns-message-type": message.type,
    "x-amz-sns-message-id": message.messageId,
    "x-amz-sns-topic-arn": message.topicArn,
    "x-amz-sns-subscription-arn": `${message.topicArn}:${message.messageId}`,
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Length": Buffer.byteLength(message.body),
    "User-Agent": "Amazon Simple Notification Service Agent",
    "Accept-Encoding": "gzip,deflate",
  }
}

/** Posts a message as Amazon SNS does, unless told to stop; never rejects. */
export function post(
  message: Message,
  signal: AbortSignal,
): Promise<{ readonly status: number | null; readonly error: string | null }> {
  return new Promise((resolve) => {
    const secure = message.endpoint.startsWith("https:")
    const send = secure ? httpsRequest : httpRequest
    const failed = (error: Error): void => {
      resolve({ status: null, error: error.message })
    }
    try {
      const request = send(
        message.endpoint,
        // Stores under test have certificates of their own; nothing secret is sent to them.
        {
          method: "POST",
          headers: headers(message),
          signal,
          ...(secure && { rejectUnauthorized: false }),
        },
        (response) => {
          response.resume()
          response.on("end", () => {
            resolve({ status: response.statusCode ?? null, error: null })
          })
          response.on("error", failed)
        },
      )
      request.setTimeout(patience, () => request.destroy(new Error("no answer in time")))
      request.on("error", failed)
      request.end(message.body)
    } catch (error) {
      failed(error instanceof Error ? error : new Error(String(error)))
    }
  })
}
