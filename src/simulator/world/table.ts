/** Told of every change, so that a journal can follow. */
export type ChangeListener = (table: string, id: string, value: unknown) => void

/** One kind of object by identifier; values are immutable and replaced as a whole. */
export class Table<Value> {
  private readonly rows = new Map<string, Value>()

  constructor(
    readonly name: string,
    private readonly changed: ChangeListener,
  ) {}

  get(id: string): Value | undefined {
    return this.rows.get(id)
  }

  has(id: string): boolean {
    return this.rows.has(id)
  }

  put(id: string, value: Value): Value {
    this.rows.set(id, value)
    this.changed(this.name, id, value)
    return value
  }

  delete(id: string): void {
    if (this.rows.delete(id)) this.changed(this.name, id, null)
  }

  /** Takes a row read from a state file; nobody is told. */
  load(id: string, value: Value | null): void {
    if (value === null) this.rows.delete(id)
    else this.rows.set(id, value)
  }

  clear(): void {
    for (const id of [...this.rows.keys()]) this.delete(id)
  }

  values(): IterableIterator<Value> {
    return this.rows.values()
  }

  entries(): IterableIterator<[string, Value]> {
    return this.rows.entries()
  }

  get size(): number {
    return this.rows.size
  }
}
