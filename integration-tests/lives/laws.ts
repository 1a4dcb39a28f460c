import { sum, text, type Cents } from "./money"
import type { AmazonBook, Books } from "./three-books"

/** A law of the issue that does not hold. Two violations are the same when law and what are. */
export interface Violation {
  law: number
  what: string
  facts: string
}

const isCharged = ({ state }: { state: string }) => state === "Completed" || state === "Closed"
const isDecided = ({ state }: { state: string }) => state !== "Pending"

/** What was charged, with what Amazon is still deciding on, less what was given back. */
export function netAtAmazon(amazon: readonly AmazonBook[]): Cents {
  const captures = amazon.flatMap((one) => one.captures).filter(({ state }) => state !== "Declined")
  return sum(captures.map(({ amount }) => amount)) - sum(refundsOf(captures))
}

function refundsOf(captures: readonly AmazonBook["captures"][number][]): Cents[] {
  return captures
    .flatMap(({ refunds }) => refunds)
    .filter(({ state }) => state !== "Declined")
    .map(({ amount }) => amount)
}

/**
 * The laws that hold for every order at rest, checked on three books.
 * @param chargesParcels whether the account charges what ships by itself
 */
export function violations(books: Books, chargesParcels: boolean): Violation[] {
  return [
    ...cartThatIsNoOrder(books),
    ...resolved(books),
    ...closed(books),
    ...cancelled(books),
    ...(chargesParcels ? charged(books) : []),
    ...paid(books),
    ...attention(books),
    ...unlocked(books),
  ]
}

/**
 * What a charge leads to is at most what the order costs.
 * @param owed the most that the order has cost since the charge began
 */
export function overcharge(net: Cents, owed: Cents): Violation[] {
  return net > owed
    ? [{ law: 1, what: "charged more than is owed", facts: `${text(net)} of ${text(owed)}` }]
    : []
}

const isTold = ({ ledger }: Books) => ledger.some((one) => one.attention !== null)

/** Nothing is held or charged for a cart that became no order, or somebody is told. */
function cartThatIsNoOrder(books: Books): Violation[] {
  if (books.medusa || isTold(books)) return []
  const net = netAtAmazon(books.amazon)
  const held = books.amazon
    .flatMap((one) => one.authorizations)
    .filter(({ state }) => state === "Open")
  return [
    ...(net > 0 ? [{ law: 4, what: "a cart that is no order was charged", facts: text(net) }] : []),
    ...(held.length
      ? [{ law: 2, what: "money stays held for a cart that is no order", facts: `${held.length}` }]
      : []),
  ]
}

/** No call stays without an answer, and nothing stays pending that Amazon has decided. */
function resolved({ ledger, amazon }: Books): Violation[] {
  const decided = new Set(
    amazon
      .flatMap(({ captures, authorizations }) => [...captures, ...authorizations])
      .filter(isDecided)
      .map(({ id }) => id),
  )
  return ledger
    .flatMap(({ operations }) => operations)
    .flatMap(({ kind, state, amount, amazonId }) => {
      if (state === "recorded" || state === "sent") {
        return [{ law: 2, what: `a call stays without an answer: ${kind}`, facts: text(amount) }]
      }
      const isLate = state === "pending" && amazonId !== null && decided.has(amazonId)
      return isLate
        ? [{ law: 4, what: `what Amazon decided is not known: ${kind}`, facts: text(amount) }]
        : []
    })
}

/** Amazon's charges and refunds are Medusa's, to the cent, or somebody is told. */
function closed(books: Books): Violation[] {
  const { amazon, medusa } = books
  if (!medusa || isTold(books)) return []
  const captures = amazon.flatMap((one) => one.captures).filter(isCharged)
  const charged = sum(captures.map(({ amount }) => amount))
  const refunded = sum(refundsOf(captures))
  const booked = sum(medusa.payments.flatMap((payment) => payment.captures))
  const returned = sum(medusa.payments.flatMap((payment) => payment.refunds))
  return [
    ...differ("captures", charged, booked),
    ...differ("refunds", refunded, returned),
    ...differ("capture transactions", charged, sum(medusa.transactions.captures)),
    ...differ("refund transactions", refunded, sum(medusa.transactions.refunds)),
  ]
}

function differ(what: string, atAmazon: Cents, inMedusa: Cents): Violation[] {
  if (atAmazon === inMedusa) return []
  const facts = `Amazon ${text(atAmazon)}, Medusa ${text(inMedusa)}`
  return [{ law: 4, what: `${what} differ`, facts }]
}

/** Of a cancelled order nothing can be charged any more, and nothing stays charged that nobody is told of. */
function cancelled(books: Books): Violation[] {
  const { amazon, medusa } = books
  if (medusa?.status !== "canceled") return []
  const net = netAtAmazon(amazon)
  const open = amazon.filter(({ state }) => state === "Open" || state === "Suspended")
  const held = amazon.flatMap((one) => one.authorizations).filter(({ state }) => state === "Open")
  const told = isTold(books)
  return [
    ...(net > 0 && !told
      ? [{ law: 4, what: "a cancelled order stays charged", facts: text(net) }]
      : []),
    ...(open.length && !told
      ? [{ law: 2, what: "a cancelled order can still be charged", facts: open[0]?.state ?? "" }]
      : []),
    ...(held.length && !told
      ? [
          {
            law: 2,
            what: "money stays held for a cancelled order",
            facts: text(held[0]?.amount ?? 0),
          },
        ]
      : []),
  ]
}

/** Goods that all left are charged in full, or somebody is told. */
function charged(books: Books): Violation[] {
  const { amazon, medusa } = books
  if (!medusa || medusa.status === "canceled" || isTold(books)) return []
  const live = medusa.parcels.filter((parcel) => !parcel.canceled)
  const all = medusa.lines.every(({ quantity, packed }) => packed >= quantity)
  if (!live.length || !all || !live.every(({ shipped }) => shipped)) return []
  const net = netAtAmazon(amazon)
  return net < medusa.cost
    ? [{ law: 4, what: "goods left unpaid", facts: `${text(net)} of ${text(medusa.cost)}` }]
    : []
}

/** Money held for an order has a payment in Medusa; an order charged in full is called captured. */
function paid(books: Books): Violation[] {
  const { amazon, medusa } = books
  if (!medusa || medusa.status === "canceled" || isTold(books)) return []
  const held = amazon.flatMap((one) => one.authorizations).filter(({ state }) => state === "Open")
  const payments = medusa.payments.filter(({ canceled }) => !canceled)
  const net = netAtAmazon(amazon)
  const hasRefunds = amazon.some((one) => refundsOf(one.captures).length)
  const shouldBe = net > 0 && net === medusa.cost && !hasRefunds
  return [
    ...(held.length && !payments.length
      ? [{ law: 3, what: "money is held for an order without a payment", facts: `${held.length}` }]
      : []),
    ...(shouldBe && medusa.paymentStatus !== "captured"
      ? [
          {
            law: 4,
            what: "an order charged in full is not called captured",
            facts: medusa.paymentStatus,
          },
        ]
      : []),
  ]
}

/** Whoever is called finds something that is owed, or charged and not owed. */
function attention(books: Books): Violation[] {
  const { amazon, medusa, ledger } = books
  const reasons = ledger.flatMap((one) => one.attention ?? [])
  if (!reasons.length || !medusa || medusa.status === "canceled") return []
  const settled =
    netAtAmazon(amazon) === medusa.cost &&
    closed({ ...books, ledger: [] }).length === 0 &&
    resolved(books).length === 0 &&
    !amazon.some(({ captures }) =>
      captures.some(({ refunds }) => refunds.some(({ state }) => state === "Declined")),
    )
  return settled && !reasons.includes("chargeback")
    ? [{ law: 6, what: `nothing is wrong, and somebody is called: ${reasons.join()}`, facts: "" }]
    : []
}

/** Nobody works on an order at rest. */
function unlocked({ leases }: Books): Violation[] {
  return leases.map((id) => ({ law: 5, what: "an order at rest is locked", facts: id }))
}
