import { IpnError, parseNotification, readHead, type ReadHead } from "../../../ipn"
import type { Accepted } from "./accept-notification"
import {
  notificationRow,
  subscriptionRow,
  unreadableRow,
  type NewNotificationRow,
} from "./notification-row"
import type { NotStoredError } from "./store-notification"

/** The row for an accepted message; a dead one, with the reason, when it cannot be understood. Throws nothing. */
export function readMessage(accepted: Accepted, now: Date): NewNotificationRow {
  const { type, message } = accepted.envelope
  try {
    return type === "Notification"
      ? notificationRow(accepted, parseNotification(message), now)
      : subscriptionRow(accepted, now)
  } catch (error) {
    const problem =
      error instanceof IpnError
        ? `It could not be understood: ${error.message}.`
        : "It could not be read."
    return deadMessage(accepted, headIn(message), problem, now)
  }
}

/**
 * The row for a message that the database refuses: dead, with the reason. It holds no text of the notification but the
 * message itself, since that text may be what is refused.
 */
export function refusedMessage(
  accepted: Accepted,
  { message: problem }: NotStoredError,
  now: Date,
): NewNotificationRow {
  const { type, isSample } = headIn(accepted.envelope.message)
  return deadMessage(accepted, { type, isSample }, `It could not be stored. ${problem}`, now)
}

/** What cannot be masked is not kept. */
function deadMessage(
  accepted: Accepted,
  head: ReadHead,
  problem: string,
  now: Date,
): NewNotificationRow {
  try {
    return unreadableRow(accepted, head, problem, now)
  } catch {
    return unreadableRow({ ...accepted, rawBody: null }, head, problem, now)
  }
}

/** A notification is accepted by its head, so it has one; a subscription has none. */
function headIn(message: string): ReadHead {
  try {
    return readHead(message)
  } catch {
    return { type: "unknown", isSample: false }
  }
}
