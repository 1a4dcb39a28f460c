import { camelCaseKeys } from "./camel-case-keys"
import { readXml, XmlError, type XmlDocument } from "../mws/xml-document"
import { isStorable } from "./storable-text"

/*
 * Anyone with an AWS account can have a message signed, so its size is the sender's choice up to SNS's limit. Amazon's
 * hold a few kilobytes and below a hundred tags; what reading costs grows faster than either.
 */
const MAX_DATA_LENGTH = 64 * 1024
const MAX_TAGS = 2_000

/** `NotificationData` as XML, undefined when it is not one complete document, or larger than any of Amazon's. */
export function xmlIn(data: unknown): XmlDocument | undefined {
  if (typeof data !== "string" || data.length > MAX_DATA_LENGTH || !isStorable(data)) {
    return undefined
  }
  if (hasMore(data, "<", MAX_TAGS)) {
    return undefined
  }
  try {
    return readXml(data)
  } catch (error) {
    if (error instanceof XmlError) {
      return undefined
    }
    throw error
  }
}

/** `NotificationData` as an object in camelCase, whether it is XML, JSON, or an object already. */
export function anythingIn(data: unknown): Readonly<Record<string, unknown>> | undefined {
  const value = xmlIn(data)?.tree ?? camelCaseKeys(typeof data === "string" ? jsonIn(data) : data)
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function hasMore(text: string, character: string, limit: number): boolean {
  let count = 0
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) {
    count += 1
    if (count > limit) {
      return true
    }
  }
  return false
}
