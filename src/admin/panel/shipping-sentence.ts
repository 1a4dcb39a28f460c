import type { Panel, Shipping } from "../data/types"
import type { Words } from "../parts/words"

/** What cannot be charged, at all or yet. */
const notCharged: readonly Shipping["way"][] = [
  "not-authorized",
  "declined",
  "failed",
  "rejected",
  "suspended",
  "unreachable",
]

/**
 * What speaks against shipping something, what that will charge, and whether it can be; in a few sentences.
 * @param what everything that is left, or items that somebody chose
 */
export function shippingSentence(
  panel: Panel,
  shipping: Shipping,
  what: "when" | "chosen",
  words: Pick<Words, "t" | "money" | "time">,
): string {
  const { t } = words
  const against = shipping.against.map((reason) => t(`shipping.against.${reason}`))
  return [...against, ...chargeSentences(panel, shipping, what, words)].join(" ")
}

function chargeSentences(
  panel: Panel,
  { amount, way, held_until, leaves, also_in_parcels }: Shipping,
  what: "when" | "chosen",
  { t, money, time }: Pick<Words, "t" | "money" | "time">,
): string[] {
  const inWords = (sum: string) => money(sum, panel.currency_code)
  const values = { amount: inWords(amount) }
  if (way === "nothing-due" || notCharged.includes(way)) return [t(`shipping.${way}`, values)]
  const modes = panel.payments.map(({ capture_mode }) => capture_mode)
  const mode = modes.find((one) => one === "fulfillment" || one === "shipment") ?? "manual"
  const sentences = [t(what === "when" ? `shipping.when.${mode}` : `picker.when.${mode}`, values)]
  if (also_in_parcels !== null) {
    sentences.push(t("shipping.alsoInParcels", { also: inWords(also_in_parcels) }))
  }
  if (way === "authorize") sentences.push(t("shipping.authorize"))
  else if (held_until) sentences.push(t("shipping.held", { at: time(held_until) }))
  if (leaves !== null) {
    const isSome = Number(leaves) > 0
    sentences.push(isSome ? t("shipping.once", { leaves: inWords(leaves) }) : t("shipping.onceAll"))
  }
  return sentences
}

/** Whether nothing should be shipped like this now: it could not be charged, or something speaks against it. */
export function isBadToShip(shipping: Shipping | null | undefined): boolean {
  if (!shipping) return false
  const { way, leaves, against } = shipping
  return notCharged.includes(way) || against.length > 0 || Number(leaves ?? 0) > 0
}
