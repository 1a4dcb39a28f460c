import { z } from "zod"

/** A notification with all that became of it. Times in milliseconds of simulated time. */
export const recordSchema = z
  .object({
    /** Amazon SNS's MessageId. */
    id: z.string(),
    number: z.number(),
    type: z.string(),
    envelopeType: z.string(),
    objectId: z.string(),
    topicArn: z.string(),
    endpoint: z.string().nullable(),
    createdAt: z.number(),
    sentAt: z.number().nullable(),
    state: z.enum(["held", "lost", "queued", "retrying", "done"]),
    attempts: z
      .array(
        z
          .object({ at: z.number(), status: z.number().nullable(), error: z.string().nullable() })
          .readonly(),
      )
      .readonly(),
    body: z.string(),
  })
  .readonly()
export type NotificationRecord = z.infer<typeof recordSchema>
