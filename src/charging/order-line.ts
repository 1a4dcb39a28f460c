import type { BigNumberInput } from "@medusajs/framework/types"
import { MathBN } from "@medusajs/framework/utils"

/** A line of an order as it is now. Quantities and amounts (major units) are decimal text. */
export interface OrderLine {
  id: string
  /** How many were ordered, those that came back included. */
  quantity: string
  /** How many of them came back. */
  returned: string
  /** What all of `quantity` cost with discounts and taxes. */
  cost: string
  /** Whether Medusa takes it for something that travels in a parcel. */
  ships: boolean
}

/** A line, and how much of it has left in parcels, whatever `ships` says (decimal text). */
export interface PackedLine extends OrderLine {
  packed: string
}

/** What some of a line cost, unrounded (major units): by quantity, at what the line costs in this order. */
export function shareOf({ cost, quantity }: OrderLine, some: BigNumberInput): BigNumberInput {
  if (MathBN.lte(quantity, 0)) return 0
  return MathBN.div(MathBN.mult(cost, some), quantity)
}
