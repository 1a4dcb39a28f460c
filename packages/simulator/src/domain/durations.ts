import type { Environment } from "./environment"

/** All lifetimes in milliseconds. */
export const second = 1_000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour

/** A draft that nobody confirms becomes stale. */
export const draftLife = 3 * hour
/** Counted from creation, not from confirmation. */
export const orderReferenceLife = 180 * day
/** Captures later than this are no longer decided in real time. */
export const realTimeCaptureLimit = 7 * day
export const notificationRetryInterval = hour
export const notificationRetryLife = 14 * day
export const accessTokenLife = hour

/** How long an approved authorization waits for its capture. */
export function authorizationLife(environment: Environment): number {
  return environment === "Live" ? 30 * day : 2 * day
}
