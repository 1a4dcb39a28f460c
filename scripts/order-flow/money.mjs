import BigNumber from "bignumber.js"

/** Digits after the point; every currency of the demo store has two. */
const DIGITS = 2

/**
 * @param {BigNumber.Value} amount
 * @returns {BigNumber} to the cent, halves up
 */
export function toCents(amount) {
  return new BigNumber(amount).decimalPlaces(DIGITS, BigNumber.ROUND_HALF_UP)
}

/**
 * @param {BigNumber.Value} amount
 * @param {string} currency
 */
export function format(amount, currency) {
  return `${new BigNumber(amount).toFixed(DIGITS)} ${currency.toUpperCase()}`
}

/** @param {BigNumber.Value[]} amounts */
export function sum(amounts) {
  return amounts.reduce(
    (/** @type {BigNumber} */ total, amount) => total.plus(amount),
    new BigNumber(0),
  )
}
