import { useTranslation } from "react-i18next"
import type { Accounting } from "../data/types"

export const namespace = "amazonPay"

/** The dashboard's language, and how money and times are written in it. */
export function useWords() {
  const { t, i18n } = useTranslation(namespace)
  const language = localeOf(i18n.resolvedLanguage)
  const orAsIs = (group: string, code: string) => t(`${group}.${code}`, { defaultValue: code })

  return {
    t,
    language,
    /** @param amount decimal text in major units */
    money: (amount: string, currency: string) => moneyIn(language, amount, currency),
    number: (count: number) => new Intl.NumberFormat(language).format(count),
    time: (at: string) => new Intl.DateTimeFormat(language, moment).format(new Date(at)),
    /** How long it is until then, in the largest unit that fits: "in 3 days". */
    until: (at: string, now: number) => {
      const minutes = Math.round((Date.parse(at) - now) / 60_000)
      const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" })
      if (Math.abs(minutes) < 90) return format.format(minutes, "minute")
      const hours = Math.round(minutes / 60)
      return Math.abs(hours) < 48
        ? format.format(hours, "hour")
        : format.format(Math.round(hours / 24), "day")
    },
    state: (state: string) => orAsIs("states", state),
    /**
     * Amazon's reason or error code in plain words; a code the plugin has no words for as it is.
     * @param kind of what it is the reason; a refund's reasons ask for something else than a charge's
     * @param isPast what it says to do is done, or nobody's to do any more
     */
    reason: (code: string, kind?: string, isPast = false) => {
      const past = `pastReasons.${code}`
      if (isPast && i18n.exists(past, { ns: namespace })) return t(past)
      const words = orAsIs("reasons", code)
      if (kind === "chargeback") return orAsIs("chargebackReasons", code)
      return kind === "refund" ? t(`refundReasons.${code}`, { defaultValue: words }) : words
    },
    why: (availability: { why: string; message: string }) =>
      t(`why.${availability.why}`, { defaultValue: availability.message }),
    /** What the matter is with an order, and what to do; with the amount, where there is one. */
    attention: (code: string, amount: string | null, currency: string) => {
      const known = t(`attention.${code}`, {
        defaultValue: code,
        amount: amount === null ? "" : moneyIn(language, amount, currency),
      })
      return amount === null ? t(`attentionUnknown.${code}`, { defaultValue: known }) : known
    },
    /** What Amazon told of fees and conversion. */
    accounting: ({ fee, converted }: Accounting, isRefund: boolean) => {
      const parts = []
      if (fee) {
        const key = isRefund ? "accounting.feeRefunded" : "accounting.fee"
        parts.push(t(key, { fee: moneyIn(language, fee.amount, fee.currency) }))
      }
      if (converted) {
        const { rate } = converted
        const amount = moneyIn(language, converted.amount, converted.currency)
        parts.push(
          rate
            ? t("accounting.convertedAt", { amount, rate })
            : t("accounting.converted", { amount }),
        )
      }
      return parts.join(" · ")
    },
    attentionShort: (code: string) => orAsIs("attentionShort", code),
  }
}

/** The browser's zone is named: whoever reads it may sit elsewhere than the store. */
const moment: Intl.DateTimeFormatOptions = {
  ...{ year: "numeric", month: "short", day: "numeric" },
  ...{ hour: "numeric", minute: "2-digit", timeZoneName: "short" },
}

/** The dashboard names its languages in its own way ("ptBR"), which {@link Intl} refuses. */
export function localeOf(language = "en"): string {
  const locale = language.replace(/^([a-z]{2,3})([A-Z]{2})$/, "$1-$2")
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? "en"
  } catch {
    return "en"
  }
}

/** A currency that is none, such as one that only a message of Amazon's names, is shown as it is. */
export function moneyIn(language: string, amount: string, currency: string): string {
  try {
    return new Intl.NumberFormat(language, { style: "currency", currency }).format(
      amount as Intl.StringNumericLiteral,
    )
  } catch {
    return `${amount} ${currency}`
  }
}

export type Words = ReturnType<typeof useWords>
