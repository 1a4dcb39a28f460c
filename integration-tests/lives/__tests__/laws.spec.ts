import { overcharge, violations, type Charges } from "../laws"
import type { Line, MedusaBook } from "../medusa-book"
import { keptAtAmazon, mostAtAmazon, netAtAmazon } from "../sums"
import type { AmazonBook, Books, LedgerBook } from "../three-books"

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
const line = (over: Partial<Line> = {}): Line => ({
  ...{ id: "L1", quantity: 2, returned: 0, came: 0, asked: 0, exchanged: 0, total: 50 },
  ...over,
})
const medusa = (over: Partial<MedusaBook> = {}): MedusaBook => ({
  status: "completed",
  paymentStatus: "captured",
  cost: 50,
  lines: [line()],
  parcels: [{ canceled: false, left: true, items: new Map([["L1", 2]]) }],
  credit: { ofPeople: 0, ofRefunds: 0 },
  refunded: { before: 0, after: 0 },
  gaveBackFirst: false,
  returns: { askedBack: 0, exchanged: 0, cameBack: 0, replaced: 0 },
  payments: [{ id: "pay_1", canceled: false, captures: [50], refunds: [] }],
  elsewhere: { captures: [], refunds: [] },
  transactions: { captures: [50], refunds: [] },
  ...over,
})
const ledger = (over: Partial<LedgerBook> = {}): LedgerBook => ({
  id: "S1",
  state: "Closed",
  findings: [],
  operations: [{ kind: "capture", state: "completed", amount: 50, amazonId: "C1" }],
  ...over,
})
const books = (over: Partial<Books> = {}): Books => ({
  amazon: [amazon()],
  medusa: medusa(),
  ledger: [ledger()],
  leases: [],
  dismissed: [],
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
      { ledger: [ledger({ findings: [{ attention: "unreachable", amount: null }] })] },
    ],
    [
      "6 somebody is called for nothing: overcharged",
      { ledger: [ledger({ findings: [{ attention: "overcharged", amount: 10 }] })] },
    ],
    [
      "6 the list names a wrong amount: overcharged",
      {
        medusa: medusa({ cost: 40 }),
        ledger: [ledger({ findings: [{ attention: "overcharged", amount: 12 }] })],
      },
    ],
    [
      "6 Amazon advises not to ship, and nobody is told",
      { amazon: [amazon({ captures: [charge({ isUnusual: true })] })] },
    ],
    [
      "6 the buyer has cancelled the payment at Amazon, and nobody is told",
      {
        amazon: [
          amazon({
            captures: [
              charge({ refunds: [{ state: "Completed", amount: 0, type: "BuyerCanceled" }] }),
            ],
          }),
        ],
      },
    ],
    [
      "6 somebody is called for nothing: refund-declined",
      { ledger: [ledger({ findings: [{ attention: "refund-declined", amount: 10 }] })] },
    ],
    [
      "6 somebody is called for nothing: buyer-canceled",
      { ledger: [ledger({ findings: [{ attention: "buyer-canceled", amount: null }] })] },
    ],
    [
      "6 somebody is called for nothing: not-cancelled",
      { ledger: [ledger({ findings: [{ attention: "not-cancelled", amount: null }] })] },
    ],
    [
      "4 captures differ",
      {
        medusa: medusa({ payments: [] }),
        ledger: [ledger({ findings: [{ attention: "account-missing", amount: null }] })],
      },
    ],
    ["5 an order at rest is locked", { leases: ["order of cart_1"] }],
  ])("say: %s", (law, over) => {
    expect(broken(over)).toContain(law)
  })

  it("leave alone what somebody is told of", () => {
    const told = [ledger({ findings: [{ attention: "not-booked", amount: null }] })]
    const unbooked = medusa({ payments: [], transactions: { captures: [], refunds: [] } })
    expect(broken({ medusa: unbooked, ledger: told })).toEqual([])
  })

  it("ask for no charge where the account charges by hand", () => {
    expect(broken({ medusa: medusa({ cost: 51 }) }, "never")).toEqual([])
  })

  describe("of goods that left", () => {
    /** Refunds that Medusa credited. */
    const credited = (amount: number, when: "before" | "after" = "before") => ({
      credit: { ofPeople: 0, ofRefunds: amount },
      refunded: { ...{ before: 0, after: 0 }, [when]: amount },
    })
    const unpaid = "4 goods left unpaid"

    it("see what is unpaid beside what another provider gave back with credit", () => {
      const elsewhere = { captures: [20], refunds: [5] }
      const order = (ours: number): Partial<Books> => ({
        amazon: [amazon({ captures: [charge({ amount: ours })] })],
        medusa: medusa({ cost: 45, ...credited(5), elsewhere }),
      })
      expect(broken(order(25))).toContain(unpaid)
      expect(broken(order(30))).not.toContain(unpaid)
    })

    it("ask nothing for goods that others were paid for, and gave back, where Amazon Pay never was", () => {
      const order = (captures: AmazonBook["captures"]): Partial<Books> => ({
        amazon: [amazon({ captures })],
        medusa: medusa({
          ...{ cost: 0, ...credited(20, "after"), payments: [] },
          lines: [line({ returned: 1, came: 1, total: 0 })],
          returns: { askedBack: 0, exchanged: 0, cameBack: 30, replaced: 0 },
          elsewhere: { captures: [20], refunds: [20] },
        }),
      })
      expect(broken(order([]))).not.toContain(unpaid)
      expect(broken(order([charge({ amount: 5 })]))).toContain(unpaid)
    })

    it("owe nobody what was given back beyond one charge of several", () => {
      const refunds = [{ state: "Completed", amount: 32 }]
      const two = [charge({ amount: 30, refunds }), charge({ id: "C2", amount: 20 })]
      expect(
        broken({
          amazon: [amazon({ captures: two })],
          medusa: medusa({ cost: 20, ...credited(30) }),
          ledger: [ledger({ findings: [{ attention: "refunded-above", amount: 2 }] })],
        }),
      ).not.toEqual(expect.arrayContaining([unpaid, expect.stringContaining("refunded-above")]))
    })

    it("leave alone what a person credits as good will, with a refund or without", () => {
      const refunds = [{ state: "Completed", amount: 10 }]
      const refunded = medusa({ cost: 40, ...credited(10) })
      expect(
        broken({ amazon: [amazon({ captures: [charge({ refunds })] })], medusa: refunded }),
      ).not.toContain(unpaid)
      const gift = medusa({ cost: 40, credit: { ofPeople: 10, ofRefunds: 0 } })
      expect(
        broken({ amazon: [amazon({ captures: [charge({ amount: 40 })] })], medusa: gift }),
      ).not.toContain(unpaid)
    })

    it("see a parcel that is unpaid beside what was credited", () => {
      const parcels = [{ canceled: false, left: true, items: new Map([["L1", 1]]) }]
      const part = (ours: number): Partial<Books> => ({
        amazon: [amazon({ captures: [charge({ amount: ours })] })],
        medusa: medusa({ parcels, cost: 40, ...credited(10) }),
      })
      expect(broken(part(10))).toContain("4 a parcel left unpaid")
      expect(broken(part(15))).not.toContain("4 a parcel left unpaid")
    })

    const back = (when: "before" | "after"): MedusaBook =>
      medusa({
        cost: 5,
        lines: [line({ returned: 1, came: 1, total: 25 })],
        returns: { askedBack: 0, exchanged: 0, cameBack: 25, replaced: 0 },
        ...credited(20, when),
      })
    const given = (amount: number) => [
      amazon({ captures: [charge({ amount, refunds: [{ state: "Completed", amount: 20 }] })] }),
    ]

    it("count goods once that came back and whose refund was credited", () => {
      const once = { medusa: back("after") }
      expect(broken({ ...once, amazon: given(40) })).toContain(unpaid)
      expect(broken({ ...once, amazon: given(45) })).not.toContain(unpaid)
    })

    it("count no goods twice whose money was given back without credit, with more", () => {
      const whole = (cost: number): Partial<Books> => ({
        amazon: [amazon({ captures: [charge({ refunds: [{ state: "Completed", amount: 50 }] })] })],
        medusa: {
          ...back("after"),
          cost,
          credit: { ofPeople: 0, ofRefunds: 25 },
          refunded: { before: 0, after: 50 },
        },
      })
      expect(broken(whole(0))).not.toContain(unpaid)
      expect(broken(whole(5))).toContain(unpaid)
    })

    it("take a refund from before anything was asked back for good will", () => {
      const tooMuch = "6 charged more than the order costs, and nobody is told"
      const before = { medusa: back("before"), amazon: given(45) }
      expect(broken(before)).toContain(tooMuch)
      const after = { ...before, medusa: back("after") }
      expect(broken(after)).not.toContain(tooMuch)
    })

    it("see what was asked back and left unpaid, as far as nobody has given its money back", () => {
      const asked = medusa({
        cost: 25,
        lines: [line({ returned: 1, asked: 1 })],
        returns: { askedBack: 25, exchanged: 0, cameBack: 0, replaced: 0 },
      })
      const charged = [amazon({ captures: [charge({ amount: 25 })] })]
      expect(broken({ medusa: asked, amazon: charged })).toContain(unpaid)
      const refunds = [{ state: "Completed", amount: 25 }]
      const ahead = {
        medusa: { ...asked, refunded: { before: 0, after: 25 } },
        amazon: [amazon({ captures: [charge({ refunds })] })],
      }
      expect(broken(ahead)).not.toContain(unpaid)
    })

    it("let what is asked back be a cent more than it is rounded to", () => {
      const tooMuch = "6 charged more than the order costs, and nobody is told"
      const asked = (amount: number): Partial<Books> => ({
        amazon: [amazon({ captures: [charge({ amount })] })],
        medusa: medusa({
          cost: 25,
          lines: [line({ returned: 1, asked: 1 })],
          returns: { askedBack: 24, exchanged: 0, cameBack: 0, replaced: 0 },
        }),
      })
      expect(broken(asked(50))).not.toContain(tooMuch)
      expect(broken(asked(51))).toContain(tooMuch)
    })

    it("leave out what is asked back for an exchange", () => {
      const exchanged = medusa({
        cost: 25,
        lines: [line({ returned: 1, asked: 1, exchanged: 1 })],
        returns: { askedBack: 0, exchanged: 25, cameBack: 0, replaced: 0 },
      })
      const charged = [amazon({ captures: [charge({ amount: 25 })] })]
      expect(broken({ medusa: exchanged, amazon: charged })).not.toContain(unpaid)
    })

    it("let a claim's replacement be paid for with what it replaces", () => {
      const claimed = (replaced: number) =>
        medusa({
          cost: 75,
          lines: [line({ returned: 1 })],
          returns: { askedBack: 0, exchanged: 0, cameBack: 0, replaced },
        })
      expect(broken({ medusa: claimed(25) })).not.toContain(unpaid)
      expect(broken({ medusa: claimed(20) })).toContain(unpaid)
    })

    it("see what is unpaid since a capture was given back whole before they left", () => {
      const undone = charge({ refunds: [{ state: "Completed", amount: 50 }] })
      const after = (again: number, gaveBackFirst = true): Partial<Books> => ({
        amazon: [amazon({ captures: [undone, charge({ id: "C2", amount: again })] })],
        medusa: medusa({ cost: 0, ...credited(50), gaveBackFirst }),
      })
      expect(broken(after(40))).toContain(unpaid)
      expect(broken(after(50))).not.toContain(unpaid)
      expect(broken(after(40, false))).not.toContain(unpaid)
    })

    describe("of which a refund was declined", () => {
      const [payment] = medusa().payments
      const keeps = (over: Partial<MedusaBook>) =>
        medusa({
          payments: payment ? [{ ...payment, refunds: [20] }] : [],
          ...credited(20),
          ...over,
        })
      const declined = [{ state: "Declined", amount: 20 }]
      const told = [ledger({ findings: [{ attention: "refund-declined", amount: 20 }] })]

      it("want somebody to be told, as long as Medusa keeps it", () => {
        const over = { amazon: [amazon({ captures: [charge({ refunds: declined })] })] }
        const law = "6 a refund was declined, and nobody is told"
        expect(broken({ ...over, medusa: keeps({ cost: 30 }) })).toContain(law)
        expect(broken({ ...over, medusa: keeps({ cost: 30 }), ledger: told })).toEqual([])
        expect(broken({ ...over, medusa: medusa() })).toEqual([])
      })

      it("see what was charged too much beside it", () => {
        const over = {
          amazon: [amazon({ captures: [charge({ refunds: declined })] })],
          medusa: keeps({ cost: 25 }),
        }
        const law = "6 charged more than the order costs, and nobody is told"
        expect(broken({ ...over, ledger: told })).toContain(law)
        const named = [
          ledger({
            findings: [
              { attention: "overcharged", amount: 5 },
              { attention: "refund-declined", amount: 20 },
            ],
          }),
        ]
        expect(broken({ ...over, ledger: named })).toEqual([])
      })

      it("take it as given back when goods leave afterwards", () => {
        const next = (amount: number): Partial<Books> => ({
          amazon: [
            amazon({ captures: [charge({ refunds: declined }), charge({ id: "C2", amount })] }),
          ],
          medusa: keeps({ cost: 60 }),
          ledger: told,
        })
        expect(broken(next(10))).toContain(unpaid)
        expect(broken(next(30))).not.toContain(unpaid)
      })
    })
  })

  it("count what people have taken off the list as told, as far as it went", () => {
    const tooMuch = "6 charged more than the order costs, and nobody is told"
    const over = { medusa: medusa({ cost: 40 }) }
    const off = (attention: string, amount: number | null) => [{ attention, amount }]
    expect(broken({ ...over, dismissed: off("overcharged", 10) })).toEqual([])
    expect(broken({ ...over, dismissed: off("overcharged", 5) })).toContain(tooMuch)
    expect(broken({ ...over, dismissed: off("unanswered", null) })).toContain(tooMuch)
  })

  it("take what was refunded above a charge from no other", () => {
    const above = amazon({ captures: [charge({ refunds: [{ state: "Completed", amount: 57 }] })] })
    expect(netAtAmazon([above, amazon({ id: "S2" })])).toBe(50)
  })

  it("hold a charge against what is owed beside goods that Medusa took off twice", () => {
    const order = medusa({
      cost: 30,
      lines: [line({ returned: 1, asked: 1, exchanged: 1 })],
      returns: { askedBack: 0, exchanged: 25, cameBack: 0, replaced: 0 },
      credit: { ofPeople: 0, ofRefunds: 10 },
      refunded: { before: 0, after: 10 },
    })
    const refunds = [{ state: "Completed", amount: 10 }]
    const paid = [amazon({ captures: [charge({ refunds })] })]
    expect(overcharge(keptAtAmazon(paid, order), mostAtAmazon(paid, order))).toEqual([])
  })

  it("hold a charge against what is owed, to the cent", () => {
    expect(overcharge(50, 50)).toEqual([])
    expect(overcharge(51, 50)).toMatchObject([{ law: 1, facts: "0.51 of 0.50" }])
  })
})
