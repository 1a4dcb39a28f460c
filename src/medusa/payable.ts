import type { MedusaContainer } from "@medusajs/framework/types"
import { accountOfProvider, type Account } from "./accounts"
import type { OrderFacts, PaymentFacts } from "../charging/order-facts"
import type { Ledgers } from "../charging/order-money"
import type { Moment } from "../charging/parcel-charge"

/**
 * The payments that pay for an order, in the order in which they are asked. With every change of an order Medusa cancels what
 * is authorized: the last one that it cancelled is asked after the others, if Amazon still takes charges for it, and for no
 * money that another way to pay stands for (`cappedBy`).
 */
export function payingFor({ payments }: OrderFacts, ledgers: Ledgers): PaymentFacts[] {
  const live = payments.filter(({ canceled }) => !canceled)
  const used = live.map(({ orderReferenceId }) => orderReferenceId)
  const open = payments.filter(
    ({ id, canceled, orderReferenceId }) =>
      canceled && !used.includes(orderReferenceId) && ledgers.get(id)?.reference.state === "Open",
  )
  return [...live, ...open.slice(-1)]
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
