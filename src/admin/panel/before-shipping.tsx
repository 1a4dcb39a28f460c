import { Button, InlineTip } from "@medusajs/ui"
import { useEffect, useId, useState } from "react"
import type { Panel, Shipping } from "../data/types"
import { messageOf } from "../parts/failure"
import { useHeld } from "../parts/settled"
import { useWords, type Words } from "../parts/words"
import { choiceOf, type Choice, type Typed } from "./choice"
import { ItemPicker, type PickableItem } from "./item-picker"
import { useShippingPreview, type Preview } from "./shipping-preview"
import { isBadToShip, shippingSentence } from "./shipping-sentence"

interface Props {
  panel: Panel
  /** Of everything that is left. */
  shipping: Shipping
  items: readonly PickableItem[]
}

/** What shipping everything that is left will charge, or the items somebody chooses, and whether it can be. */
export function BeforeShipping({ panel, shipping, items }: Props) {
  const words = useWords()
  const { t } = words
  const id = useId()
  const [isChoosing, setChoosing] = useState(false)
  const [typed, setTyped] = useState<Typed>({})
  const left = shipping.contents
  const whatIsLeft = JSON.stringify(left)
  // Of what was chosen before something was packed, nobody knows whether it is still meant.
  useEffect(() => setTyped({}), [whatIsLeft])
  const choice = choiceOf(left, isChoosing ? typed : {})
  const preview = useShippingPreview(panel, shipping, choice)
  // Until the next answer is there, or is late, what was said before stays.
  const outlook = useHeld(
    outlookOf(panel, choice, preview, words),
    preview.isBehind && !preview.isSlow,
  )
  const mayChoose = Object.values(left).length > 1 || Object.values(left).some((one) => one !== "1")
  return (
    <section
      className="flex flex-col gap-y-3 px-6 py-4"
      aria-label={t("shipping.title")}
      data-amazon-pay="shipping"
    >
      <div role="status" aria-live="polite" aria-busy={preview.isBehind}>
        <InlineTip label={outlook.label} variant={outlook.isBad ? "error" : "info"}>
          {outlook.text}
        </InlineTip>
      </div>
      {preview.error && !preview.isBehind && (
        <Button size="small" variant="secondary" className="w-fit" onClick={preview.retry}>
          {t("picker.retry")}
        </Button>
      )}
      {mayChoose && (
        <Button
          size="small"
          variant="transparent"
          className="-mx-2 w-fit"
          aria-expanded={isChoosing}
          aria-controls={id}
          onClick={() => {
            setChoosing(!isChoosing)
            setTyped({})
          }}
        >
          {t(isChoosing ? "picker.hide" : "picker.show")}
        </Button>
      )}
      <div id={id} hidden={!isChoosing}>
        {isChoosing && (
          <ItemPicker
            items={items}
            left={left}
            typed={typed}
            wrong={choice.of === "wrong" ? choice.ids : []}
            onType={setTyped}
          />
        )}
      </div>
    </section>
  )
}

/** What is said of a choice. */
interface Outlook {
  label: string
  text: string
  isBad: boolean
}

function outlookOf(
  panel: Panel,
  choice: Choice,
  { shipping, isSlow, error }: Preview,
  words: Words,
): Outlook {
  const { t } = words
  const isAll = choice.of === "everything"
  const label = t(isAll ? "shipping.title" : "picker.title")
  if (choice.of === "nothing" || choice.of === "wrong") {
    return { label, text: t(`picker.${choice.of}`), isBad: false }
  }
  if (error) return { label, text: `${t("picker.unknown")} ${messageOf(error)}`, isBad: true }
  if (isSlow) return { label, text: t("picker.working"), isBad: false }
  return {
    label,
    text: shipping ? shippingSentence(panel, shipping, isAll ? "when" : "chosen", words) : "",
    isBad: isBadToShip(shipping),
  }
}
