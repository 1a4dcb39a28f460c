import { twoParcels, type Basket } from "./basket"

type Filled = Basket & { items: Record<string, number> }

const dollars = (items: Record<string, number>): Filled => ({ currency: "usd", items })

/**
 * Baskets of the demo's goods that several tests pay for, each as often as one test does: a further cart is a row more
 * to bring back before every test.
 */
export const demoBaskets: readonly Filled[] = [
  ...[twoParcels, twoParcels, twoParcels].map(dollars),
  { currency: "eur", items: twoParcels },
  dollars({ "MUG-BLUE": 1 }),
  dollars({ "MUG-BLUE": 1, "TOTE-S": 1 }),
  dollars({ "MUG-BLUE": 1, "TOTE-L": 1 }),
  dollars({ "MUG-BLUE": 1, "TOTE-S": 1, "TOTE-L": 1 }),
  dollars({ "MUG-BLUE": 2, "TOTE-S": 1 }),
  dollars({ "MUG-BLUE": 3, "TOTE-S": 1 }),
  dollars({ "TOTE-S": 1, "TOTE-L": 1 }),
  dollars({ "BLANKET-PLAIN": 2, "MUG-BLUE": 1 }),
]

/** The same of what only the market sells. */
export const marketBaskets: readonly Filled[] = [
  dollars({ KIT: 1, "TOTE-L": 1 }),
  dollars({ KIT: 1, TEA: 1 }),
  dollars({ TEA: 2, "TOTE-S": 1 }),
  dollars({ SONG: 1 }),
  dollars({ SONG: 1, "MUG-BLUE": 1 }),
]
