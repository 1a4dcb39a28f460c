import { InlineTip } from "@medusajs/ui"
import type { Panel } from "../data/types"
import { useWords } from "../parts/words"

/** What shipping everything that is left will charge, and whether it can be. */
export function BeforeShipping({
  panel,
  shipping,
}: {
  panel: Panel
  shipping: NonNullable<Panel["before_shipping"]>
}) {
  const words = useWords()
  const { t } = words
  const { amount, way, held_until } = shipping
  const modes = panel.payments.map(({ capture_mode }) => capture_mode)
  const mode = modes.find((one) => one === "fulfillment" || one === "shipment") ?? "manual"
  const values = { amount: words.money(amount, panel.currency_code) }
  const sentences = [
    way === "nothing-due"
      ? t("shipping.nothing-due")
      : way === "unreachable"
        ? t("shipping.unreachable", values)
        : `${t(`shipping.when.${mode}`, values)} ${
            way === "held" && held_until
              ? t("shipping.held", { at: words.time(held_until) })
              : way === "authorize"
                ? t("shipping.authorize")
                : ""
          }`,
  ]
  return (
    <section className="px-6 py-4" aria-label={t("shipping.title")} data-amazon-pay="shipping">
      <InlineTip label={t("shipping.title")} variant={way === "unreachable" ? "error" : "info"}>
        {sentences.join(" ").trim()}
      </InlineTip>
    </section>
  )
}
