import BigNumber from "bignumber.js"
import { sum, toCents } from "./money.mjs"

/**
 * @typedef {{ itemId: string, quantity: number }} ParcelLine
 * @typedef {{ total: number, shipping_total: number, items: { id: string, title: string, quantity: number, total: number }[] }} OrderTotals
 */

/**
 * What each of an order's parcels is worth: its share of every line, tax included; shipping with the first; and with
 * the last whatever is then left of the order's total, so that nothing is lost to rounding.
 *
 * Worked out here from Medusa's totals alone and not with the plugin's own function, which it is held against.
 * @param {OrderTotals} order
 * @param {ParcelLine[][]} parcels all of them, in the order of shipping
 * @returns {BigNumber[]}
 */
export function parcelWorths(order, parcels) {
  const total = toCents(order.total)
  const before = parcels.slice(0, -1).map((lines, index) => {
    const goods = sum(lines.map((line) => share(order, line)))
    return toCents(index === 0 ? goods.plus(order.shipping_total) : goods)
  })
  return [...before, total.minus(sum(before))]
}

/**
 * @param {OrderTotals} order
 * @param {ParcelLine} line
 */
function share(order, { itemId, quantity }) {
  const item = order.items.find(({ id }) => id === itemId)
  if (!item) throw new Error(`The order has no line ${itemId}.`)
  return new BigNumber(item.total).times(quantity).div(item.quantity)
}
