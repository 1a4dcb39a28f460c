import { XMark } from "@medusajs/icons"
import { Drawer, IconButton } from "@medusajs/ui"
import { useWords } from "./words"

/** The head of a drawer. Medusa's own looks the same, but its button to close says nothing to a screen reader. */
export function DrawerHeader({ title, text }: { title: string; text: string }) {
  const { t } = useWords()
  return (
    <header className="border-ui-border-base flex items-start justify-between gap-x-4 border-b px-6 py-4">
      <div className="flex flex-col gap-y-1">
        <Drawer.Title>{title}</Drawer.Title>
        <Drawer.Description className="txt-small text-ui-fg-subtle">{text}</Drawer.Description>
      </div>
      <Drawer.Close asChild>
        <IconButton
          size="small"
          type="button"
          variant="transparent"
          aria-label={t("actions.dismiss")}
        >
          <XMark aria-hidden />
        </IconButton>
      </Drawer.Close>
    </header>
  )
}
