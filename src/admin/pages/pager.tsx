import { Button, Text } from "@medusajs/ui"
import { useWords } from "../parts/words"

export const pageSize = 20

/** Newer and older pages of a list; nothing for a list of one page. */
export function Pager({
  offset,
  count,
  onOffset,
}: {
  offset: number
  count: number
  onOffset: (offset: number) => void
}) {
  const { t } = useWords()
  if (count <= pageSize) return null
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
          {t("log.previous")}
        </Button>
        <Button
          size="small"
          variant="secondary"
          disabled={to >= count}
          onClick={() => onOffset(offset + pageSize)}
        >
          {t("log.next")}
        </Button>
      </div>
    </div>
  )
}
