import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs"

/** One change: table, identifier, and the new value or null when it is gone. */
export type Change = readonly [table: string, id: string, value: unknown]

/** A state file that cannot be used, with a sentence that says why. */
export class StateFileError extends Error {}

function replacer(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value
}

function reviver(key: string, value: unknown): unknown {
  return key === "units" && typeof value === "string" && /^-?\d+$/.test(value)
    ? BigInt(value)
    : value
}

function lineOf(change: Change): string {
  return `${JSON.stringify(change, replacer)}\n`
}

function parseLine(line: string, number: number, last: boolean): Change | null {
  try {
    const value: unknown = JSON.parse(line, reviver)
    if (Array.isArray(value) && typeof value[0] === "string" && typeof value[1] === "string") {
      return [value[0], value[1], value[2]]
    }
  } catch {
    // A process that died while writing leaves half a line at the end; it was never answered for.
    if (last) return null
  }
  throw new StateFileError(`Line ${number} of the state file cannot be read.`)
}

/** Characters that may be appended before a small file is tidied. */
const overgrowth = 32 * 1024 * 1024

/**
 * Keeps every change in a file, one line each, written before anything is answered,
 * so that a process that is killed loses nothing.
 */
export class Journal {
  private pending = ""
  /** Characters in the file right after it was last rewritten, and since then. */
  private tidy = 0
  private grown = 0

  constructor(private readonly file: string) {}

  /** The changes of an earlier run, oldest first. @throws StateFileError when the file is damaged */
  read(): readonly Change[] {
    if (!existsSync(this.file)) return []
    const lines = readFileSync(this.file, "utf8").split("\n")
    return lines.flatMap((line, index) => {
      if (line === "") return []
      const change = parseLine(line, index + 1, index === lines.length - 1)
      return change ? [change] : []
    })
  }

  /** Replaces the file by what is true now. */
  rewrite(changes: Iterable<Change>): void {
    let text = ""
    for (const change of changes) text += lineOf(change)
    const next = `${this.file}.next`
    writeFileSync(next, text, { mode: 0o600 })
    renameSync(next, this.file)
    this.pending = ""
    this.tidy = text.length
    this.grown = 0
  }

  /** Whether old lines outweigh what is true now so much that a rewrite pays. */
  get isOvergrown(): boolean {
    return this.grown > Math.max(overgrowth, 4 * this.tidy)
  }

  note(table: string, id: string, value: unknown): void {
    this.pending += lineOf([table, id, value])
  }

  /** Writes what was noted since the last time. */
  flush(): void {
    if (this.pending === "") return
    appendFileSync(this.file, this.pending, { mode: 0o600 })
    this.grown += this.pending.length
    this.pending = ""
  }
}
