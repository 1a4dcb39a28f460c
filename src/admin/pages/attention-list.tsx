import { Alert, Table, Text } from "@medusajs/ui"
import { useState } from "react"
import { Link } from "react-router-dom"
import { useAttention } from "../data/hooks"
import { messageOf } from "../parts/failure"
import { linkLook } from "../parts/link-look"
import { useWords } from "../parts/words"
import { Pager } from "./pager"
import { pageSize } from "./paging"

/** Orders that need a person: why, and what to do. The one that waits longest is first. */
export function AttentionList() {
  const words = useWords()
  const { t } = words
  const [offset, setOffset] = useState(0)
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
              <Table.HeaderCell>{t("overview.since")}</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {data.orders.map(({ order_reference_id, order, attention, since, ...row }) => (
              <Table.Row key={order_reference_id} data-amazon-pay="attention-row">
                <Table.Cell className="text-nowrap py-3 align-top">
                  {order ? (
                    <Link to={`/orders/${order.id}`} className={linkLook}>
                      #{order.display_id}
                    </Link>
                  ) : (
                    t("overview.noOrder")
                  )}
                  <Text size="xsmall" className="text-ui-fg-subtle">
                    {row.amazon_order_reference_id}
                  </Text>
                </Table.Cell>
                <Table.Cell className="min-w-64 whitespace-normal py-3 align-top">
                  {words.attention(attention)}
                </Table.Cell>
                <Table.Cell className="text-nowrap py-3 align-top">
                  {since ? words.time(since) : ""}
                </Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </div>
      <Pager offset={offset} count={data.count} onOffset={setOffset} />
    </>
  )
}
