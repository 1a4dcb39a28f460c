import { atRest } from "./inbox"
import type { Scene } from "./store-suite"
import { eventually } from "./warehouse"

export interface Placed {
  /** Amazon's order reference. */
  id: string
  orderId: string
}

/** The same money, as four books have it: amounts as decimal text, smallest first. */
export interface Books {
  /** Captures that Amazon completed. */
  charged: string[]
  captures: string[]
  /** The order's transactions, by the capture they name; `foreign` where it is none of the payment's. */
  transactions: string[]
  /** What the order's summary says was paid. */
  paid: string
  /** What the payment collection says was captured: by this Medusa calls an order captured, or captured in part. */
  collected: string
  /** Refunds that Amazon took on. */
  refunded: string[]
  refunds: string[]
  /** The order's transactions for what was given back, without their sign. */
  returned: string[]
  /** What the payment collection says was refunded. */
  collectedBack: string
}

export async function readBooks(scene: Scene, { id, orderId }: Placed): Promise<Books> {
  const tree = await scene.amazon.tree(id)
  const made = tree.Authorizations.flatMap(({ Captures }) => Captures)
  const view = await scene.warehouse.view(orderId)
  const { captures, refunds } = scene.warehouse.payment(view)
  const own = new Set(captures.map(({ id }) => id))
  return {
    charged: sorted(
      made.filter(({ State }) => State !== "Declined" && State !== "Pending").map(amountOf),
    ),
    captures: sorted(captures.map(inDigits)),
    transactions: sorted(
      view.transactions
        .filter(({ reference }) => reference === "capture")
        .map((one) => (own.has(one.reference_id) ? inDigits(one) : "foreign")),
    ),
    paid: view.summary.paid_total.toFixed(2),
    collected: (view.payment_collections[0]?.captured_amount ?? 0).toFixed(2),
    refunded: sorted(
      made.flatMap(({ Refunds }) =>
        Refunds.filter(({ State }) => State !== "Declined").map(amountOf),
      ),
    ),
    refunds: sorted(refunds.map(inDigits)),
    returned: sorted(
      view.transactions
        .filter(({ reference }) => reference === "refund")
        .map(({ amount }) => (-amount).toFixed(2)),
    ),
    collectedBack: (view.payment_collections[0]?.refunded_amount ?? 0).toFixed(2),
  }
}

/** Waits until every book has exactly these captures, and looks again when nothing is under way: nothing may follow. */
export async function expectCharged(
  scene: Scene,
  placed: Placed,
  amounts: string[],
): Promise<void> {
  const expected = sorted(amounts)
  const look = async () => {
    const { charged, captures, transactions, paid, collected } = await readBooks(scene, placed)
    expect({ charged, captures, transactions, paid, collected }).toEqual({
      charged: expected,
      captures: expected,
      transactions: expected,
      paid: sum(expected),
      collected: sum(expected),
    })
  }
  await eventually(look)
  await atRest(scene)
  await look()
}

/** Waits until Amazon has so many captures and every book of Medusa's says the same, whatever the amounts are. */
export async function expectOneToOne(
  scene: Scene,
  placed: Placed,
  captures: number,
): Promise<Books> {
  return await eventually(async () => {
    const books = await readBooks(scene, placed)
    expect(books.charged).toHaveLength(captures)
    expect(books.captures).toEqual(books.charged)
    expect(books.transactions).toEqual(books.charged)
    expect(books.paid).toBe(sum(books.charged))
    expect(books.collected).toBe(sum(books.charged))
    expect(books.refunds).toEqual(books.refunded)
    expect(books.returned).toEqual(books.refunded)
    expect(books.collectedBack).toBe(sum(books.refunded))
    return books
  })
}

function sorted(amounts: string[]): string[] {
  return amounts.sort((one, other) => Number(one) - Number(other))
}

function sum(amounts: string[]): string {
  return amounts.reduce((all, amount) => all + Number(amount), 0).toFixed(2)
}

const amountOf = ({ Amount }: { Amount: string }) => Amount
const inDigits = ({ amount }: { amount: number }) => amount.toFixed(2)
