import { Alert, Button, Input, Label, Select, Table, Text } from "@medusajs/ui"
import { useId, useState } from "react"
import { useNotifications } from "../data/hooks"
import type { NotificationRow } from "../data/types"
import { messageOf } from "../parts/failure"
import { useIsNarrow } from "../parts/narrow"
import { StateBadge } from "../parts/state-badge"
import { useWords } from "../parts/words"
import { NotificationDrawer } from "./notification-drawer"
import { Pager } from "./pager"
import { pageSize } from "./paging"

const all = "all"
const states: readonly (typeof all | NotificationRow["state"])[] = [
  all,
  "received",
  "waiting",
  "processed",
  "unmatched",
  "dead",
]
const types = [all, "order-reference", "authorization", "capture", "refund", "chargeback"]

/** What Amazon has told this store, newest first. */
export function NotificationLog() {
  const words = useWords()
  const { t } = words
  const [state, setState] = useState(all)
  const [type, setType] = useState(all)
  const [reference, setReference] = useState("")
  const [offset, setOffset] = useState(0)
  const [shown, setShown] = useState<string | null>(null)
  const query = {
    limit: pageSize,
    offset,
    ...(state === all ? {} : { state }),
    ...(type === all ? {} : { type }),
    ...(reference.trim() ? { amazon_order_reference_id: reference.trim() } : {}),
  }
  const { data, error } = useNotifications(query)
  const narrow = (set: (value: string) => void) => (value: string) => {
    set(value)
    setOffset(0)
  }
  const nameOfType = (one: string) => t(`types.${one}`, { defaultValue: one })
  const nameOfState = (one: string) => words.state(one)
  return (
    <>
      <div className="mb-4 flex flex-wrap items-end gap-4">
        <Choice
          label={t("log.filterState")}
          value={state}
          values={states}
          name={nameOfState}
          onChoose={narrow(setState)}
        />
        <Choice
          label={t("log.filterType")}
          value={type}
          values={types}
          name={nameOfType}
          onChoose={narrow(setType)}
        />
        <Search value={reference} onChange={narrow(setReference)} />
      </div>
      {error && <Alert variant="error">{messageOf(error)}</Alert>}
      {data?.count === 0 && <Text size="small">{t("log.none")}</Text>}
      {data && data.notifications.length > 0 && (
        <Notifications rows={data.notifications} onShow={setShown} />
      )}
      <Pager
        offset={offset}
        count={data?.count}
        onOffset={setOffset}
        previous={t("log.previous")}
        next={t("log.next")}
      />
      <NotificationDrawer id={shown} onClose={() => setShown(null)} />
    </>
  )
}

interface ListProps {
  rows: readonly NotificationRow[]
  onShow: (id: string) => void
}

function Notifications({ rows, onShow }: ListProps) {
  const words = useWords()
  const { t } = words
  const aboutOf = ({ type, reported }: NotificationRow) => {
    const what = t(`types.${type}`, { defaultValue: type })
    return reported?.state ? `${what}, ${words.state(reported.state)}` : what
  }
  const outcomeOf = ({ outcome, problem }: NotificationRow) =>
    outcome ? t(`outcomes.${outcome}`, { defaultValue: outcome }) : (problem ?? "")
  const when = (row: NotificationRow) => (
    <Button size="small" variant="transparent" className="-mx-2" onClick={() => onShow(row.id)}>
      {words.time(row.received_at)}
      <span className="sr-only">{t("log.open", { id: row.object_id ?? row.message_id })}</span>
    </Button>
  )
  if (useIsNarrow()) {
    return (
      <ul className="flex flex-col divide-y">
        {rows.map((row) => (
          <li
            key={row.id}
            className="flex flex-col items-start gap-y-1 py-3"
            data-amazon-pay="notification-row"
          >
            {when(row)}
            <Text size="small">{aboutOf(row)}</Text>
            <Text size="xsmall" className="text-ui-fg-subtle break-all">
              {row.object_id ?? ""}
            </Text>
            <StateBadge state={row.state} />
            <Text size="xsmall" className="text-ui-fg-subtle">
              {outcomeOf(row)}
            </Text>
          </li>
        ))}
      </ul>
    )
  }
  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            {(["received", "about", "object", "state", "outcome"] as const).map((name) => (
              <Table.HeaderCell key={name}>{t(`log.${name}`)}</Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {rows.map((row) => (
            <Table.Row key={row.id} data-amazon-pay="notification-row">
              <Table.Cell className="text-nowrap">{when(row)}</Table.Cell>
              <Table.Cell className="text-nowrap">{aboutOf(row)}</Table.Cell>
              <Table.Cell className="text-nowrap">{row.object_id ?? ""}</Table.Cell>
              <Table.Cell>
                <StateBadge state={row.state} />
              </Table.Cell>
              <Table.Cell>{outcomeOf(row)}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}

function Choice({
  label,
  value,
  values,
  name,
  onChoose,
}: {
  label: string
  value: string
  values: readonly string[]
  name: (value: string) => string
  onChoose: (value: string) => void
}) {
  const { t } = useWords()
  const id = useId()
  return (
    <div className="flex w-44 flex-col gap-y-1">
      <Label id={id} size="xsmall">
        {label}
      </Label>
      <Select size="small" value={value} onValueChange={onChoose}>
        <Select.Trigger aria-labelledby={id}>
          <Select.Value />
        </Select.Trigger>
        <Select.Content>
          {values.map((one) => (
            <Select.Item key={one} value={one}>
              {one === all ? t("log.all") : name(one)}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
    </div>
  )
}

function Search({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useWords()
  const id = useId()
  return (
    <div className="flex w-60 flex-col gap-y-1">
      <Label htmlFor={id} size="xsmall">
        {t("log.search")}
      </Label>
      <Input id={id} size="small" value={value} onChange={({ target }) => onChange(target.value)} />
    </div>
  )
}
