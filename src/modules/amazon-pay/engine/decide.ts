import type { Decided } from "../ledger/recording"
import { textOf } from "../errors"
import type { OperationRow, OrderReferenceRow, Snapshot } from "../ledger/rows"
import { inWords } from "../words/in-words"
import type { OrderWords } from "../words/order-words"
import type { EngineContext } from "./context"

const nameless: OrderWords = { number: null, storeName: null, language: "en" }

/** Writes what was decided down with the words that people read of it. */
type InWords = <T>(decided: Decided<T>) => Decided<T>

/** Lets a decision see one ledger; an operation that it asks for names its order at Amazon. See `Ledger.decide`. */
export async function decide<T>(
  context: Pick<EngineContext, "ledger" | "store" | "options" | "logger">,
  orderReferenceId: string,
  decideOn: (snapshot: Snapshot) => Decided<T>,
): Promise<{ step: T; operation: OperationRow | null }> {
  const { reference } = await context.ledger.snapshot(orderReferenceId)
  const named = await namedFor(context, reference)
  return await context.ledger.decide(orderReferenceId, (snapshot) => named(decideOn(snapshot)))
}

/** What the store calls an order, read before the ledger is locked. No payment fails for want of words. */
export async function namedFor(
  { store, options, logger }: Pick<EngineContext, "store" | "options" | "logger">,
  reference: OrderReferenceRow,
): Promise<InWords> {
  const words = await store.orderWords(reference).catch((error: unknown) => {
    logger.warn(
      `Amazon Pay: what the order of ${reference.amazon_order_reference_id} is called was not found out, Amazon is not told. ${textOf(error)}`,
    )
    return nameless
  })
  return (decided) =>
    decided.record ? { ...decided, record: inWords(decided.record, words, options) } : decided
}
