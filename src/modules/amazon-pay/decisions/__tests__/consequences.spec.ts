import { readFileSync } from "node:fs"
import { join } from "node:path"
import { consequenceOf, declinedCharges, isAskedAgain, isOutOfTime } from "../consequences"
import { captured } from "./ledger-of"

const declined = (reason_code: string | null) =>
  captured("5.00", { state: "declined", reason_code })

describe("a charge that Amazon has declined", () => {
  it.each(Object.entries(declinedCharges))(
    "for %s is asked for again as often as the table says, and not once more",
    (reason, { again }) => {
      for (let times = 1; times <= again + 1; times++) {
        const tries = Array.from({ length: times }, () => declined(reason))
        expect(isAskedAgain(tries)).toBe(times <= again)
      }
    },
  )

  it.each([["InvalidPaymentMethod"], ["SomethingNew"], [null]])(
    "for %s is not asked for again by itself",
    (reason) => {
      expect(isAskedAgain([declined(reason)])).toBe(false)
      expect(consequenceOf(declined(reason))).toBeUndefined()
    },
  )

  it("is asked for again for each reason by itself, and not when it was charged since", () => {
    expect(isAskedAgain([declined("AmazonRejected"), declined("ProcessingFailure")])).toBe(true)
    expect(isAskedAgain([declined("AmazonRejected"), captured("5.00")])).toBe(false)
    expect(isAskedAgain([])).toBe(false)
  })

  it("is out of time only where Amazon had to decide at once", () => {
    const timedOut = declined("TransactionTimedOut")
    expect(isOutOfTime({ ...timedOut, parameters: { transactionTimeout: 0 } })).toBe(true)
    expect(isOutOfTime({ ...timedOut, parameters: {} })).toBe(false)
    const other = { ...declined("AmazonRejected"), parameters: { transactionTimeout: 0 } }
    expect(isOutOfTime(other)).toBe(false)
  })
})

describe("docs/answers.md", () => {
  const page = readFileSync(join(__dirname, "../../../../../docs/answers.md"), "utf8")
  const [, charges = ""] = page.split("## A charge with nobody at the checkout")
  const [table = ""] = charges.split("\n## ")
  const rows = [...table.matchAll(/^\| `(\w+)` +\|[^|]*\| +(\d*) *\|/gm)]

  it("says how often each declined charge is asked for again", () => {
    const often = Object.entries(declinedCharges).map(([reason, { again }]) => [reason, `${again}`])
    const said = rows.map(([, reason, times]) => [reason, times])
    expect(said).toEqual([...often, ["InvalidPaymentMethod", ""]])
  })
})
