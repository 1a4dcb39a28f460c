import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Finding } from "../data/types"
import { namespace, useWords } from "./words"

/** Where a program's own words are to stand until they are put there with their language. */
const gap = "\u0000"

/**
 * What was found, or what to do about it, in the dashboard's language. The store says it in English, and that is shown
 * where there are no other words for it, in English as well as in languages that the plugin does not speak.
 */
export function FindingWords({ finding, say }: { finding: Finding; say: "message" | "fix" }) {
  const { time, language, t } = useWords()
  const { i18n } = useTranslation(namespace)
  const key = `findings.${finding.code}.${say}`
  const own = finding[say]
  if (own === undefined || !i18n.exists(key, { ns: namespace })) {
    return <span lang="en">{own && withTimes(own, finding.values, time)}</span>
  }

  const values = Object.fromEntries(
    Object.entries(finding.values).map(([name, value]) => {
      if (name === "why") return [name, gap]
      if (name === "type") return [name, t(`types.${value}`, { defaultValue: String(value) })]
      return [name, name.endsWith("At") ? time(String(value)) : value]
    }),
  )
  const [before, after] = String(t(key, values)).split(gap)
  const why: ReactNode = after === undefined ? null : <span lang="en">{finding.values.why}</span>
  return (
    <span lang={language}>
      {before}
      {why}
      {after}
    </span>
  )
}

/** The store writes times for programs. */
function withTimes(
  sentence: string,
  values: Finding["values"],
  time: (at: string) => string,
): string {
  return Object.entries(values).reduce(
    (text, [name, value]) =>
      name.endsWith("At") ? text.replaceAll(String(value), time(String(value))) : text,
    sentence,
  )
}
