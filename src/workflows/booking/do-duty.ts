import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { processPaymentWorkflow } from "@medusajs/medusa/core-flows"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../../modules/amazon-pay"
import type { Account } from "../accounts"
import { orderOfCollection } from "../order-collections"
import { bookCharge } from "./book-charge"
import { bookRefund } from "./book-refund"
import type { Duty } from "./duty"
import { mendTransactions } from "./mend-transactions"

/** Tells Medusa what it has to be told. Runs under the order's lock. */
export async function doDuty(
  container: MedusaContainer,
  account: Account,
  rowId: string,
  duty: Duty,
): Promise<void> {
  switch (duty.do) {
    case "book-charge":
      await bookCharge(container, duty.booking)
      return
    case "book-refund":
      await bookRefund(container, duty.booking)
      return
    case "make-payment":
      await makePayment(container, duty)
      return
    case "cancel-order": {
      const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
      await engine.cancelOrder(account.options, rowId)
      return
    }
    case "wait":
    case "nothing":
      return
  }
}

async function makePayment(
  container: MedusaContainer,
  { session_id, amount }: { session_id: string; amount: string },
): Promise<void> {
  await processPaymentWorkflow(container).run({
    input: { action: "authorized", data: { session_id, amount } },
  })
  const [payment] = await container
    .resolve(Modules.PAYMENT)
    .listPayments({ payment_session_id: session_id })
  const order_id = payment && (await orderOfCollection(container, payment.payment_collection_id))
  if (order_id) await mendTransactions(container, { payment_id: payment.id, order_id })
}
