import { randomBytes, randomInt } from "node:crypto"
import type { Environment, Region } from "../domain/environment"
import { regionDigits } from "../domain/environment"

function digits(length: number): string {
  return randomInt(10 ** length)
    .toString()
    .padStart(length, "0")
}

export function orderReferenceId(environment: Environment, region: Region): string {
  const letter = environment === "Live" ? "P" : "S"
  return `${letter}${regionDigits[region]}-${digits(7)}-${digits(7)}`
}

/** The six digits that end the identifier of an authorization, capture or refund. */
export function childDigits(): string {
  return digits(6)
}

export function childId(parent: string, letter: "A" | "C" | "R", ending: string): string {
  return `${parent}-${letter}${ending}`
}

/** A Login with Amazon access token. */
export function accessToken(): string {
  return `Atza|${randomBytes(48).toString("base64url")}`
}

export function userId(): string {
  return `amzn1.account.${randomBytes(14).toString("hex").toUpperCase()}`
}

const alphanumerics = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

/** Upper-case letters and digits, as in seller ids and access keys. */
export function upperCaseId(prefix: string, length: number): string {
  let text = prefix
  while (text.length < length) text += alphanumerics.charAt(randomInt(alphanumerics.length))
  return text
}
