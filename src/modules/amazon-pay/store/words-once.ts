import type { OrderWords } from "../words/order-words"
import type { StoreFacts } from "./store-facts"

/** The store, for one call of the engine: it decides several times, and what people call the order stays the same meanwhile. */
export function askedForWordsOnce(store: StoreFacts): StoreFacts {
  const known = new Map<string, Promise<OrderWords>>()
  return {
    orderMoney: (reference) => store.orderMoney(reference),
    cartFacts: (reference) => store.cartFacts(reference),
    isWanted: (...asked) => store.isWanted(...asked),
    orderWords: (reference) => {
      const { payment_collection_id: id } = reference
      const words = known.get(id) ?? store.orderWords(reference)
      known.set(id, words)
      return words
    },
  }
}
