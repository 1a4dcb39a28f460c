import { z } from "@medusajs/framework/zod"
import { IpnError, parseNotification, readHead, type ReadHead } from "../../../ipn"
import type { ArrivalRow } from "./arrival-row"
import { deadRow, notificationRow, type NewNotificationRow } from "./notification-row"
import type { NotStoredError } from "./without-values"

const envelopeSchema = z.object({ Message: z.string() })

/** The row for the notification in a message that was taken in; a dead one where it cannot be understood. Throws nothing. */
export function readArrival(arrival: ArrivalRow): NewNotificationRow {
  try {
    return notificationRow(arrival, parseNotification(messageIn(arrival)))
  } catch (error) {
    const problem =
      error instanceof IpnError
        ? `It could not be understood: ${error.message}.`
        : "It could not be read."
    return buried(arrival, headIn(arrival), problem)
  }
}

/**
 * The row for a message that the database refuses: dead, for a person to find, with the reason. No text of the
 * notification stands in it but the message itself, since that text may be what is refused.
 */
export function refusedArrival(
  arrival: ArrivalRow,
  { message }: NotStoredError,
): NewNotificationRow {
  const { type, isSample } = headIn(arrival)
  return buried(arrival, { type, isSample }, `It could not be stored. ${message}`)
}

/** Whatever a message holds, it gets out of the way of those that came after it; what cannot be masked is not kept. */
function buried(arrival: ArrivalRow, head: ReadHead, problem: string): NewNotificationRow {
  try {
    return deadRow(arrival, head, problem)
  } catch {
    return deadRow({ ...arrival, keeps_body: false }, head, problem)
  }
}

function messageIn({ body }: ArrivalRow): string {
  return envelopeSchema.parse(JSON.parse(body)).Message
}

/** It was read before the message was taken in, so it is there unless this program has changed since. */
function headIn(arrival: ArrivalRow): ReadHead {
  try {
    return readHead(messageIn(arrival))
  } catch {
    return { type: "unknown", isSample: false }
  }
}
