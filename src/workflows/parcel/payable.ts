import type { MedusaContainer } from "@medusajs/framework/types"
import { accountOfProvider, type Account } from "../accounts"
import type { OrderFacts, PaymentFacts } from "./order-facts"
import type { Ledgers } from "./order-money"
import type { Moment } from "./parcel-charge"

/**
 * The payments that pay for an order, in the order in which they are asked. Payments that Medusa cancelled count only when
 * the order has no other: the last of them, if Amazon still takes charges for it.
 */
export function payingFor({ payments }: OrderFacts, ledgers: Ledgers): PaymentFacts[] {
  const live = payments.filter(({ canceled }) => !canceled)
  if (live.length) return live
  return payments.filter(({ id }) => ledgers.get(id)?.reference.state === "Open").slice(-1)
}

/** The accounts of the payments that may be charged at this moment, by payment id. */
export function payableBy(
  container: MedusaContainer,
  order: OrderFacts,
  ledgers: Ledgers,
  moment: Moment,
): Map<string, Account> {
  return new Map(
    payingFor(order, ledgers).flatMap(({ id, providerId }) => {
      const account = accountOfProvider(container, providerId)
      const isTheMoment = moment === "by-hand" || account?.options.capture === moment
      return account && isTheMoment ? [[id, account]] : []
    }),
  )
}
