import { z } from "@medusajs/framework/zod"
import { IpnError, parseNotification, readHead, type ReadHead } from "../../../ipn"
import type { ArrivalRow } from "./arrival-row"
import { deadRow, notificationRow, type NewNotificationRow } from "./notification-row"

const envelopeSchema = z.object({ Message: z.string() })

/** The row for the notification in a message that was taken in; a dead one where it cannot be understood. */
export function readArrival(arrival: ArrivalRow): NewNotificationRow {
  try {
    return notificationRow(arrival, parseNotification(messageIn(arrival)))
  } catch (error) {
    return buriedArrival(arrival, error)
  }
}

/**
 * The row for a message that nothing can be done with: a person finds it, with the reason.
 * @param error what was thrown when it was read, or stored
 */
export function buriedArrival(arrival: ArrivalRow, error: unknown): NewNotificationRow {
  const problem =
    error instanceof IpnError
      ? `It could not be understood: ${error.message}.`
      : "It could not be read."
  return deadRow(arrival, headIn(arrival), problem)
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
