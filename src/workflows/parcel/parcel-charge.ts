import { MathBN } from "@medusajs/framework/utils"
import { chargedCaptures } from "../../modules/amazon-pay/decisions/holds"
import type { Snapshot } from "../../modules/amazon-pay/ledger/rows"
import { addAmounts } from "../../modules/amazon-pay/money"
import { currencyDigits } from "../../mws"
import type { OrderFacts } from "./order-facts"
import { parcelWorth } from "./parcel-worth"

/**
 * What a fulfillment is to be charged, from the order as Medusa has it and the captures the ledger has.
 * @returns major units as decimal text; undefined for a fulfillment that is cancelled or not of this order
 */
export function parcelCharge(
  order: OrderFacts,
  { reference, operations }: Snapshot,
  fulfillmentId: string,
): string | undefined {
  const parcel = order.fulfillments.find(({ id }) => id === fulfillmentId)
  if (!parcel || parcel.canceled) return undefined
  const charged = chargedCaptures({ reference, operations })
  const paidFor = new Set(charged.map(({ fulfillment_id }) => fulfillment_id))
  return parcelWorth({
    total: reference.total,
    charged: addAmounts(
      charged.map(({ amount }) => amount ?? "0"),
      reference.currency_code,
    ),
    shipping: order.shipping
      .reduce((sum, total) => MathBN.add(sum, total), MathBN.convert(0))
      .toString(),
    lines: order.lines,
    earlier: order.fulfillments
      .filter(({ id, canceled }) => id !== fulfillmentId && !canceled && paidFor.has(id))
      .map(({ contents }) => contents),
    parcel: parcel.contents,
    digits: currencyDigits(reference.currency_code),
  })
}
