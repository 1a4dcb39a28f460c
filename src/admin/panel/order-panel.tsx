import { ArrowPath } from "@medusajs/icons"
import { Alert, Badge, Button, Container, Heading, Text } from "@medusajs/ui"
import { useEffect, useRef } from "react"
import { usePanel } from "../data/hooks"
import { messageOf } from "../parts/failure"
import { useFocusKept } from "../parts/focus"
import { useWords } from "../parts/words"
import { useActions } from "./actions"
import { BeforeShipping } from "./before-shipping"
import type { PickableItem } from "./item-picker"
import { usePackingHint } from "./packing-hint"
import { Parcels } from "./parcels"
import { PaymentSection, whyNotId } from "./payment-section"
import { Timeline } from "./timeline"

/** What of Medusa's order the panel needs besides the plugin's API. */
export interface PanelOrder {
  id: string
  display_id?: number | null
  updated_at: string | Date
  items?: PickableItem[] | null
  fulfillments?: { id: string }[] | null
}

/** What tells an item from the order's others. */
function nameOf({ title, variant_title, variant_sku }: PickableItem): string {
  const variant = variant_title ?? variant_sku
  return variant ? `${title} (${variant})` : title
}

/** The order as Amazon has it, and what may be done about it. Nothing for orders without Amazon Pay. */
export function OrderPanel({ order }: { order: PanelOrder }) {
  const { data: panel, error, refetch } = usePanel(order.id)
  const words = useWords()
  const home = useRef<HTMLDivElement>(null)
  const actions = useActions(order.id, home)
  const keepsFocus = useFocusKept(home)
  usePackingHint(panel)
  const changed = `${String(order.updated_at)} ${order.fulfillments?.length ?? 0}`
  useEffect(() => {
    void refetch()
  }, [changed, refetch])

  if (error && !panel) {
    return (
      <Container>
        <Alert variant="error">{`${words.t("panel.unreadable")} ${messageOf(error)}`}</Alert>
      </Container>
    )
  }
  if (!panel) return null
  const isSandbox = panel.payments.some(({ account }) => account?.environment === "sandbox")
  // Where the account of a payment is gone, the others can still be read.
  const readable = panel.payments.filter((payment) => payment.actions.refresh.allowed)
  const canRefresh = readable.length > 0
  const titles = new Map((order.items ?? []).map((item) => [item.id, nameOf(item)]))
  return (
    <Container ref={keepsFocus} className="divide-y p-0" data-amazon-pay="order-panel">
      <header className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
        <div ref={home} tabIndex={-1} className="flex items-center gap-x-2 outline-none">
          <Heading level="h2" className="text-nowrap">
            {words.t("panel.title")}
          </Heading>
          {isSandbox && <Badge size="2xsmall">{words.t("panel.sandbox")}</Badge>}
        </div>
        <Button
          size="small"
          variant="secondary"
          isLoading={actions.isBusy}
          disabled={!canRefresh}
          aria-describedby={canRefresh ? undefined : whyNotId(panel.payments[0])}
          onClick={() => {
            for (const payment of readable) void actions.refresh(payment)
          }}
        >
          <ArrowPath aria-hidden />
          {words.t("actions.refresh")}
        </Button>
      </header>
      {error && (
        <div className="px-6 py-4">
          <Alert variant="warning" role="alert" data-amazon-pay="outdated">
            {`${words.t("panel.outdated")} ${messageOf(error)}`}
          </Alert>
        </div>
      )}
      {panel.payments.map((payment) => (
        <PaymentSection
          key={payment.order_reference.id}
          panel={panel}
          payment={payment}
          actions={actions}
          order={words.t("simulations.order", { number: order.display_id ?? order.id })}
        />
      ))}
      {panel.before_shipping && (
        <BeforeShipping panel={panel} shipping={panel.before_shipping} items={order.items ?? []} />
      )}
      {panel.parcels.length > 0 && <Parcels panel={panel} titles={titles} actions={actions} />}
      <Timeline panel={panel} />
      <Text size="xsmall" className="sr-only" role="status" aria-live="polite">
        {actions.isBusy
          ? words.t("picker.asking")
          : panel.payments
              .map(({ money }) =>
                words.t("panel.spoken", {
                  charged: words.money(money.charged, panel.currency_code),
                  left: words.money(money.left, panel.currency_code),
                }),
              )
              .join(" ")}
      </Text>
    </Container>
  )
}
