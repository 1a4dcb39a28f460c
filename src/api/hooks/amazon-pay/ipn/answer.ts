import { IpnError } from "../../../../ipn"
import { textOf } from "../../../../thrown"
import {
  ForeignNotificationError,
  UnconfirmedTopicError,
} from "../../../../notifications/receive-notification"

export interface Answer {
  status: number
  /** For the log and for whoever sent it: nothing of what was received, nothing of the store. */
  message: string
  /** For the log alone. */
  reason?: string
}

/**
 * What to answer Amazon after a failure: 4xx for what must never come again (forged, broken, somebody else's), 5xx for
 * what could not be worked on now.
 */
export function answerTo(error: unknown): Answer {
  if (error instanceof IpnError) {
    const refused = error.code === "TooLarge" ? 413 : 400
    return { status: error.retryable ? 503 : refused, message: sentence(error.message) }
  }
  if (error instanceof ForeignNotificationError) return { status: 403, message: error.message }
  if (error instanceof UnconfirmedTopicError) return { status: 503, message: error.message }
  return {
    status: 500,
    message: "The notification could not be worked on. Please send it again.",
    reason: textOf(error),
  }
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}
