import { Alert, Button } from "@medusajs/ui"
import { useKnownPanel } from "../data/hooks"
import { useWords } from "../parts/words"

/** As the panel's focus goes to its heading. */
const panelPart = '[data-amazon-pay="order-panel"]'

function showPanel(): void {
  const panel = document.querySelector(panelPart)
  panel?.scrollIntoView()
  panel?.querySelector<HTMLElement>("[tabindex='-1']")?.focus({ preventScroll: true })
}

/** What an order needs attention for, in an alert each, with the way to the panel. Nothing while nobody is needed. */
export function AttentionAbove({ orderId }: { orderId: string }) {
  const { data: panel } = useKnownPanel(orderId)
  const words = useWords()
  if (!panel) return null
  const reasons = panel.payments.flatMap((payment) => payment.reasons)
  return reasons.map(({ attention, amount }, index) => (
    <Alert key={`${attention} ${index}`} variant="warning" data-amazon-pay="attention-above">
      <div className="flex flex-col items-start gap-y-2">
        <span>
          {`${words.t("panel.title")}: ${words.attention(attention, amount, panel.currency_code)}`}
        </span>
        <Button size="small" variant="secondary" onClick={showPanel}>
          {words.t("panel.toPanel")}
        </Button>
      </div>
    </Alert>
  ))
}
