import { Button, Text } from "@medusajs/ui"
import { useEffect } from "react"
import { useWords } from "../parts/words"
import { offsetWithin, pageSize } from "./paging"

/**
 * The pages of a list; nothing for a list of one page. Leaves a page that has nothing on it any more for the
 * last that has.
 */
export function Pager({
  offset,
  count,
  onOffset,
  previous,
  next,
}: {
  offset: number
  /** Of the whole list; `undefined` until it is known. */
  count: number | undefined
  onOffset: (offset: number) => void
  /** What the buttons are called. */
  previous: string
  next: string
}) {
  const { t } = useWords()
  const within = count === undefined ? offset : offsetWithin(offset, count)
  useEffect(() => {
    if (within !== offset) onOffset(within)
  }, [within, offset, onOffset])
  if (count === undefined || count <= pageSize) return null
  const to = Math.min(offset + pageSize, count)
  return (
    <div className="mt-4 flex items-center justify-between gap-x-2">
      <Text size="small" className="text-ui-fg-subtle">
        {t("log.range", { from: offset + 1, to, count })}
      </Text>
      <div className="flex gap-x-2">
        <Button
          size="small"
          variant="secondary"
          disabled={offset === 0}
          onClick={() => onOffset(Math.max(offset - pageSize, 0))}
        >
          {previous}
        </Button>
        <Button
          size="small"
          variant="secondary"
          disabled={to >= count}
          onClick={() => onOffset(offset + pageSize)}
        >
          {next}
        </Button>
      </div>
    </div>
  )
}
