import { Button, Drawer, Label, Text, Textarea, toast } from "@medusajs/ui"
import { useEffect, useId, useRef, useState, type FormEvent, type RefObject } from "react"
import { useDismissal } from "../data/hooks"
import type { AttentionRow, Reason } from "../data/types"
import { DrawerHeader } from "../parts/drawer-header"
import { tellFailure } from "../parts/failure"
import { focused, giveFocusBack } from "../parts/focus"
import { useWords } from "../parts/words"

/** One reason of an order on the list. */
export type ReasonOfOrder = Pick<AttentionRow, "order_reference_id" | "currency_code"> &
  Reason & {
    /** What the order is called. */
    order: string
  }

interface Props {
  /** What is to be taken off the list; null while nothing is. */
  row: ReasonOfOrder | null
  onClose: () => void
  /** Who gets the focus when the button that opened it is gone. */
  home: RefObject<HTMLElement | null>
}

/** Asks how it was settled, and takes one reason of an order off the list. */
export function DismissalDrawer({ row, onClose, home }: Props) {
  const words = useWords()
  const { t } = words
  const id = useId()
  const dismissal = useDismissal()
  const [note, setNote] = useState("")
  const opener = useRef<HTMLElement | null>(null)
  useEffect(() => {
    setNote("")
  }, [row])

  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (!row || !note.trim()) return
    const { order_reference_id, attention, amount } = row
    try {
      await dismissal.mutateAsync({ order_reference_id, attention, amount, note: note.trim() })
      toast.success(t("dismissal.done"))
      onClose()
    } catch (error) {
      tellFailure(t("dismissal.failed"), error)
    }
  }
  return (
    <Drawer
      open={row !== null}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <Drawer.Content
        onOpenAutoFocus={() => {
          opener.current = focused()
        }}
        onCloseAutoFocus={(event) => {
          event.preventDefault()
          void giveFocusBack(opener.current, home.current)
        }}
      >
        <form className="flex flex-1 flex-col" onSubmit={(event) => void send(event)}>
          <DrawerHeader title={t("dismissal.title")} text={t("dismissal.text")} />
          <Drawer.Body className="flex flex-1 flex-col gap-y-4">
            <Text size="small" weight="plus">
              {row?.order}
            </Text>
            <Text size="small">
              {row && words.attention(row.attention, row.amount, row.currency_code)}
            </Text>
            <div className="flex flex-col gap-y-2">
              <Label htmlFor={`${id}-note`} size="small">
                {t("dismissal.note")}
              </Label>
              <Textarea
                id={`${id}-note`}
                maxLength={1000}
                aria-required
                value={note}
                onChange={({ target }) => setNote(target.value)}
              />
            </div>
          </Drawer.Body>
          <Drawer.Footer>
            <Drawer.Close asChild>
              <Button size="small" variant="secondary" type="button">
                {t("actions.cancel")}
              </Button>
            </Drawer.Close>
            <Button
              size="small"
              type="submit"
              isLoading={dismissal.isPending}
              disabled={!note.trim()}
            >
              {t("dismissal.submit")}
            </Button>
          </Drawer.Footer>
        </form>
      </Drawer.Content>
    </Drawer>
  )
}
