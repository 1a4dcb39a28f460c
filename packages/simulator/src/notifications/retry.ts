import { notificationRetryInterval, notificationRetryLife } from "../domain/durations"
import type { Attempt } from "./post"

/**
 * Amazon's rule: any answer but success is tried again every hour for 14 days,
 * unless the receiver could not be reached or answered 4xx.
 * @returns milliseconds until the next attempt, or null for none
 */
export function retryAfter(createdAt: number, attempt: Attempt): number | null {
  const { status } = attempt
  if (status === null || (status >= 200 && status < 300)) return null
  if (status >= 400 && status < 500) return null
  if (attempt.at + notificationRetryInterval > createdAt + notificationRetryLife) return null
  return notificationRetryInterval
}
