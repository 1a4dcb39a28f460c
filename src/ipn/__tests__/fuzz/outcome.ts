import { IpnError } from "../../errors"
import {
  verifyEnvelope,
  type VerifiedEnvelope,
  type VerifyEnvelopeOptions,
} from "../../verify-envelope"
import type { Random } from "./random"

/** What became of a case: the code it was refused with, or why it was rightly taken. */
export interface Outcome {
  damage: string
  result: string
}

/** The verified envelope, or the IpnError; anything else thrown is a crash and stays one. */
export async function verify(
  body: Buffer,
  options: VerifyEnvelopeOptions,
): Promise<VerifiedEnvelope | IpnError> {
  try {
    return await verifyEnvelope(body, options)
  } catch (error) {
    if (error instanceof IpnError) return error
    throw error
  }
}

/** An entry of a table, by chance. */
export function entryOf<Value>(
  table: Readonly<Record<string, Value>>,
  random: Random,
): [name: string, value: Value] {
  return random.pick(Object.entries(table))
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
