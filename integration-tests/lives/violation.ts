/** A law that does not hold. Two violations are the same when law and what are. */
export interface Violation {
  law: number
  what: string
  facts: string
}
