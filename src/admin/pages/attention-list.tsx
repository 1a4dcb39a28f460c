import { Alert, Button, Table, Text } from "@medusajs/ui"
import { useRef, useState } from "react"
import { Link } from "react-router-dom"
import { useAttention } from "../data/hooks"
import type { AttentionRow, Reason } from "../data/types"
import { messageOf } from "../parts/failure"
import { useFocusKept } from "../parts/focus"
import { linkLook } from "../parts/link-look"
import { useIsNarrow } from "../parts/narrow"
import { useWords } from "../parts/words"
import { DismissalDrawer, type ReasonOfOrder } from "./dismissal-drawer"
import { Pager } from "./pager"
import { pageSize } from "./paging"

/**
 * Orders that need attention: every reason, and what to do. The order that waits longest is first, and its reasons stand
 * together: whoever works on an order wants to know all of them.
 */
export function AttentionList() {
  const { t } = useWords()
  const [offset, setOffset] = useState(0)
  const [dismissed, setDismissed] = useState<ReasonOfOrder | null>(null)
  const home = useRef<HTMLDivElement>(null)
  const keepsFocus = useFocusKept(home)
  const { data, error } = useAttention({ limit: pageSize, offset })
  if (error) return <Alert variant="error">{messageOf(error)}</Alert>
  if (!data) return null
  return (
    <div ref={keepsFocus}>
      <div
        ref={home}
        // What is dismissed has no button any more: the focus goes here then.
        tabIndex={-1}
        className="outline-none"
        aria-label={t("overview.attention")}
        role="group"
      >
        {data.count === 0 ? (
          <Text size="small">{t("overview.nobody")}</Text>
        ) : (
          <Orders orders={data.orders} onDismiss={setDismissed} />
        )}
      </div>
      <DismissalDrawer row={dismissed} onClose={() => setDismissed(null)} home={home} />
      <Pager
        offset={offset}
        count={data.count}
        onOffset={setOffset}
        previous={t("overview.previous")}
        next={t("overview.next")}
      />
    </div>
  )
}

type OnDismiss = (reason: ReasonOfOrder) => void

function Orders({ orders, onDismiss }: { orders: readonly AttentionRow[]; onDismiss: OnDismiss }) {
  const { t } = useWords()
  const lines = orders.flatMap((row) =>
    row.reasons.map((reason, index) => ({
      key: `${row.order_reference_id} ${reason.attention} ${index}`,
      ...{ row, reason, onDismiss },
    })),
  )
  if (useIsNarrow()) {
    return (
      <ul className="flex flex-col divide-y">
        {lines.map(({ key, ...line }) => (
          <ReasonCard key={key} {...line} />
        ))}
      </ul>
    )
  }
  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("overview.order")}</Table.HeaderCell>
            <Table.HeaderCell>{t("overview.why")}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t("overview.amount")}</Table.HeaderCell>
            <Table.HeaderCell>{t("overview.since")}</Table.HeaderCell>
            <Table.HeaderCell>
              <span className="sr-only">{t("dismissal.open")}</span>
            </Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {lines.map(({ key, ...line }) => (
            <ReasonRow key={key} {...line} />
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}

/** One reason of an order. */
interface Line {
  row: AttentionRow
  reason: Reason
  onDismiss: OnDismiss
}

function ReasonRow({ row, reason, onDismiss }: Line) {
  const words = useWords()
  return (
    <Table.Row data-amazon-pay="attention-row">
      <Table.Cell className="text-nowrap py-3 align-top">
        <OrderName row={row} />
      </Table.Cell>
      <Table.Cell className="min-w-64 whitespace-normal py-3 align-top">
        {words.attention(reason.attention, reason.amount, row.currency_code)}
      </Table.Cell>
      <Table.Cell className="text-nowrap py-3 text-right align-top">
        {reason.amount !== null && words.money(reason.amount, row.currency_code)}
      </Table.Cell>
      <Table.Cell className="text-nowrap py-3 align-top">{words.time(reason.since)}</Table.Cell>
      <Table.Cell className="py-3 text-right align-top">
        <Dismiss {...{ row, reason, onDismiss }} variant="transparent" />
      </Table.Cell>
    </Table.Row>
  )
}

/** The same where a table does not fit. */
function ReasonCard({ row, reason, onDismiss }: Line) {
  const words = useWords()
  return (
    <li className="flex flex-col items-start gap-y-2 py-3" data-amazon-pay="attention-row">
      <div className="txt-compact-small">
        <OrderName row={row} />
      </div>
      <Text size="small">
        {words.attention(reason.attention, reason.amount, row.currency_code)}
      </Text>
      <Text size="xsmall" className="text-ui-fg-subtle">
        {words.t("overview.since")} {words.time(reason.since)}
      </Text>
      <Dismiss {...{ row, reason, onDismiss }} variant="secondary" />
    </li>
  )
}

function OrderName({ row }: { row: AttentionRow }) {
  const { t } = useWords()
  return (
    <>
      {row.order ? (
        <Link to={`/orders/${row.order.id}`} className={linkLook}>
          #{row.order.display_id}
        </Link>
      ) : (
        t("overview.noOrder")
      )}
      <Text size="xsmall" className="text-ui-fg-subtle">
        {row.amazon_order_reference_id}
      </Text>
    </>
  )
}

function Dismiss({
  row,
  reason,
  onDismiss,
  variant,
}: Line & { variant: "transparent" | "secondary" }) {
  const words = useWords()
  const { t } = words
  const { order_reference_id, currency_code, amazon_order_reference_id } = row
  const order = row.order
    ? t("simulations.order", { number: row.order.display_id })
    : amazon_order_reference_id
  return (
    <Button
      size="small"
      variant={variant}
      aria-label={t("dismissal.openOf", { what: words.attentionShort(reason.attention), order })}
      onClick={() => onDismiss({ ...reason, order_reference_id, currency_code, order })}
    >
      {t("dismissal.open")}
    </Button>
  )
}
