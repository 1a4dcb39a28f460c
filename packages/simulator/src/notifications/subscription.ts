import type { IncomingMessage, ServerResponse } from "node:http"
import { randomUUID } from "node:crypto"
import { addressOf, send } from "../http/message"
import { document, element, leaf } from "../text/xml"

/** The answer to a visited SubscribeURL. */
export function confirmSubscription(request: IncomingMessage, response: ServerResponse): void {
  const arn = addressOf(request)?.searchParams.get("TopicArn") ?? ""
  const body = document(
    element(
      "ConfirmSubscriptionResponse",
      element("ConfirmSubscriptionResult", leaf("SubscriptionArn", `${arn}:${randomUUID()}`)),
      element("ResponseMetadata", leaf("RequestId", randomUUID())),
    ),
  )
  send(response, 200, "text/xml", body)
}
