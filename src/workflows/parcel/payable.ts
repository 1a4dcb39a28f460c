import type { MedusaContainer } from "@medusajs/framework/types"
import { accountOfProvider, type Account } from "../accounts"
import type { OrderFacts } from "./order-facts"
import type { Ledgers } from "./order-money"
import type { Moment } from "./parcel-charge"

/**
 * The accounts of the payments that may be charged at this moment, by payment id. Payments that Medusa cancelled
 * count only when the order has no other: the last of them, if Amazon still takes charges for it.
 */
export function payableBy(
  container: MedusaContainer,
  { payments }: OrderFacts,
  ledgers: Ledgers,
  moment: Moment,
): Map<string, Account> {
  const live = payments.filter(({ canceled }) => !canceled)
  const open = payments.filter(({ id }) => ledgers.get(id)?.reference.state === "Open").slice(-1)
  return new Map(
    (live.length ? live : open).flatMap(({ id, providerId }) => {
      const account = accountOfProvider(container, providerId)
      const isTheMoment = moment === "by-hand" || account?.options.capture === moment
      return account && isTheMoment ? [[id, account]] : []
    }),
  )
}
