import type { Check } from "./check"
import {
  filled,
  sentences,
  type FindingCode,
  type PlacesOf,
  type Sentence,
  type Values,
} from "./sentences"

/** What came of looking at one thing. Sentences hold no secret and nothing of a buyer. */
export interface Finding {
  /** What was looked at, in a word that stays the same. */
  check: Check
  /** The merchant account, `sellerId/region/environment`; null for the store as a whole. */
  account: string | null
  ok: boolean
  /** What was found, in a word that stays the same, and what is filled into its sentence. */
  code: FindingCode
  values: Values
  /** The sentence, in English. */
  message: string
  /** What to do about it; only where it is not ok. */
  fix?: string
}

/** A finding before it is said of whom. */
export type Verdict = Omit<Finding, "account">

type ValuesOf<Code extends FindingCode> = Readonly<
  Record<PlacesOf<(typeof sentences)[Code]>, string | number>
>

/** Says what was found. Every place in the code's sentences asks for its value. */
export function found<Code extends FindingCode>(
  code: Code,
  ...[given]: PlacesOf<(typeof sentences)[Code]> extends never ? [] : [ValuesOf<Code>]
): Verdict {
  const { check, message, fix }: Sentence = sentences[code]
  const values: Values = given ?? {}
  return {
    check,
    ok: fix === undefined,
    code,
    values,
    message: filled(message, values),
    ...(fix === undefined ? {} : { fix: filled(fix, values) }),
  }
}
