import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../../modules/amazon-pay"
import type { Account } from "../accounts"
import { bookCharge } from "./book-charge"
import { bookRefund } from "./book-refund"
import type { Duty } from "./duty"
import { makePayment } from "./make-payment"

/** Tells Medusa what it has to be told. Runs under the order's lock. */
export async function doDuty(
  container: MedusaContainer,
  account: Account,
  rowId: string,
  duty: Duty,
): Promise<void> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  switch (duty.do) {
    case "book-charge":
      await bookCharge(container, duty.booking)
      return
    case "book-refund":
      await bookRefund(container, duty.booking)
      return
    case "make-payment":
      await makePayment(container, account, (await engine.snapshot(rowId)).reference)
      return
    case "cancel-order":
      await engine.cancelOrder(account.options, rowId)
      return
    case "wait":
    case "nothing":
      return
  }
}
