import type { OrderReferenceRow } from "../../ledger/rows"
import type { StoreFacts } from "../store-facts"
import { askedForWordsOnce } from "../words-once"

const reference = (payment_collection_id: string) =>
  ({ payment_collection_id }) as OrderReferenceRow

function store() {
  const asked: string[] = []
  const facts: StoreFacts = {
    orderMoney: ({ payment_collection_id }) => {
      asked.push(`money of ${payment_collection_id}`)
      return Promise.resolve(null)
    },
    orderWords: ({ payment_collection_id }) => {
      asked.push(`words of ${payment_collection_id}`)
      return Promise.resolve({ number: "7", storeName: null, language: "en" })
    },
    cartFacts: () => Promise.resolve(null),
    isWanted: () => Promise.resolve(true),
  }
  return { asked, facts: askedForWordsOnce(facts) }
}

describe("a store that one call of the engine asks", () => {
  it("is asked once what an order is called, and for every other order by itself", async () => {
    const { asked, facts } = store()
    await facts.orderWords(reference("a"))
    expect(await facts.orderWords(reference("a"))).toMatchObject({ number: "7" })
    await facts.orderWords(reference("b"))
    expect(asked).toEqual(["words of a", "words of b"])
  })

  it("is asked anew for money every time: somebody may have charged meanwhile", async () => {
    const { asked, facts } = store()
    await facts.orderMoney(reference("a"))
    await facts.orderMoney(reference("a"))
    expect(asked).toEqual(["money of a", "money of a"])
  })
})
