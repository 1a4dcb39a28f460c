import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import type {
  Accounting,
  AmazonObject,
  Authorization,
  Capture,
  Panel,
  Payment,
} from "../data/types"
import { StateBadge } from "../parts/state-badge"
import { useWords } from "../parts/words"
import type { Actions } from "./actions"
import { AmountDrawer } from "./amount-drawer"

interface Props {
  panel: Panel
  payment: Payment
  actions: Actions
  /** The store's time, in milliseconds. */
  now: number
}

/** Authorizations, in them captures, in them refunds, as Amazon has them. */
export function AmazonObjects({ now, ...props }: Props) {
  const { t } = useWords()
  const { authorizations } = props.payment
  if (!authorizations.length) return null
  return (
    <ul className="flex flex-col gap-y-3" aria-label={t("panel.objects")}>
      {authorizations.map((authorization) => (
        <li key={authorization.id}>
          <ObjectLine
            name={t("objects.authorization")}
            kind="authorization"
            object={authorization}
            currency={props.panel.currency_code}
            more={<Expiry authorization={authorization} now={now} />}
          />
          {authorization.captures.length > 0 && (
            <ul className="border-ui-border-base ml-2 mt-2 flex flex-col gap-y-2 border-l pl-4">
              {authorization.captures.map((capture) => (
                <CaptureItem key={capture.id} capture={capture} {...props} />
              ))}
            </ul>
          )}
        </li>
      ))}
    </ul>
  )
}

function Expiry({ authorization, now }: { authorization: Authorization; now: number }) {
  const words = useWords()
  const { expires_at } = authorization
  if (!expires_at) return null
  return (
    <>
      {words.t("panel.held", { until: words.until(expires_at, now), at: words.time(expires_at) })}
    </>
  )
}

function CaptureItem({
  panel,
  payment,
  actions,
  capture,
}: Omit<Props, "now"> & { capture: Capture }) {
  const { t } = useWords()
  const [isRefunding, setRefunding] = useState(false)
  const parcel = panel.parcels.find(
    ({ fulfillment_id }) => fulfillment_id === capture.fulfillment_id,
  )
  const refund = capture.refund
  return (
    <li data-amazon-pay="capture">
      <div className="flex items-start justify-between gap-x-2">
        <ObjectLine
          name={parcel ? t("objects.captureOf", { number: parcel.number }) : t("objects.capture")}
          kind="capture"
          object={capture}
          currency={panel.currency_code}
          accounting={capture.accounting}
          more={capture.state === "completed" && !capture.booked ? t("panel.notBooked") : null}
        />
        {refund.allowed && (
          <Button
            size="small"
            variant="transparent"
            className="shrink-0"
            disabled={actions.isBusy}
            onClick={() => setRefunding(true)}
          >
            {t("actions.refund")}
          </Button>
        )}
      </div>
      {capture.refunds.length > 0 && (
        <ul className="border-ui-border-base ml-2 mt-2 flex flex-col gap-y-2 border-l pl-4">
          {capture.refunds.map((one) => (
            <li
              key={one.id}
              data-amazon-pay="refund"
              className="flex items-start justify-between gap-x-2"
            >
              <ObjectLine
                name={t("objects.refund")}
                kind="refund"
                object={one}
                currency={panel.currency_code}
                accounting={one.accounting}
                note={one.note}
                more={one.state === "declined" && one.booked ? t("panel.refundDeclined") : null}
              />
              {one.again.allowed && (
                <Button
                  size="small"
                  variant="transparent"
                  className="shrink-0"
                  disabled={actions.isBusy}
                  onClick={() => void actions.refundAgain(panel, payment, one)}
                >
                  {t("actions.refundAgain")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {refund.allowed && (
        <AmountDrawer
          isOpen={isRefunding}
          onOpenChange={setRefunding}
          title={t("drawer.refund.title")}
          text={t("drawer.refund.text")}
          submit={t("actions.refund")}
          most={refund.amount ?? "0"}
          currency={panel.currency_code}
          isBusy={actions.isBusy}
          home={actions.home}
          withNote
          onSubmit={(asked) => actions.refund(panel, payment, capture, asked)}
        />
      )}
    </li>
  )
}

/** One object in two lines: what, how much and in which state; then since when, why, and its id. */
function ObjectLine({
  name,
  kind,
  object,
  currency,
  accounting,
  note,
  more,
}: {
  name: string
  kind: "authorization" | "capture" | "refund"
  object: AmazonObject
  currency: string
  accounting?: Accounting | null
  note?: string | null
  more: React.ReactNode
}) {
  const words = useWords()
  return (
    <div className="flex min-w-0 flex-col gap-y-0.5 break-words">
      <div className="flex flex-wrap items-center gap-x-2">
        <Text size="small" weight="plus">
          {name}
        </Text>
        <Text size="small">{object.amount ? words.money(object.amount, currency) : ""}</Text>
        <StateBadge state={object.state} />
      </div>
      <Text size="xsmall" className="text-ui-fg-subtle">
        {words.time(object.requested_at)}
        {object.amazon_id ? ` · ${object.amazon_id}` : ""}
      </Text>
      {object.made_elsewhere && (
        <Text size="xsmall" className="text-ui-fg-subtle" data-amazon-pay="made-elsewhere">
          {words.t("objects.elsewhere")}
        </Text>
      )}
      {object.reason && (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {words.reason(object.reason, kind, object.asked_again)}
          {object.asked_again && ` ${words.t("objects.askedAgain")}`}
        </Text>
      )}
      {object.advice && (
        <Text size="xsmall" className="text-ui-fg-subtle" data-amazon-pay="advice">
          {words.reason(object.advice, kind)}
        </Text>
      )}
      {note && (
        <Text size="xsmall" className="text-ui-fg-subtle" data-amazon-pay="note">
          {words.t("objects.note", { note })}
        </Text>
      )}
      {accounting && (
        <Text size="xsmall" className="text-ui-fg-subtle" data-amazon-pay="accounting">
          {words.accounting(accounting, kind === "refund")}
        </Text>
      )}
      {more && (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {more}
        </Text>
      )}
    </div>
  )
}
