import { Alert, Button, Table, Text } from "@medusajs/ui"
import { useState } from "react"
import { Link } from "react-router-dom"
import { useAttention } from "../data/hooks"
import type { AttentionRow } from "../data/types"
import { messageOf } from "../parts/failure"
import { linkLook } from "../parts/link-look"
import { useWords } from "../parts/words"
import { DismissalDrawer, type ReasonOfOrder } from "./dismissal-drawer"
import { Pager } from "./pager"
import { pageSize } from "./paging"

/**
 * Orders that need attention: every reason, and what to do. The order that waits longest is first, and its reasons stand
 * together: whoever works on an order wants to know all of them.
 */
export function AttentionList() {
  const words = useWords()
  const { t } = words
  const [offset, setOffset] = useState(0)
  const [dismissed, setDismissed] = useState<ReasonOfOrder | null>(null)
  const { data, error } = useAttention({ limit: pageSize, offset })
  if (error) return <Alert variant="error">{messageOf(error)}</Alert>
  if (!data) return null
  if (data.count === 0) return <Text size="small">{t("overview.nobody")}</Text>
  return (
    <>
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
            {data.orders.map((row) => (
              <ReasonRows key={row.order_reference_id} row={row} onDismiss={setDismissed} />
            ))}
          </Table.Body>
        </Table>
      </div>
      <DismissalDrawer row={dismissed} onClose={() => setDismissed(null)} />
      <Pager offset={offset} count={data.count} onOffset={setOffset} />
    </>
  )
}

interface RowsProps {
  row: AttentionRow
  onDismiss: (reason: ReasonOfOrder) => void
}

/** An order, and a line for each of its reasons. */
function ReasonRows({ row, onDismiss }: RowsProps) {
  const words = useWords()
  const { t } = words
  const { order_reference_id, currency_code } = row
  return row.reasons.map((reason, index) => (
    <Table.Row key={`${reason.attention} ${index}`} data-amazon-pay="attention-row">
      <Table.Cell className="text-nowrap py-3 align-top">
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
      </Table.Cell>
      <Table.Cell className="min-w-64 whitespace-normal py-3 align-top">
        {words.attention(reason.attention, reason.amount, currency_code)}
      </Table.Cell>
      <Table.Cell className="text-nowrap py-3 text-right align-top">
        {reason.amount !== null && words.money(reason.amount, currency_code)}
      </Table.Cell>
      <Table.Cell className="text-nowrap py-3 align-top">{words.time(reason.since)}</Table.Cell>
      <Table.Cell className="py-3 text-right align-top">
        <Button
          size="small"
          variant="transparent"
          onClick={() => onDismiss({ ...reason, order_reference_id, currency_code })}
        >
          {t("dismissal.open")}
        </Button>
      </Table.Cell>
    </Table.Row>
  ))
}
