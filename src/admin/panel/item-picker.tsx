import { Hint, Input, Label, Text } from "@medusajs/ui"
import { useId } from "react"
import { useWords } from "../parts/words"
import type { Typed } from "./choice"

export interface PickableItem {
  id: string
  title: string
  variant_title?: string | null
  variant_sku?: string | null
}

interface Props {
  /** Of the order's lines. */
  items: readonly PickableItem[]
  /** Quantity by line id, decimal text. */
  left: Readonly<Record<string, string>>
  typed: Typed
  /** The lines whose quantity makes no sense. */
  wrong: readonly string[]
  onType: (typed: Typed) => void
}

/** A quantity for each line that is not packed yet, with all that is left of it filled in. */
export function ItemPicker({ items, left, typed, wrong, onType }: Props) {
  const { t } = useWords()
  const id = useId()
  const known = new Map(items.map((item) => [item.id, item]))
  return (
    <ul className="flex flex-col gap-y-2" aria-label={t("picker.items")}>
      {Object.entries(left).map(([line, most]) => {
        const item = known.get(line)
        const isWrong = wrong.includes(line)
        return (
          <li key={line} className="flex flex-col gap-y-1" data-amazon-pay={`pick-${line}`}>
            <div className="flex items-center justify-between gap-x-4">
              <Label htmlFor={`${id}-${line}`} size="small" className="min-w-0 break-words">
                {item?.title ?? line}
                {item?.variant_sku && (
                  <span className="text-ui-fg-subtle"> ({item.variant_sku})</span>
                )}
              </Label>
              <div className="flex shrink-0 items-center gap-x-2">
                <Input
                  id={`${id}-${line}`}
                  type="number"
                  size="small"
                  className="w-20 text-right"
                  min={0}
                  max={most}
                  step={Number.isInteger(Number(most)) ? 1 : "any"}
                  value={typed[line] ?? most}
                  onChange={({ target }) => onType({ ...typed, [line]: target.value })}
                  aria-invalid={isWrong}
                  aria-describedby={`${id}-${line}-most`}
                />
                <Text size="small" className="text-ui-fg-subtle whitespace-nowrap" aria-hidden>
                  {`/ ${most}`}
                </Text>
              </div>
            </div>
            <Hint
              id={`${id}-${line}-most`}
              variant={isWrong ? "error" : "info"}
              className={isWrong ? undefined : "sr-only"}
            >
              {t("picker.range", { most })}
            </Hint>
          </li>
        )
      })}
    </ul>
  )
}
