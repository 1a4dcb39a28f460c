import { Button, Heading, Text } from "@medusajs/ui"
import type { Panel, Parcel } from "../data/types"
import { StateBadge } from "../parts/state-badge"
import { useWords } from "../parts/words"
import type { Actions } from "./actions"
import { WhyNot } from "./payment-section"

interface Props {
  panel: Panel
  /** Of the order's lines, by id. */
  titles: ReadonlyMap<string, string>
  actions: Actions
}

/** The parcels of the order: what was charged for each, and what is still to be. */
export function Parcels({ panel, titles, actions }: Props) {
  const { t } = useWords()
  return (
    <section className="flex flex-col gap-y-3 px-6 py-4" aria-label={t("parcels.title")}>
      <Heading level="h3">{t("parcels.title")}</Heading>
      <ul className="flex flex-col gap-y-3">
        {panel.parcels.map((parcel) => (
          <li key={parcel.fulfillment_id} data-amazon-pay={`parcel-${parcel.number}`}>
            <ParcelLine panel={panel} parcel={parcel} titles={titles} actions={actions} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function ParcelLine({ panel, parcel, titles, actions }: Props & { parcel: Parcel }) {
  const words = useWords()
  const { t } = words
  const contents = Object.entries(parcel.contents)
    .map(([id, quantity]) => `${quantity} × ${titles.get(id) ?? id}`)
    .join(", ")
  const isCharged = parcel.charge === "charged" || parcel.charge === "refunded"
  return (
    <div className="flex items-start justify-between gap-x-2">
      <div className="flex flex-col gap-y-0.5">
        <div className="flex flex-wrap items-center gap-x-2">
          <Text size="small" weight="plus">
            {t("parcels.name", { number: parcel.number, state: words.state(parcel.state) })}
          </Text>
          {parcel.amount !== null && (
            <Text size="small">{words.money(parcel.amount, panel.currency_code)}</Text>
          )}
          {parcel.charge !== "none" && <StateBadge state={parcel.charge} />}
        </div>
        <Text size="xsmall" className="text-ui-fg-subtle">
          {contents}
        </Text>
        {parcel.refunded !== null && (
          <Text size="xsmall" className="text-ui-fg-subtle" data-amazon-pay="parcel-refunded">
            {t("parcels.refunded", { amount: words.money(parcel.refunded, panel.currency_code) })}
          </Text>
        )}
        {!isCharged && <WhyNot id={`${parcel.fulfillment_id}-why`} availability={parcel.capture} />}
      </div>
      {parcel.capture.allowed && (
        <Button
          size="small"
          variant="secondary"
          className="shrink-0"
          disabled={actions.isBusy}
          aria-label={t("parcels.capture", { number: parcel.number })}
          onClick={() => void actions.captureParcel(panel, parcel)}
        >
          {t("actions.captureParcel")}
        </Button>
      )}
    </div>
  )
}
