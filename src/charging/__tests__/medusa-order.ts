import { decorateCartTotals } from "@medusajs/framework/utils"
import fc from "fast-check"
import { z } from "@medusajs/framework/zod"

const price = fc.integer({ min: 1, max: 500_000 }).map((n) => n / 1000)
const rate = fc.constantFrom(0, 5, 7.7, 8.25, 10, 19, 20)

/** What an order is made of, as Medusa's order module keeps it, before Medusa counts its totals. */
const ingredients = fc.record({
  currency: fc.constantFrom("usd", "eur", "jpy", "kwd"),
  inclusive: fc.boolean(),
  lines: fc.array(
    fc.record({
      price,
      rate,
      /** Discount in percent of the line. */
      off: fc.constantFrom(0, 0, 10, 14.2857, 33, 100),
      ships: fc.integer({ min: 0, max: 4 }).map((n) => n > 0),
      /** Which parcel each piece goes into. */
      pieces: fc.array(fc.nat({ max: 5 }), { minLength: 1, maxLength: 7 }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  shipping: fc.array(fc.record({ price, rate, off: fc.constantFrom(0, 0, 50, 100) }), {
    maxLength: 3,
  }),
  /** Gift cards, in percent of what the goods cost. */
  credit: fc.constantFrom(0, 0, 0, 12.5, 60),
})
type Ingredients = typeof ingredients extends fc.Arbitrary<infer T> ? T : never

const noReturns = { return_received_quantity: 0, return_dismissed_quantity: 0 }
const discount = (amount: number, off: number, inclusive: boolean) =>
  off ? [{ amount: (amount * off) / 100, is_tax_inclusive: inclusive }] : []

/** The order as Medusa answers a query for it: totals counted by Medusa itself, numbers as JSON has them. */
function asMedusaHasIt({ currency, inclusive, lines, shipping, credit }: Ingredients) {
  const items = lines.map(({ price, rate, off, ships, pieces }, index) => ({
    id: `line${index}`,
    unit_price: price,
    quantity: pieces.length,
    requires_shipping: ships,
    is_tax_inclusive: inclusive,
    tax_lines: rate ? [{ rate }] : [],
    adjustments: discount(price * pieces.length, off, inclusive),
    detail: noReturns,
  }))
  const goods = items.reduce((sum, { unit_price, quantity }) => sum + unit_price * quantity, 0)
  const order = decorateCartTotals({
    currency_code: currency,
    items,
    shipping_methods: shipping.map(({ price, rate, off }, index) => ({
      id: `method${index}`,
      amount: price,
      is_tax_inclusive: inclusive,
      tax_lines: rate ? [{ rate }] : [],
      adjustments: discount(price, off, inclusive),
    })),
    credit_lines: credit ? [{ amount: (goods * credit) / 200 }] : [],
  })
  return medusaOrder.parse(JSON.parse(JSON.stringify(order)))
}

const medusaOrder = z.looseObject({
  currency_code: z.string(),
  total: z.number(),
  items: z.array(
    z.looseObject({
      id: z.string(),
      quantity: z.number(),
      total: z.number(),
      requires_shipping: z.boolean(),
    }),
  ),
  shipping_methods: z.array(z.looseObject({ total: z.number() })),
})
export type MedusaOrder = z.output<typeof medusaOrder>

/** A random order and what each of its 1 to 6 parcels holds: quantity by line id. */
export const medusaOrders = ingredients.map((made) => {
  const parcels: Record<string, number>[] = []
  made.lines.forEach(({ pieces, ships }, index) => {
    if (!ships) return
    for (const parcel of pieces) {
      const contents = (parcels[parcel] ??= {})
      contents[`line${index}`] = (contents[`line${index}`] ?? 0) + 1
    }
  })
  return { order: asMedusaHasIt(made), parcels: parcels.filter(Boolean) }
})
