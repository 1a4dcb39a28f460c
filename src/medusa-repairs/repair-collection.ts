import type {
  BigNumberInput,
  MedusaContainer,
  PaymentCollectionDTO,
  PaymentCollectionUpdatableFields,
} from "@medusajs/framework/types"
import { MathBN, Modules, PaymentCollectionStatus } from "@medusajs/framework/utils"
import { amountText } from "../modules/amazon-pay/money"
import { paymentRows, sumOfRows } from "./payment-rows"

/** Medusa keeps the sums beside what its interface declares. */
interface Sums extends CollectionStatus {
  captured_amount: string
  refunded_amount: string
}
interface CollectionStatus extends PaymentCollectionUpdatableFields {
  completed_at?: Date | null
}

/** It may have been cancelled with what was captured before. */
const keptStatus: readonly string[] = [PaymentCollectionStatus.CANCELED]

/**
 * Makes the sums of a payment collection those of its payments' captures and refunds: by them Medusa calls an order
 * captured or refunded, in full or in part.
 * @param open ids of rows that are not to be counted yet
 * @returns whether anything had to be written
 */
export async function repairCollection(
  container: MedusaContainer,
  collectionId: string,
  open: ReadonlySet<string>,
): Promise<boolean> {
  const payments = container.resolve(Modules.PAYMENT)
  const collection = await payments.retrievePaymentCollection(collectionId, {
    relations: ["payments.captures", "payments.refunds"],
  })
  const sumOf = (rows: unknown[]) =>
    sumOfRows(rows.flatMap((some) => paymentRows(some)).filter(({ id }) => !open.has(id)))
  const captured = sumOf((collection.payments ?? []).map(({ captures }) => captures))
  const refunded = sumOf((collection.payments ?? []).map(({ refunds }) => refunds))
  const right =
    MathBN.eq(collection.captured_amount ?? 0, captured) &&
    MathBN.eq(collection.refunded_amount ?? 0, refunded)
  if (right) return false
  const sums: Sums = {
    captured_amount: captured.toFixed(),
    refunded_amount: refunded.toFixed(),
    ...statusOf(collection, captured),
  }
  await payments.updatePaymentCollections(collectionId, sums)
  return true
}

/** As Medusa words it. */
function statusOf(
  { status, amount, authorized_amount, completed_at, currency_code }: PaymentCollectionDTO,
  captured: BigNumberInput,
): CollectionStatus {
  if (keptStatus.includes(status)) return {}
  const covers = (sum: BigNumberInput) =>
    MathBN.gte(amountText(sum, currency_code), amountText(amount, currency_code))
  if (covers(captured)) {
    const since = completed_at ? new Date(completed_at) : new Date()
    return { status: PaymentCollectionStatus.COMPLETED, completed_at: since }
  }
  const authorized = covers(authorized_amount ?? 0)
  const { AUTHORIZED, PARTIALLY_AUTHORIZED } = PaymentCollectionStatus
  return { status: authorized ? AUTHORIZED : PARTIALLY_AUTHORIZED, completed_at: null }
}
