import { readFileSync } from "node:fs"
import { PUBLISHED_FIGURES, type Figures } from "../figures"

/** The rows of the table in the documentation: what is in it for live, and for the sandbox. */
const rows = readFileSync(`${__dirname}/../../../../docs/throttling.md`, "utf8")
  .split("\n")
  .filter((line) => line.startsWith("|"))
  .slice(2)
  .map((line) => line.split("|").map((cell) => cell.trim()))

/** "10, 1 per s" as figures. */
function figuresIn(cell: string | undefined): Figures {
  const [, burst, calls, number = "1", unit] =
    /^(\d+), (\d+) per (?:(\d+) )?(s|min)$/.exec(cell ?? "") ?? []
  const milliseconds = Number(number) * (unit === "min" ? 60_000 : 1_000)
  return { burst: Number(burst), restoreMs: milliseconds / Number(calls) }
}

describe("the published figures", () => {
  it.each(["live", "sandbox"] as const)("are those of the documentation: %s", (environment) => {
    const documented = rows.map((cells) => figuresIn(cells[environment === "live" ? 2 : 3]))
    const { write, read, serviceStatus, unpublished } = PUBLISHED_FIGURES[environment]
    expect(documented).toEqual([write, read, serviceStatus, unpublished])
  })
})
