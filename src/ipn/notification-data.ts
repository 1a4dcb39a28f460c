import { camelCaseKeys } from "./camel-case-keys"
import { readXml, XmlError, type XmlDocument } from "../mws/xml-document"

/** `NotificationData` as XML, undefined when it is not one complete document. */
export function xmlIn(data: unknown): XmlDocument | undefined {
  if (typeof data !== "string") {
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
