import { Button, Drawer, Hint, Input, Label, Textarea } from "@medusajs/ui"
import { useEffect, useId, useRef, useState, type FormEvent, type RefObject } from "react"
import { exampleIn, readAmount, typedIn, type Typed } from "../parts/amount"
import { DrawerHeader } from "../parts/drawer-header"
import { focused, giveFocusBack } from "../parts/focus"
import { useWords } from "../parts/words"

interface Props {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  title: string
  text: string
  submit: string
  /** What may be asked for at most, and is by default (major units, decimal text). */
  most: string
  currency: string
  isBusy: boolean
  /** Who gets the focus when the button that opened it is gone. */
  home: RefObject<HTMLElement | null>
  withNote?: boolean
  /** @returns whether it was done; the drawer stays open otherwise */
  onSubmit: (asked: { amount: string; note: string }) => Promise<boolean>
}

/** Asks for an amount, with all there is filled in. */
export function AmountDrawer(props: Props) {
  const { isOpen, onOpenChange, title, text, submit, most, currency, isBusy, withNote } = props
  const words = useWords()
  const { t, language } = words
  const id = useId()
  const [amount, setAmount] = useState(() => typedIn(language, most))
  const [note, setNote] = useState("")
  const input = useRef<HTMLInputElement>(null)
  const opener = useRef<HTMLElement | null>(null)
  useEffect(() => {
    if (isOpen) {
      setAmount(typedIn(language, most))
      setNote("")
    }
    // Only opening fills it in: what was typed stays when the panel looks again meanwhile.
  }, [isOpen])

  const read = readAmount(amount, language, currency)
  const problem = problemOf(read, most)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if ("problem" in read || problem) return
    if (await props.onSubmit({ amount: read.amount, note: note.trim() })) onOpenChange(false)
  }
  return (
    <Drawer open={isOpen} onOpenChange={onOpenChange}>
      <Drawer.Content
        onOpenAutoFocus={(event) => {
          opener.current = focused()
          event.preventDefault()
          input.current?.select()
        }}
        onCloseAutoFocus={(event) => {
          event.preventDefault()
          void giveFocusBack(opener.current, props.home.current)
        }}
      >
        <form className="flex flex-1 flex-col" onSubmit={(event) => void send(event)} noValidate>
          <DrawerHeader title={title} text={text} />
          <Drawer.Body className="flex flex-1 flex-col gap-y-4">
            <div className="flex flex-col gap-y-2">
              <Label htmlFor={`${id}-amount`} size="small">
                {t("drawer.amount", { currency })}
              </Label>
              <Input
                id={`${id}-amount`}
                ref={input}
                inputMode="decimal"
                autoComplete="off"
                value={amount}
                onChange={({ target }) => setAmount(target.value)}
                aria-invalid={problem !== null}
                aria-describedby={`${id}-hint`}
              />
              <Hint id={`${id}-hint`} variant={problem ? "error" : "info"}>
                {problem
                  ? t(`drawer.${problem}`, {
                      most: words.money(most, currency),
                      example: exampleIn(language, currency),
                      currency,
                    })
                  : t("drawer.most", { most: words.money(most, currency) })}
              </Hint>
            </div>
            {withNote && (
              <div className="flex flex-col gap-y-2">
                <Label htmlFor={`${id}-note`} size="small">
                  {t("drawer.note")}
                </Label>
                <Textarea
                  id={`${id}-note`}
                  maxLength={255}
                  value={note}
                  onChange={({ target }) => setNote(target.value)}
                />
              </div>
            )}
          </Drawer.Body>
          <Drawer.Footer>
            <Drawer.Close asChild>
              <Button size="small" variant="secondary" type="button">
                {t("actions.cancel")}
              </Button>
            </Drawer.Close>
            <Button size="small" type="submit" isLoading={isBusy} disabled={problem !== null}>
              {submit}
            </Button>
          </Drawer.Footer>
        </form>
      </Drawer.Content>
    </Drawer>
  )
}

/** The store checks again, exactly; this tells before it is asked. */
function problemOf(read: Typed, most: string): "noNumber" | "tooPrecise" | "tooMuch" | null {
  if ("problem" in read) return read.problem
  return Number(read.amount) > Number(most) ? "tooMuch" : null
}
