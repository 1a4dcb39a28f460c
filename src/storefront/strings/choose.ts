import type { Problem } from "../checkout/problem.ts"
import type { ConstraintView } from "../store/contract.ts"
import { de } from "./de.ts"
import { en } from "./en.ts"
import { es } from "./es.ts"
import { fr } from "./fr.ts"
import { it } from "./it.ts"
import { ja } from "./ja.ts"
import type { ConstraintCode, Strings } from "./strings.ts"
import { constraintCodes } from "./strings.ts"

/** Texts a shop puts in place of the kit's. */
export type StringChanges = Partial<Omit<Strings, "problems" | "constraints">> & {
  readonly problems?: Partial<Strings["problems"]>
  readonly constraints?: Partial<Strings["constraints"]>
}

export const languages = { en, de, fr, it, es, ja } as const

function isKnown(tag: string): tag is keyof typeof languages {
  return Object.hasOwn(languages, tag)
}

/** The texts of a language such as `de-AT`, English where there are none, with the shop's own in their places. */
export function chooseStrings(language: string, changes: StringChanges = {}): Strings {
  const tag = (language.split(/[-_]/)[0] ?? "").toLowerCase()
  const base = isKnown(tag) ? languages[tag] : en
  return {
    ...base,
    ...changes,
    problems: { ...base.problems, ...changes.problems },
    constraints: { ...base.constraints, ...changes.constraints },
  }
}

/** Problems of which the store's own words tell the buyer more than the kit's. */
const toldByStore = new Set(["order-refused", "store-refused"])

/** What a buyer reads about a problem. */
export function problemText(strings: Strings, problem: Problem): string {
  const text = strings.problems[problem.code]
  if (problem.code === "not-offered") {
    const { reason = "", detail = "" } = problem
    // Whoever is no tester sees nothing of it.
    if (reason === "TestersOnly") return ""
    return constraintText(strings, { code: reason, message: detail || text, next: "retry" })
  }
  return problem.detail && toldByStore.has(problem.code) ? `${text} ${problem.detail}` : text
}

/** What a buyer reads about a constraint of Amazon's; of unknown ones, what the store says. */
export function constraintText(strings: Strings, { code, message }: ConstraintView): string {
  // Amazon spells one of them in two ways.
  const name = code === "BuyerEqualSeller" ? "BuyerEqualsSeller" : code
  const known = constraintCodes.find((each: ConstraintCode) => each === name)
  return known ? strings.constraints[known] : message || name
}

/** A text with its amount put in. */
export function withTotal(text: string, total: string): string {
  return text.replaceAll("{total}", total)
}
