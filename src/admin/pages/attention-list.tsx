import { Alert, Button, Table, Text } from "@medusajs/ui"
import { useState } from "react"
import { Link } from "react-router-dom"
import { useAttention } from "../data/hooks"
import type { AttentionRow } from "../data/types"
import { messageOf } from "../parts/failure"
import { linkLook } from "../parts/link-look"
import { useWords } from "../parts/words"
import { DismissalDrawer } from "./dismissal-drawer"
import { Pager } from "./pager"
import { pageSize } from "./paging"

/** Orders that need attention: why, and what to do. The one that waits longest is first. */
export function AttentionList() {
  const words = useWords()
  const { t } = words
  const [offset, setOffset] = useState(0)
  const [dismissed, setDismissed] = useState<AttentionRow | null>(null)
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
              <Table.Row key={row.order_reference_id} data-amazon-pay="attention-row">
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
                  {words.attention(row.attention, row.amount, row.currency_code)}
                </Table.Cell>
                <Table.Cell className="text-nowrap py-3 text-right align-top">
                  {row.amount !== null && words.money(row.amount, row.currency_code)}
                </Table.Cell>
                <Table.Cell className="text-nowrap py-3 align-top">
                  {row.since ? words.time(row.since) : ""}
                </Table.Cell>
                <Table.Cell className="py-3 text-right align-top">
                  <Button size="small" variant="transparent" onClick={() => setDismissed(row)}>
                    {t("dismissal.open")}
                  </Button>
                </Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </div>
      <DismissalDrawer row={dismissed} onClose={() => setDismissed(null)} />
      <Pager offset={offset} count={data.count} onOffset={setOffset} />
    </>
  )
}
