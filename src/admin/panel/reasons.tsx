import { Alert, Button } from "@medusajs/ui"
import { useState, type RefObject } from "react"
import type { Payment, Reason } from "../data/types"
import { DismissalDrawer, type ReasonOfOrder } from "../pages/dismissal-drawer"
import { useWords } from "../parts/words"

interface Props {
  payment: Payment
  currency: string
  /** What the order is called. */
  order: string
  /** Who gets the focus when a reason is gone with its button. */
  home: RefObject<HTMLElement | null>
}

/** Everything an order needs attention for, and a button beside each that takes it off the list. */
export function Reasons({ payment, currency, order, home }: Props) {
  const words = useWords()
  const { t } = words
  const [dismissed, setDismissed] = useState<ReasonOfOrder | null>(null)
  const parts = payment.address_differences.map((part) => t(`addressPart.${part}`)).join(", ")
  const sentenceOf = ({ attention, amount }: Reason) => {
    const sentence = words.attention(attention, amount, currency)
    return attention === "address-differs" && parts
      ? `${sentence} ${t("panel.addressParts", { parts })}`
      : sentence
  }
  const ofOrder = (reason: Reason): ReasonOfOrder => ({
    ...reason,
    order_reference_id: payment.order_reference.id,
    currency_code: currency,
    order,
  })
  return (
    <>
      {payment.reasons.map((reason, index) => (
        <Alert key={`${reason.attention} ${index}`} variant="warning" data-amazon-pay="attention">
          <div className="flex flex-col items-start gap-y-2">
            <span>{sentenceOf(reason)}</span>
            <Button
              size="small"
              variant="secondary"
              aria-label={t("dismissal.openOf", {
                what: words.attentionShort(reason.attention),
                order,
              })}
              onClick={() => setDismissed(ofOrder(reason))}
            >
              {t("dismissal.open")}
            </Button>
          </div>
        </Alert>
      ))}
      <DismissalDrawer row={dismissed} onClose={() => setDismissed(null)} home={home} />
    </>
  )
}
