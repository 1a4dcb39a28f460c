import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, MedusaError } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { orderNames } from "../modules/amazon-pay/store/order-names"
import { languages, type Language } from "../modules/amazon-pay/words/languages"
import type { OperationWords } from "../modules/amazon-pay/words/order-words"
import { previewTexts, type PreviewedText } from "../modules/amazon-pay/words/preview"
import { accountsOf } from "../medusa/accounts"
import { describeParcel } from "../charging/parcel-words"

export { languages, type Language } from "../modules/amazon-pay/words/languages"

const storesSchema = z.array(
  z.object({ name: z.string().nullish(), default_sales_channel_id: z.string().nullish() }),
)
const channelsSchema = z.array(z.object({ name: z.string() }))

export interface TextPreview {
  language: Language
  /** Every language that there are texts in. */
  languages: readonly Language[]
  texts: PreviewedText[]
}

/** What is in the second parcel of the order, and what somebody writes about a refund. */
const examples: Record<Language, { item: string; note: string }> = {
  en: { item: "Mug, blue", note: "Broken on arrival" },
  de: { item: "Becher, blau", note: "Beschädigt angekommen" },
  fr: { item: "Tasse, bleue", note: "Arrivée cassée" },
  it: { item: "Tazza, blu", note: "Arrivata rotta" },
  es: { item: "Taza, azul", note: "Llegó rota" },
  ja: { item: "マグカップ、青", note: "破損して届きました" },
}

/**
 * What an account says to Amazon of an order with two parcels: the texts are made by the functions that make them for orders. The store's name is that of its default sales channel, or its own.
 * @param providerId the account's, as Medusa calls it
 * @param locale of the order, such as "de-AT"
 * @throws MedusaError NOT_FOUND for an account that the store does not have
 */
export async function previewOf(
  container: MedusaContainer,
  providerId: string,
  locale: string,
): Promise<TextPreview> {
  const account = accountsOf(container).find((one) => one.providerId === providerId)
  if (!account) {
    throw new MedusaError(
      MedusaError.Types.NOT_FOUND,
      `The store has no Amazon Pay account ${providerId}.`,
    )
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "store",
    fields: ["name", "default_sales_channel_id"],
  })
  const stores = storesSchema.parse(data)
  const id = stores[0]?.default_sales_channel_id
  const channels = id
    ? await query.graph({ entity: "sales_channel", fields: ["name"], filters: { id } })
    : { data: [] }
  const [sales_channel] = channelsSchema.parse(channels.data)
  const order = orderNames({
    order: { display_id: 1042, locale, sales_channel },
    stores,
  })
  const { language } = order
  return { language, languages, texts: previewTexts(order, aboutIn(language), account.options) }
}

function aboutIn(language: Language): OperationWords {
  const { item, note } = examples[language]
  const line = (id: string) => ({ id, quantity: "1", returned: "0", cost: "0", ships: true })
  const at = new Date(0)
  const parcel = (id: string) => ({
    id,
    contents: { [id]: "1" },
    canceled: false,
    packedAt: at,
    shippedAt: null,
    deliveredAt: null,
  })
  const order = {
    lines: [line("first"), line("second")],
    parcels: [parcel("first"), parcel("second")],
  }
  return { ...describeParcel(order, "second", new Map([["second", item]])), note }
}
