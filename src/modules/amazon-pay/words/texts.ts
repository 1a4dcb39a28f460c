import { z } from "@medusajs/framework/zod"
import type { Language } from "./languages"

/** What each text may name in braces. Without a value for `order` no text is sent: nobody could tell whose it is. */
const placeholders = {
  order: ["order", "store"],
  authorization: ["order", "store"],
  capture: ["order", "store"],
  parcel: ["order", "store", "parcel", "items"],
  refund: ["order", "store", "note"],
  release: ["order", "store"],
} as const satisfies Record<string, readonly string[]>

/** The texts that buyers read in Amazon's mails, and merchants in Seller Central. */
export type TextName = keyof typeof placeholders

const text = (name: TextName) =>
  z
    .string()
    .trim()
    .min(1)
    .superRefine((given, context) => {
      const known: readonly string[] = placeholders[name]
      for (const [whole, inside = ""] of given.matchAll(/\{([^{}]*)\}/g)) {
        if (known.includes(inside)) continue
        const list = known.map((one) => `{${one}}`).join(", ")
        context.addIssue({ code: "custom", message: `names ${whole}; known are ${list}` })
      }
      // What is left of braces would be sent as it stands.
      if (/[{}]/.test(given.replace(/(?<!\$)\{[^{}]*\}/g, ""))) {
        const message = "has a brace too many or too few, or a $ before one: write {order}"
        context.addIssue({ code: "custom", message })
      }
    })
    .optional()

/** A merchant's own texts, in place of those below. */
export const textsSchema = z.strictObject({
  order: text("order"),
  authorization: text("authorization"),
  capture: text("capture"),
  parcel: text("parcel"),
  refund: text("refund"),
  release: text("release"),
})
export type Texts = Record<TextName, string>

export const defaultTexts: Record<Language, Texts> = {
  en: {
    order: "Order {order}",
    authorization: "Order {order}",
    capture: "Order {order}",
    parcel: "Order {order}, parcel {parcel}: {items}",
    refund: "Order {order}: {note}",
    release: "Order {order}: this amount is not held any more.",
  },
  de: {
    order: "Bestellung {order}",
    authorization: "Bestellung {order}",
    capture: "Bestellung {order}",
    parcel: "Bestellung {order}, Paket {parcel}: {items}",
    refund: "Bestellung {order}: {note}",
    release: "Bestellung {order}: Dieser Betrag ist nicht mehr vorgemerkt.",
  },
  fr: {
    order: "Commande {order}",
    authorization: "Commande {order}",
    capture: "Commande {order}",
    parcel: "Commande {order}, colis {parcel} : {items}",
    refund: "Commande {order} : {note}",
    release: "Commande {order} : ce montant n’est plus réservé.",
  },
  it: {
    order: "Ordine {order}",
    authorization: "Ordine {order}",
    capture: "Ordine {order}",
    parcel: "Ordine {order}, pacco {parcel}: {items}",
    refund: "Ordine {order}: {note}",
    release: "Ordine {order}: questo importo non è più bloccato.",
  },
  es: {
    order: "Pedido {order}",
    authorization: "Pedido {order}",
    capture: "Pedido {order}",
    parcel: "Pedido {order}, paquete {parcel}: {items}",
    refund: "Pedido {order}: {note}",
    release: "Pedido {order}: este importe ya no está retenido.",
  },
  ja: {
    order: "ご注文 {order}",
    authorization: "ご注文 {order}",
    capture: "ご注文 {order}",
    parcel: "ご注文 {order}、お荷物 {parcel}：{items}",
    refund: "ご注文 {order}：{note}",
    release: "ご注文 {order}：この金額の確保は解除されました。",
  },
}
