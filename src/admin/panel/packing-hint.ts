import { toast } from "@medusajs/ui"
import { useEffect } from "react"
import { useMatch, useSearchParams } from "react-router-dom"
import type { Panel } from "../data/types"
import { useWords } from "../parts/words"
import { isBadToShip, shippingSentence } from "./shipping-sentence"

/** Long enough to be read, and gone before it is in the way. */
const forLongMs = 15_000
const soonMs = 100

/** Where it covers nothing that the form needs: its buttons are at the right below, on a telephone all along. */
const placeOf = () =>
  window.matchMedia("(min-width: 640px)").matches ? "bottom-left" : "top-center"

/**
 * While Medusa's form for a fulfillment lies over the order's page, says above it what packing everything will charge, as
 * the form proposes. The dashboard has no place for widgets in that form, and tells nobody what is chosen in it.
 */
export function usePackingHint(panel: Panel | null | undefined): void {
  const words = useWords()
  const form = useMatch("/orders/:id/fulfillment")
  const [query] = useSearchParams()
  const isPacking = form !== null && query.get("requires_shipping") === "true"
  const shipping = panel?.before_shipping
  const title = words.t("shipping.title")
  const text = panel && shipping ? shippingSentence(panel, shipping, "when", words) : null
  const isBad = isBadToShip(shipping)
  useEffect(() => {
    if (!isPacking || text === null) return
    const tell = isBad ? toast.error : toast.info
    let told: string | number | undefined
    // Not at once: what is taken back in the same moment stays, as it is shown in the next one.
    const timer = setTimeout(() => {
      told = tell(title, {
        description: text,
        duration: forLongMs,
        // What lies under a form takes no clicks, and so does what is told above it: a cross would do nothing.
        dismissable: false,
        position: placeOf(),
      })
    }, soonMs)
    return () => {
      clearTimeout(timer)
      if (told !== undefined) toast.dismiss(told)
    }
  }, [isPacking, title, text, isBad])
}
