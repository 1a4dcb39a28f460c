import type { Check } from "../check"

/**
 * What can be found, in English. Places such as `{{minutes}}` are filled with values: numbers, names and words of
 * Amazon's. The name of a place tells what it holds: one that ends with `At` a time, ISO 8601; `type` a notification's
 * type; `why` a program's own words.
 */
export interface Sentence {
  check: Check
  message: string
  /** What to do about it. What has nothing to be done about it is ok. */
  fix?: string
}

/** By code: a word that stays the same when the sentence is written anew. */
export type Sentences = Record<string, Sentence>

type PlacesIn<Text> = Text extends `${string}{{${infer Place}}}${infer Rest}`
  ? Place | PlacesIn<Rest>
  : never

/** The names of what has to be filled in. */
export type PlacesOf<One extends Sentence> =
  PlacesIn<One["message"]> | (One extends { fix: infer Fix } ? PlacesIn<Fix> : never)

/** What is filled into a sentence. */
export type Values = Readonly<Record<string, string | number>>

/** A sentence with its values in it. */
export function filled(text: string, values: Values): string {
  return text.replace(/\{\{(\w+)\}\}/g, (place, name: string) => String(values[name] ?? place))
}
