import type { MedusaContainer } from "@medusajs/framework/types"
import { AMAZON_PAY_MODULE, type AmazonPayModuleService } from "../modules/amazon-pay"
import { textOf } from "../modules/amazon-pay/errors"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { accountsOf, type Account } from "../medusa/accounts"
import { collectionsOfOrder } from "../medusa/order-collections"
import { lockOfOrder, underOrderLock } from "../medusa/order-lock"
import { attentionOf, noTrouble } from "./attention"
import type { Finding } from "./attention-reasons"
import { Judgements } from "./judgements"
import { assessPayment } from "./assess-payment"

const judgements = new Judgements()

const isNotCancelled = ({ reason }: { reason: string }) => reason === "not-cancelled"

/**
 * Says whether an order reference needs attention, and why, as it stands now. Reads the ledger and Medusa, asks Amazon
 * nothing. Runs under the order's lock: two who judge at once would leave what the one knew who read first.
 * @returns everything that it needs attention for
 */
export async function judgeOrderReference(
  container: MedusaContainer,
  account: Account,
  orderReferenceId: string,
): Promise<Finding[]> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const assessment = await assessPayment(container, account, orderReferenceId)
  const { findings, chargeback_at: chargebackAt } = assessment.reference
  // What the last look could not do, nobody has tried since.
  const trouble = { ...noTrouble, notCancelled: findings.some(isNotCancelled) }
  const marks = attentionOf(assessment, new Date(), trouble)
  await engine.markAttention(orderReferenceId, { marks, chargebackAt })
  return marks
}

/**
 * The same for all order references of an order. Does not throw: it follows something that is done, or that has failed with
 * an error of its own; the next look judges again.
 */
export async function judgeOrder(container: MedusaContainer, orderId: string): Promise<void> {
  const engine = container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
  const accounts = new Map(accountsOf(container).map((account) => [account.key, account]))
  const done = judgements.begin(orderId)
  try {
    const payment_collection_id = await collectionsOfOrder(container, orderId)
    for (const { id, account: key } of await engine.listOrderReferences({
      payment_collection_id,
    })) {
      const account = accounts.get(key)
      if (account) await judgeOrderReference(container, account, id)
    }
    done()
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(
        `Amazon Pay: whether order ${orderId} needs attention is judged with the next look at it. ${textOf(error)}`,
      )
  }
}

/**
 * The same for who comes after something has happened, and takes the order's lock for it. Whoever had the lock may have judged
 * meanwhile: then it is not done once more.
 */
export async function judgeUnderLock(container: MedusaContainer, orderId: string): Promise<void> {
  const wanted = judgements.want(orderId)
  try {
    const key = await lockOfOrder(container, orderId)
    await underOrderLock(container, key, async () => {
      if (!wanted.isDone()) await judgeOrder(container, orderId)
    })
  } finally {
    wanted.end()
  }
}

/** Does something about an order, and judges then: charged, declined or refused, the list has to say it at once. */
export async function thenJudge<T>(
  container: MedusaContainer,
  orderId: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } finally {
    await judgeOrder(container, orderId)
  }
}
