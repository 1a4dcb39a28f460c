import { Button, Text } from "@medusajs/ui"
import { useId, useState } from "react"
import type { Panel, TimelineEntry } from "../data/types"
import { StateBadge } from "../parts/state-badge"
import { useWords, type Words } from "../parts/words"

/**
 * Everything that was asked of Amazon, everything it told, and what people did besides; newest first. Folded away until
 * somebody wants to know.
 */
export function Timeline({ panel }: { panel: Panel }) {
  const words = useWords()
  const { t } = words
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  return (
    <section className="px-6 py-4" aria-label={t("timeline.title")}>
      <Button
        size="small"
        variant="transparent"
        className="-mx-2"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {t(isOpen ? "timeline.hide" : "timeline.show", { count: panel.timeline.length })}
      </Button>
      <ol id={id} className={isOpen ? "mt-2 flex flex-col gap-y-3" : "hidden"}>
        {panel.timeline.map((entry) => (
          <li key={`${entry.event}-${entry.id}`} className="flex flex-col">
            <div className="flex flex-wrap items-center gap-x-2">
              <Text size="small">{titleOf(entry, panel, words)}</Text>
              {entry.event !== "audit" && (
                <StateBadge state={entry.event === "call" ? entry.answer : entry.state} />
              )}
            </div>
            <Text size="xsmall" className="text-ui-fg-subtle">
              {[words.time(entry.at), ...detailsOf(entry, panel, words)].join(" · ")}
            </Text>
          </li>
        ))}
      </ol>
    </section>
  )
}

function titleOf(entry: TimelineEntry, panel: Panel, { t, money, state }: Words): string {
  if (entry.event === "audit") return auditTitleOf(entry, panel, t)
  if (entry.event === "notification") {
    const what = t(`types.${entry.type}`, { defaultValue: entry.type })
    return entry.reported
      ? t("timeline.reported", { what, state: state(entry.reported.state) })
      : t("timeline.notification", { what })
  }
  const what = t(`kinds.${entry.kind}`, { defaultValue: entry.action })
  if (!entry.amount) return what
  return t("timeline.call", { what, amount: money(entry.amount, panel.currency_code) })
}

function auditTitleOf(
  { action, subject_id }: Extract<TimelineEntry, { event: "audit" }>,
  { timeline, parcels }: Panel,
  t: Words["t"],
): string {
  if (action === "refresh") return t("audit.refresh")
  if (action === "replay") {
    const told = timeline.find(({ id }) => id === subject_id)
    const type = told?.event === "notification" ? told.type : null
    return type
      ? t("audit.replay", { what: t(`types.${type}`, { defaultValue: type }) })
      : t("audit.replayOfOld")
  }
  const parcel = parcels.find(({ fulfillment_id }) => fulfillment_id === subject_id)
  const what = parcel
    ? t("parcels.capture", { number: parcel.number })
    : t(`audit.actions.${action}`, { defaultValue: action })
  return t("audit.other", { what })
}

function detailsOf(entry: TimelineEntry, { people }: Panel, { t, reason }: Words): string[] {
  if (entry.event === "audit") {
    return [t("audit.by", { person: people[entry.asked_by] ?? entry.asked_by })]
  }
  if (entry.event === "notification") {
    return [
      ...(entry.object_id ? [entry.object_id] : []),
      ...(entry.outcome ? [t(`outcomes.${entry.outcome}`, { defaultValue: entry.outcome })] : []),
    ]
  }
  return [
    ...(entry.asked_by
      ? [t("timeline.by", { person: people[entry.asked_by] ?? entry.asked_by })]
      : []),
    ...(entry.made_elsewhere ? [t("objects.elsewhere")] : []),
    // What is to be done now stands beside the object.
    ...(entry.reason ? [reason(entry.reason, entry.kind, true)] : []),
    ...(entry.attempts > 1 ? [t("timeline.attempts", { count: entry.attempts })] : []),
    `${entry.action} ${entry.reference_id}`,
  ]
}
