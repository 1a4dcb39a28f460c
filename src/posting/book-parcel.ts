import { Modules } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { bookCharge } from "./book-charge"
import { ledgerOfPayment } from "../medusa/ledger-of-payment"

/** Lets Medusa book what was charged to a payment for a parcel. */
export async function bookParcel(
  container: MedusaContainer,
  payment_id: string,
  fulfillmentId: string,
): Promise<void> {
  for (const operation_id of await chargesOf(container, payment_id, fulfillmentId)) {
    await bookCharge(container, { payment_id, operation_id })
  }
}

/** Which charges were made for a parcel, by the ledger: two of the same amount are told apart by nothing else. */
async function chargesOf(
  container: MedusaContainer,
  paymentId: string,
  fulfillmentId: string,
): Promise<string[]> {
  const payment = await container.resolve(Modules.PAYMENT).retrievePayment(paymentId)
  const ledger = await ledgerOfPayment(container, payment)
  return (ledger?.operations ?? []).flatMap(({ id, kind, state, fulfillment_id }) =>
    kind === "capture" && state === "completed" && fulfillment_id === fulfillmentId ? [id] : [],
  )
}
