import { overcharge, violations, type Charges } from "../laws"
import type { AmazonBook, Books, LedgerBook, MedusaBook } from "../three-books"

const charge = (over: Partial<AmazonBook["captures"][number]> = {}) => ({
  id: "C1",
  state: "Completed",
  amount: 50,
  refunds: [],
  ...over,
})
const amazon = (over: Partial<AmazonBook> = {}): AmazonBook => ({
  id: "S1",
  state: "Closed",
  authorizations: [{ id: "A1", state: "Closed", amount: 50 }],
  captures: [charge()],
  ...over,
})
const medusa = (over: Partial<MedusaBook> = {}): MedusaBook => ({
  status: "completed",
  paymentStatus: "captured",
  cost: 50,
  lines: [{ id: "L1", quantity: 2, returned: 0, asked: 0, total: 50 }],
  parcels: [{ canceled: false, left: true, items: new Map([["L1", 2]]) }],
  hasCredit: false,
  payments: [{ id: "pay_1", canceled: false, captures: [50], refunds: [] }],
  elsewhere: { captures: [], refunds: [] },
  transactions: { captures: [50], refunds: [] },
  ...over,
})
const ledger = (over: Partial<LedgerBook> = {}): LedgerBook => ({
  id: "S1",
  state: "Closed",
  attention: null,
  amount: null,
  operations: [{ kind: "capture", state: "completed", amount: 50, amazonId: "C1" }],
  ...over,
})
const books = (over: Partial<Books> = {}): Books => ({
  amazon: [amazon()],
  medusa: medusa(),
  ledger: [ledger()],
  leases: [],
  ...over,
})
const broken = (over: Partial<Books>, charges: Charges = "packed") =>
  violations(books(over), charges).map(({ law, what }) => `${law} ${what}`)

describe("the laws of orders at rest", () => {
  it("find nothing wrong with an order that is shipped, charged and booked", () => {
    expect(broken({})).toEqual([])
  })

  it("count what others took as paid", () => {
    const half = { captures: [20], refunds: [5] }
    const all = medusa({ elsewhere: half, transactions: { captures: [35, 20], refunds: [5] } })
    const ours = amazon({ captures: [charge({ amount: 35 })] })
    const booked = [{ id: "pay_1", canceled: false, captures: [35], refunds: [] }]
    expect(broken({ amazon: [ours], medusa: { ...all, payments: booked } })).toEqual([])
    const tooMuch = medusa({
      elsewhere: half,
      transactions: { captures: [50, 20], refunds: [5] },
    })
    expect(broken({ medusa: tooMuch })).toEqual([
      "6 charged more than the order costs, and nobody is told",
    ])
  })

  it.each<[string, Partial<Books>]>([
    [
      "4 captures differ",
      {
        medusa: medusa({ payments: [{ id: "pay_1", canceled: false, captures: [], refunds: [] }] }),
      },
    ],
    [
      "4 capture transactions differ",
      { medusa: medusa({ transactions: { captures: [], refunds: [] } }) },
    ],
    [
      "4 refunds differ",
      {
        amazon: [amazon({ captures: [charge({ refunds: [{ state: "Completed", amount: 10 }] })] })],
      },
    ],
    ["4 a cart that is no order was charged", { medusa: null }],
    [
      "2 money stays held for a cart that is no order",
      {
        medusa: null,
        amazon: [
          amazon({ captures: [], authorizations: [{ id: "A1", state: "Open", amount: 50 }] }),
        ],
      },
    ],
    [
      "2 a call stays without an answer: refund",
      {
        ledger: [
          ledger({ operations: [{ kind: "refund", state: "sent", amount: 1, amazonId: null }] }),
        ],
      },
    ],
    [
      "4 what Amazon decided is not known: capture",
      {
        ledger: [
          ledger({
            operations: [{ kind: "capture", state: "pending", amount: 1, amazonId: "C1" }],
          }),
        ],
      },
    ],
    ["4 a cancelled order stays charged", { medusa: medusa({ status: "canceled" }) }],
    [
      "2 a cancelled order can still be charged",
      { medusa: medusa({ status: "canceled" }), amazon: [amazon({ state: "Open" })] },
    ],
    ["4 goods left unpaid", { medusa: medusa({ cost: 51 }) }],
    [
      "3 money is held for an order without a payment",
      {
        amazon: [amazon({ authorizations: [{ id: "A1", state: "Open", amount: 50 }] })],
        medusa: medusa({ payments: [] }),
      },
    ],
    [
      "2 money stays held for an order that owes nothing",
      { amazon: [amazon({ authorizations: [{ id: "A2", state: "Open", amount: 50 }] })] },
    ],
    [
      "4 an order charged in full is not called captured",
      { medusa: medusa({ paymentStatus: "authorized" }) },
    ],
    [
      "4 a parcel left unpaid",
      {
        amazon: [amazon({ captures: [charge({ amount: 20 })] })],
        medusa: medusa({
          parcels: [{ canceled: false, left: true, items: new Map([["L1", 1]]) }],
        }),
      },
    ],
    ["6 charged more than the order costs, and nobody is told", { medusa: medusa({ cost: 40 }) }],
    [
      "6 somebody is called for nothing: unreachable",
      { ledger: [ledger({ attention: "unreachable" })] },
    ],
    [
      "6 somebody is called for nothing: overcharged",
      { ledger: [ledger({ attention: "overcharged", amount: 10 })] },
    ],
    [
      "6 the list names a wrong amount: overcharged",
      { medusa: medusa({ cost: 40 }), ledger: [ledger({ attention: "overcharged", amount: 12 })] },
    ],
    [
      "6 somebody is called for nothing: refund-declined",
      { ledger: [ledger({ attention: "refund-declined", amount: 10 })] },
    ],
    [
      "6 somebody is called for nothing: not-cancelled",
      { ledger: [ledger({ attention: "not-cancelled" })] },
    ],
    [
      "4 captures differ",
      {
        medusa: medusa({ payments: [] }),
        ledger: [ledger({ attention: "account-missing" })],
      },
    ],
    ["5 an order at rest is locked", { leases: ["order of cart_1"] }],
  ])("say: %s", (law, over) => {
    expect(broken(over)).toContain(law)
  })

  it("leave alone what somebody is told of", () => {
    const told = [ledger({ attention: "not-booked" })]
    const unbooked = medusa({ payments: [], transactions: { captures: [], refunds: [] } })
    expect(broken({ medusa: unbooked, ledger: told })).toEqual([])
  })

  it("ask for no charge where the account charges by hand", () => {
    expect(broken({ medusa: medusa({ cost: 51 }) }, "never")).toEqual([])
  })

  it("hold a charge against what is owed, to the cent", () => {
    expect(overcharge(50, 50)).toEqual([])
    expect(overcharge(51, 50)).toMatchObject([{ law: 1, facts: "0.51 of 0.50" }])
  })
})
