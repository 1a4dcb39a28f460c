import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../modules/amazon-pay"
import type { Account } from "../medusa/accounts"
import { bookCharge } from "./book-charge"
import { bookRefund } from "./book-refund"
import { planPosting, type Posting } from "./plan-posting"
import { makePayment } from "./make-payment"

/** Tells Medusa what it has to be told. Runs under the order's lock. */
export async function applyPosting(
  container: MedusaContainer,
  account: Account,
  orderReferenceId: string,
  posting: Posting,
): Promise<void> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  switch (posting.do) {
    case "book-charge":
      await bookCharge(container, posting.booking)
      return
    case "book-refund":
      await bookRefund(container, posting.booking)
      return
    case "make-payment":
      await makePayment(container, account, (await engine.snapshot(orderReferenceId)).reference)
      await bookWhatWaited(container, account, orderReferenceId)
      return
    case "cancel-order":
      await engine.cancelOrder(account.options, orderReferenceId)
      return
    case "wait":
    case "nothing":
      return
  }
}

/**
 * Books what Amazon completed while there was no payment to book it on, such as a part that somebody captured in Seller Central:
 * until then Medusa would ask for it once more. Where there is still none, as while Amazon decides, it goes on waiting.
 */
async function bookWhatWaited(
  container: MedusaContainer,
  account: Account,
  orderReferenceId: string,
): Promise<void> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const { operations } = await engine.snapshot(orderReferenceId)
  for (const operation of operations) {
    const posting = await planPosting(container, account, orderReferenceId, operation)
    if (posting.do === "book-charge" || posting.do === "book-refund") {
      await applyPosting(container, account, orderReferenceId, posting)
    }
  }
}
