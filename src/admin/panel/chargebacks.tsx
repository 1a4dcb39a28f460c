import { Text } from "@medusajs/ui"
import type { Chargeback } from "../data/types"
import { useWords } from "../parts/words"

/** What Amazon says of each chargeback: how much of which capture, why, and how it stands. */
export function Chargebacks({ chargebacks }: { chargebacks: Chargeback[] }) {
  const words = useWords()
  const { t } = words
  if (!chargebacks.length) return null
  const partsOf = (one: Chargeback) => [
    one.amount !== null && one.currency_code !== null
      ? t("chargebacks.of", { amount: words.money(one.amount, one.currency_code) })
      : t("chargebacks.unknown"),
    one.amazon_capture_id && t("chargebacks.capture", { capture: one.amazon_capture_id }),
    one.reason &&
      t("chargebacks.reason", {
        reason: words.reason(one.reason, "chargeback"),
      }),
    one.state && t("chargebacks.state", { state: words.state(one.state) }),
    t("chargebacks.received", { at: words.time(one.received_at) }),
  ]
  return (
    <ul className="flex flex-col gap-y-1" aria-label={t("chargebacks.title")}>
      {chargebacks.map((one) => (
        <li key={one.id ?? one.received_at} data-amazon-pay="chargeback">
          <Text size="small">{partsOf(one).filter(Boolean).join(" · ")}</Text>
        </li>
      ))}
    </ul>
  )
}
