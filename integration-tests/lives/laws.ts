import type { MedusaBook } from "./medusa-book"
import { sum, text, type Cents } from "./money"
import {
  completed,
  costAtAmazon,
  costOfGoods,
  declinedInMedusa,
  keptAtAmazon,
  mostAtAmazon,
  netAtAmazon,
  nonFailedCaptures,
  owedAgain,
  refundsOf,
  stillAskedBack,
  takenOffTwice,
} from "./sums"
import type { AmazonBook, Books } from "./three-books"
import { charged, falseAlarms, isTold, open, unbooked, unpaid } from "./told"
import type { Violation } from "./violation"

const isDecided = ({ state }: { state: string }) => state !== "Pending"

/** When an account charges goods by itself: with the parcel, when that has left, or not. */
export type Charges = "packed" | "left" | "never"

/** The laws that hold for every order at rest, checked on three books. */
export function violations(books: Books, charges: Charges): Violation[] {
  return [
    ...cartThatIsNoOrder(books),
    ...resolved(books),
    ...closed(books),
    ...cancelled(books),
    ...goodsPaid(books, charges),
    ...paid(books),
    ...overcharged(books),
    ...stillToGiveBack(books),
    ...adviceHeard(books),
    ...heldForNothing(books),
    ...falseAlarms(books),
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

/** Nothing is held or charged for a cart that became no order, or somebody is told. */
function cartThatIsNoOrder(books: Books): Violation[] {
  if (books.medusa || isTold(books, [...charged, ...open])) return []
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
  if (!medusa) return []
  const taken = sum(completed(amazon).map(({ amount }) => amount))
  const refunded = sum(refundsOf(amazon))
  const { elsewhere, transactions } = medusa
  const booked = sum(medusa.payments.flatMap((payment) => payment.captures))
  const returned = sum(medusa.payments.flatMap((payment) => payment.refunds))
  const differ = differing(books)
  return [
    ...differ("captures", taken, booked),
    ...differ("refunds", refunded, returned),
    ...differ("capture transactions", taken + sum(elsewhere.captures), sum(transactions.captures)),
    ...differ("refund transactions", refunded + sum(elsewhere.refunds), sum(transactions.refunds)),
  ]
}

const differing = (books: Books) => (what: string, atAmazon: Cents, inMedusa: Cents) => {
  const off = Math.abs(atAmazon - inMedusa)
  if (!off || isTold(books, unbooked, off)) return []
  const facts = `Amazon ${text(atAmazon)}, Medusa ${text(inMedusa)}`
  return [{ law: 4, what: `${what} differ`, facts }]
}

/** Of a cancelled order nothing can be charged any more, and nothing stays charged that nobody is told of. */
function cancelled(books: Books): Violation[] {
  const { amazon, medusa } = books
  if (medusa?.status !== "canceled") return []
  const net = keptAtAmazon(amazon, medusa)
  const charging = amazon.filter(({ state }) => state === "Open" || state === "Suspended")
  const held = amazon.flatMap((one) => one.authorizations).filter(({ state }) => state === "Open")
  return [
    ...(net > 0 && !isTold(books, charged, net)
      ? [{ law: 4, what: "a cancelled order stays charged", facts: text(net) }]
      : []),
    ...(charging.length && !isTold(books, open)
      ? [
          {
            law: 2,
            what: "a cancelled order can still be charged",
            facts: charging[0]?.state ?? "",
          },
        ]
      : []),
    ...(held.length && !isTold(books, open)
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

/**
 * Goods that left are paid for, or somebody is told. What a person credits as good will, and what Medusa credits beside a
 * refund, is off what the order costs; nothing else is given away.
 */
function goodsPaid(books: Books, charges: Charges): Violation[] {
  const { amazon, medusa } = books
  if (charges === "never" || !medusa || medusa.status === "canceled") return []
  // An order of which Amazon Pay never heard is others' to be paid.
  if (!books.ledger.length) return []
  const { elsewhere } = medusa
  // So is one that others were paid for and gave back, and Amazon Pay never was.
  const isOthers = !medusa.payments.length && elsewhere.refunds.length > 0
  if (isOthers && !nonFailedCaptures(amazon).length) return []
  const gone = medusa.parcels.filter(
    ({ canceled, left }) => !canceled && (charges === "packed" || left),
  )
  if (!gone.length) return []
  const paid = keptAtAmazon(amazon, medusa) + sum(elsewhere.captures) - sum(elsewhere.refunds)
  const quantityOf = (line: string) => sum(gone.map(({ items }) => items.get(line) ?? 0))
  const all = medusa.lines.every(({ id, quantity }) => quantityOf(id) >= quantity)
  const costs = costOfGoods(amazon, medusa)
  const due = all ? costs : Math.min(costs, worthOfGone({ amazon, medusa }, quantityOf))
  // Each parcel is rounded by itself until the last one, and what came back is not rounded at all.
  const slack = all ? (costs === medusa.cost ? 0 : 1) : gone.length
  if (paid >= due - slack || isTold(books, unpaid, due - paid)) return []
  const facts = `${text(paid)} of ${text(due)}`
  return [{ law: 4, what: all ? "goods left unpaid" : "a parcel left unpaid", facts }]
}

/** What the goods that left and did not come back cost at least: all that was credited is taken off them. */
function worthOfGone(
  { amazon, medusa }: { amazon: AmazonBook[]; medusa: MedusaBook },
  quantityOf: (line: string) => number,
): Cents {
  const { lines, credit, returns } = medusa
  const parts = lines.map(({ id, quantity, returned, came, asked, exchanged, total }) => {
    const away = returned - asked + exchanged
    const kept = Math.max(0, Math.min(quantity, quantityOf(id)) - away)
    return quantity > came ? Math.floor((total * kept) / (quantity - came)) : 0
  })
  const credited = credit.ofPeople + credit.ofRefunds
  const owedAll = takenOffTwice(medusa).least + owedAgain(amazon, medusa)
  return sum(parts) - (credited - owedAll) - (returns.askedBack - stillAskedBack(medusa))
}

/** What was charged and is not owed any more is given back, or somebody is told. */
function overcharged(books: Books): Violation[] {
  const { amazon, medusa } = books
  if (!medusa || medusa.status === "canceled") return []
  const net = keptAtAmazon(amazon, medusa)
  const cost = costAtAmazon(medusa)
  // What is asked back is off what Medusa asks for, and is given back when it has come.
  const { askedBack, exchanged } = medusa.returns
  const coming = askedBack + exchanged
  // What is asked back is rounded by itself, and so is what is left.
  const most = cost + takenOffTwice(medusa).most + coming + (coming > 0 ? 1 : 0)
  if (net <= most || isTold(books, charged, net - most)) return []
  const facts = `${text(net)} of ${text(cost)}`
  return [{ law: 6, what: "charged more than the order costs, and nobody is told", facts }]
}

/** What Amazon declined to give back, and Medusa keeps as given back, is for a person to give back another way. */
function stillToGiveBack(books: Books): Violation[] {
  const { amazon, medusa } = books
  const declined = medusa ? declinedInMedusa(amazon, medusa) : 0
  if (!declined || isTold(books, ["refund-declined"], declined)) return []
  return [{ law: 6, what: "a refund was declined, and nobody is told", facts: text(declined) }]
}

/** What Amazon finds unusual, and what its buyer has cancelled, somebody has looked at before it is shipped. */
function adviceHeard(books: Books): Violation[] {
  const { amazon, medusa } = books
  if (!medusa || medusa.status === "canceled") return []
  const captures = amazon.flatMap((one) => one.captures)
  const unusual = captures.filter(({ isUnusual }) => isUnusual)
  const stopped = captures.filter(({ refunds }) =>
    refunds.some(({ type, state }) => type === "BuyerCanceled" && state === "Completed"),
  )
  const unheard = (found: typeof captures, reason: string, what: string): Violation[] =>
    found.length && !isTold(books, [reason])
      ? [{ law: 6, what: `${what}, and nobody is told`, facts: `${found.length}` }]
      : []
  return [
    ...unheard(unusual, "stop-shipment", "Amazon advises not to ship"),
    ...unheard(stopped, "buyer-canceled", "the buyer has cancelled the payment at Amazon"),
  ]
}

/** Of an order that owes nothing more nothing stays held. */
function heldForNothing({ amazon, medusa }: Books): Violation[] {
  if (!medusa || medusa.status === "canceled") return []
  const held = amazon.flatMap((one) => one.authorizations).filter(({ state }) => state === "Open")
  // What comes back may be exchanged for something that costs more.
  const isComing = medusa.lines.some(({ asked }) => asked > 0)
  const most = mostAtAmazon(amazon, medusa)
  if (!held.length || isComing || keptAtAmazon(amazon, medusa) < most) return []
  const facts = text(sum(held.map(({ amount }) => amount)))
  return [{ law: 2, what: "money stays held for an order that owes nothing", facts }]
}

/** Money held for an order has a payment in Medusa; an order charged in full is called captured. */
function paid(books: Books): Violation[] {
  const { amazon, medusa } = books
  if (!medusa || medusa.status === "canceled" || isTold(books, unpaid)) return []
  const held = amazon.flatMap((one) => one.authorizations).filter(({ state }) => state === "Open")
  const payments = medusa.payments.filter(({ canceled }) => !canceled)
  const net = netAtAmazon(amazon)
  const { elsewhere } = medusa
  const hasRefunds = refundsOf(amazon).length + elsewhere.refunds.length > 0
  // A payment for which others took a part stays charged in part.
  const isAlone = net === 0 || !elsewhere.captures.length
  const taken = net + sum(elsewhere.captures)
  // Goods that are to come back may be exchanged for others that are charged later.
  const isComing = medusa.lines.some(({ asked }) => asked > 0)
  const shouldBe = taken > 0 && taken === medusa.cost && !hasRefunds && !isComing && isAlone
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

/** Nobody works on an order at rest. */
function unlocked({ leases }: Books): Violation[] {
  return leases.map((id) => ({ law: 5, what: "an order at rest is locked", facts: id }))
}
