/** What of an SNS message its signature covers. */
export type SignedFields =
  | {
      Type: "Notification"
      Message: string
      MessageId: string
      Subject?: string | null | undefined
      Timestamp: string
      TopicArn: string
    }
  | {
      Type: "SubscriptionConfirmation" | "UnsubscribeConfirmation"
      Message: string
      MessageId: string
      SubscribeURL: string
      Timestamp: string
      Token: string
      TopicArn: string
    }

/**
 * The text an SNS message is signed by: names and values in Amazon's order, each followed by a line feed; `Subject`
 * only when the message has one. Source: Amazon SNS, "Verifying the signatures of Amazon SNS messages".
 */
export function signedText(fields: SignedFields): string {
  const { Message, MessageId, Timestamp, TopicArn, Type } = fields
  const start = `Message\n${Message}\nMessageId\n${MessageId}\n`
  const end = `TopicArn\n${TopicArn}\nType\n${Type}\n`
  if (fields.Type === "Notification") {
    const hasSubject = fields.Subject !== undefined && fields.Subject !== null
    const subject = hasSubject ? `Subject\n${fields.Subject}\n` : ""
    return `${start}${subject}Timestamp\n${Timestamp}\n${end}`
  }
  return `${start}SubscribeURL\n${fields.SubscribeURL}\nTimestamp\n${Timestamp}\nToken\n${fields.Token}\n${end}`
}
