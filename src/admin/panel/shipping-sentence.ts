import type { Panel, Shipping } from "../data/types"
import type { Words } from "../parts/words"

/**
 * What shipping something will charge, and whether it can be, in a sentence or two.
 * @param what everything that is left, or items that somebody chose
 */
export function shippingSentence(
  panel: Panel,
  { amount, way, held_until }: Shipping,
  what: "when" | "chosen",
  { t, money, time }: Words,
): string {
  const values = { amount: money(amount, panel.currency_code) }
  if (way === "nothing-due") return t("shipping.nothing-due")
  if (way === "not-authorized") return t("shipping.not-authorized")
  if (way === "unreachable") return t("shipping.unreachable", values)
  const modes = panel.payments.map(({ capture_mode }) => capture_mode)
  const mode = modes.find((one) => one === "fulfillment" || one === "shipment") ?? "manual"
  const charges = t(what === "when" ? `shipping.when.${mode}` : `picker.when.${mode}`, values)
  if (way === "authorize") return `${charges} ${t("shipping.authorize")}`
  return held_until ? `${charges} ${t("shipping.held", { at: time(held_until) })}` : charges
}

/** Whether nothing should be shipped now: it could not be charged. */
export function isBadToShip(shipping: Shipping | null | undefined): boolean {
  return shipping?.way === "unreachable" || shipping?.way === "not-authorized"
}
