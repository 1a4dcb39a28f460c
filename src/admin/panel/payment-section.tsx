import { ArrowUpRightOnBox, EllipsisHorizontal } from "@medusajs/icons"
import { Alert, Button, clx, DropdownMenu, IconButton, Text } from "@medusajs/ui"
import { useRef, useState } from "react"
import type { Availability, Panel, Payment } from "../data/types"
import { useStoreClock } from "../parts/clock"
import { linkLook } from "../parts/link-look"
import { StateBadge } from "../parts/state-badge"
import { useWords } from "../parts/words"
import type { Actions } from "./actions"
import { AmountDrawer } from "./amount-drawer"
import { AmazonObjects } from "./amazon-objects"
import { Chargebacks } from "./chargebacks"
import { Reasons } from "./reasons"

interface Props {
  panel: Panel
  payment: Payment
  actions: Actions
  /** What the order is called. */
  order: string
}

const sums = ["charged", "pending", "authorizing", "left", "held", "refunded", "refunding"] as const

/** One order reference: its state, its money, what was done with it, and what may be done. */
export function PaymentSection({ panel, payment, actions, order }: Props) {
  const words = useWords()
  const { t } = words
  const now = useStoreClock(panel.now)
  const [isCapturing, setCapturing] = useState(false)
  const { order_reference: reference, money } = payment
  const capture = payment.actions.capture
  const hasEnded = reference.state === "Closed" || reference.state === "Canceled"
  return (
    <section className="flex flex-col gap-y-4 px-6 py-4" aria-label={reference.amazon_id}>
      <Reasons payment={payment} currency={panel.currency_code} order={order} home={actions.home} />
      <Chargebacks chargebacks={payment.chargebacks} />
      <AddressNotice panel={panel} payment={payment} />
      {payment.dismissals.map(({ attention: reason, dismissed_at, dismissed_by, note }) => (
        <Text key={dismissed_at} size="xsmall" className="text-ui-fg-subtle">
          {t("dismissal.by", {
            who: panel.people[dismissed_by] ?? dismissed_by,
            what: words.attentionShort(reason),
            at: words.time(dismissed_at),
            note,
          })}
        </Text>
      ))}
      <div className="flex items-start justify-between gap-x-2">
        <div className="flex min-w-0 flex-col gap-y-1">
          <div className="flex flex-wrap items-center gap-2">
            {reference.url ? (
              <a
                href={reference.url}
                target="_blank"
                rel="noreferrer"
                className={`${linkLook} txt-compact-small-plus inline-flex items-center gap-x-1`}
              >
                {reference.amazon_id}
                <ArrowUpRightOnBox aria-hidden />
                <span className="sr-only">{t("panel.sellerCentral")}</span>
              </a>
            ) : (
              <Text size="small" weight="plus">
                {reference.amazon_id}
              </Text>
            )}
            <StateBadge state={reference.state} />
          </div>
          <Text size="small" className="text-ui-fg-subtle">
            {/* Why it ended does not say what may still be done. */}
            {reference.reason && `${words.reason(reference.reason)} `}
            {(hasEnded || !reference.reason) && t(`meaning.${reference.state}`)}
          </Text>
          {reference.paid_with && (
            <Text size="xsmall" className="text-ui-fg-subtle" data-amazon-pay="paid-with">
              {t("panel.paidWith", { what: reference.paid_with })}
            </Text>
          )}
          {reference.expires_at && !hasEnded && (
            <Text size="xsmall" className="text-ui-fg-subtle">
              {t("panel.expires", {
                until: words.until(reference.expires_at, now),
                at: words.time(reference.expires_at),
              })}
            </Text>
          )}
        </div>
        <More panel={panel} payment={payment} actions={actions} />
      </div>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-2 sm:grid-cols-3">
        {sums
          .filter((name) => name !== "authorizing" || Number(money[name]) > 0)
          .map((name) => (
            <div key={name} className="flex flex-col">
              <dt className="txt-compact-xsmall text-ui-fg-subtle">{t(`money.${name}`)}</dt>
              <dd className="txt-compact-small-plus" data-amazon-pay={`money-${name}`}>
                {words.money(money[name], panel.currency_code)}
              </dd>
            </div>
          ))}
      </dl>
      <AmazonObjects panel={panel} payment={payment} actions={actions} now={now} />
      <div className="flex flex-wrap items-center gap-2">
        <Button
          size="small"
          variant="secondary"
          disabled={!capture.allowed || actions.isBusy}
          aria-describedby={capture.allowed ? undefined : whyNotId(payment)}
          onClick={() => setCapturing(true)}
        >
          {t("actions.captureAmount")}
        </Button>
        <WhyNot id={whyNotId(payment)} availability={capture} />
      </div>
      {capture.allowed && (
        <AmountDrawer
          isOpen={isCapturing}
          onOpenChange={setCapturing}
          title={t("drawer.capture.title")}
          text={t("drawer.capture.text")}
          submit={t("actions.captureAmount")}
          most={capture.amount ?? "0"}
          currency={panel.currency_code}
          isBusy={actions.isBusy}
          home={actions.home}
          onSubmit={({ amount }) => actions.captureAmount(panel, payment, amount)}
        />
      )}
    </section>
  )
}

/** As `address_changed_by` names the plugin. */
const plugin = "amazon-pay"

/** Where the order goes, beside what its buyer chose at Amazon. */
function AddressNotice({ panel, payment }: Pick<Props, "panel" | "payment">) {
  const { t } = useWords()
  const { address_differences: different, address_changed_by: by } = payment
  const parts = different.map((part) => t(`addressPart.${part}`)).join(", ")
  if (by === plugin && !different.length) {
    return (
      <Alert variant="info" data-amazon-pay="address">
        {t("panel.addressOverwritten")}
      </Alert>
    )
  }
  // What is to be done about it stands above, with the same words.
  const isListed = payment.reasons.some(({ attention }) => attention === "address-differs")
  if (!different.length || isListed) return null
  // Whoever changed or dismissed it knows: it is said, and alarms nobody.
  const isChanged = by !== null && by !== plugin
  const isSeen =
    isChanged || payment.dismissals.some(({ attention }) => attention === "address-differs")
  const who = (by && (panel.people[by] ?? by)) || t("panel.somebody")
  return (
    <Alert variant={isSeen ? "info" : "warning"} data-amazon-pay="address">
      {t(isChanged ? "panel.addressChangedBy" : "panel.addressDiffers", { parts, who })}
    </Alert>
  )
}

/** Where it says why nothing can be captured. */
export function whyNotId(payment: Payment | undefined): string | undefined {
  return payment && `${payment.order_reference.id}-capture`
}

/** Why something cannot be done; nothing when it can. */
export function WhyNot({
  id,
  availability,
}: {
  id: string | undefined
  availability: Availability
}) {
  const words = useWords()
  if (availability.allowed) return null
  return (
    <Text id={id} size="xsmall" className="text-ui-fg-subtle">
      {words.why(availability)}
    </Text>
  )
}

function More({ panel, payment, actions }: Omit<Props, "order">) {
  const words = useWords()
  const { t } = words
  const chosen = useRef<(() => void) | null>(null)
  const items = [
    ["authorize", payment.actions.authorize],
    ["release", payment.actions.release],
    ["close", payment.actions.close],
  ] as const
  return (
    <DropdownMenu>
      <DropdownMenu.Trigger asChild>
        <IconButton
          size="small"
          variant="transparent"
          className="shrink-0"
          disabled={actions.isBusy}
          aria-label={t("panel.more")}
        >
          <EllipsisHorizontal aria-hidden />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content
        align="end"
        className="max-w-80"
        onCloseAutoFocus={() => {
          // Once the menu has given the focus back: what asks next gives it back to whom it finds with it.
          if (chosen.current) setTimeout(chosen.current)
          chosen.current = null
        }}
      >
        {items.map(([name, availability]) => (
          <DropdownMenu.Item
            key={name}
            // Not `disabled`: that would keep the reason from whoever goes through the menu by keys.
            aria-disabled={!availability.allowed}
            className={clx("flex-col items-start", !availability.allowed && "cursor-default")}
            onSelect={(event) => {
              if (availability.allowed) chosen.current = () => void actions[name](panel, payment)
              else event.preventDefault()
            }}
          >
            <span className={availability.allowed ? undefined : "text-ui-fg-disabled"}>
              {t(`actions.${name}`)}
            </span>
            {!availability.allowed && (
              <span className="txt-compact-xsmall text-ui-fg-subtle text-wrap">
                {words.why(availability)}
              </span>
            )}
          </DropdownMenu.Item>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}
