import { IpnError } from "./errors"
import type { Environment, NotificationHead } from "./notification"
import { isStorable } from "./storable-text"

/** Longer than any id or name of Amazon's, and short enough for an index of a database. */
export const MAX_NAME_LENGTH = 512

const names = [
  "notificationreferenceid",
  "notificationid",
  "notificationtype",
  "notificationversion",
  "sellerid",
  "merchantid",
  "releaseenvironment",
  "marketplaceid",
  "version",
  "timestamp",
  "eventtype",
  "issample",
  "objecttype",
  "objectid",
  "chargepermissionid",
] as const
type Name = (typeof names)[number]
const known: ReadonlySet<string> = new Set(names)
const isKnown = (field: string): field is Name => known.has(field)

/**
 * The fields of a notification, by their names in small letters: a name, an id or a flag as text. Absent, empty or
 * unreadable is undefined, and whether that will do shows later.
 */
export type NotificationFields = Partial<Record<Name, string | undefined>> & {
  notificationdata?: unknown
}

/**
 * Reads the JSON of a notification. Names are compared without case: Amazon's documents print those of v2 both ways.
 * By hand: a schema of sixteen fields took as long as checking the signature.
 *
 * @throws IpnError `InvalidNotification`.
 */
export function readFields(message: string): NotificationFields {
  const json = parseJson(message)
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    throw notUnderstood("is not a JSON object")
  }
  const fields: NotificationFields = {}
  for (const [name, value] of Object.entries(json)) {
    const field = name.toLowerCase()
    if (isKnown(field)) fields[field] = scalarIn(value)
    else if (field === "notificationdata") fields.notificationdata = value
  }
  return fields
}

/**
 * What a notification of v1 says about itself.
 *
 * @throws IpnError `InvalidNotification` when it lacks what it must be judged by.
 */
export function headOf(fields: NotificationFields): NotificationHead {
  return {
    notificationReferenceId: required(fields.notificationreferenceid, "NotificationReferenceId"),
    notificationType: required(fields.notificationtype, "NotificationType"),
    sellerId: required(fields.sellerid, "SellerId"),
    environment: environmentOf(required(fields.releaseenvironment, "ReleaseEnvironment")),
    marketplaceId: fields.marketplaceid,
    isSample: isSample(fields),
    version: fields.version,
    timestamp: fields.timestamp,
    eventType: fields.eventtype,
  }
}

/** True for a test message from Seller Central. */
export function isSample(fields: NotificationFields): boolean {
  return fields.issample?.toLowerCase() === "true"
}

function scalarIn(value: unknown): string | undefined {
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") {
    return undefined
  }
  const text = String(value).trim()
  return text !== "" && text.length <= MAX_NAME_LENGTH && isStorable(text) ? text : undefined
}

function required(value: string | undefined, name: string): string {
  if (value === undefined) {
    throw notUnderstood(`has no ${name}`)
  }
  return value
}

/** The error for a message that cannot be understood; says what is wrong, quotes nothing. */
export function notUnderstood(what: string): IpnError {
  return new IpnError("InvalidNotification", `the notification ${what}`)
}

function environmentOf(releaseEnvironment: string): Environment {
  const environment = releaseEnvironment.toLowerCase()
  if (environment !== "sandbox" && environment !== "live") {
    throw notUnderstood("is of no known ReleaseEnvironment")
  }
  return environment
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw notUnderstood("is not JSON")
  }
}
