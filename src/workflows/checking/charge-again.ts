import type { OperationRow } from "../../modules/amazon-pay"
import {
  chargeToRepeat,
  isNotRepeatedYet,
} from "../../modules/amazon-pay/decisions/charges-by-hand"
import { openAuthorization } from "../../modules/amazon-pay/decisions/holds"
import { isAtLeast, lesserAmount } from "../../modules/amazon-pay/money"
import { boundOf } from "../parcel/order-money"
import type { Standing } from "./standing"

/** A charge by hand with what is still owed of it. */
export interface ChargeByHand {
  charge: OperationRow
  /** Major units, decimal text: no more than the charge. */
  owed: string
}

/**
 * The last charge by hand, where Amazon has declined it, and what of it is still owed. When parcels were charged since, only what no
 * parcel will ask for: while Amazon decided, it counted as paid.
 */
export function lastByHand({ operations, owed }: Standing): ChargeByHand | undefined {
  const captures = operations.filter((one) => one.kind === "capture" && !isNotRepeatedYet(one))
  const charge = captures.findLast(({ fulfillment_id }) => fulfillment_id === null)
  if (charge?.state !== "declined") return undefined
  const open = charge === captures.at(-1) ? owed.inAll : owed.dueBeside
  return { charge, owed: lesserAmount(charge.amount ?? "0", open) }
}

/**
 * The charge by hand that is asked for once more by itself, now or in a while: all of it is still owed, and Amazon may take it.
 * Whether it does, and whether it is owed then, is decided anew under the row lock.
 */
export function chargeAgain(standing: Standing): OperationRow | undefined {
  const { order, ledgers, reference } = standing
  const charge = chargeToRepeat(standing)
  const last = lastByHand(standing)
  const amount = charge?.amount
  if (!order || order.canceled || !last || !charge || !amount) return undefined
  if (!isAtLeast(lesserAmount(last.owed, boundOf(order, ledgers, standing)), amount))
    return undefined
  const held = openAuthorization(standing)
  const isHeld = held !== undefined && isAtLeast(held.amount ?? "0", amount)
  return isHeld || reference.state === "Open" ? charge : undefined
}
