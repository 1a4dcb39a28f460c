/**
 * `received`: to be worked on. `waiting`: nothing here to match it with yet. `processed`: done, `outcome` says what came of
 * it. `unmatched`: waited for long enough. `dead`: failed too often. The last two are for a person to look at, and
 * to replay.
 */
export const notificationStates = ["received", "waiting", "processed", "unmatched", "dead"] as const
export type NotificationState = (typeof notificationStates)[number]
