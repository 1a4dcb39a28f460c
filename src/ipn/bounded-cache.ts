interface Entry<Value> {
  value: Value
  expires: number
}

/** Values by text; the least recently used goes when a new one finds no room, and every one after its time. */
export class BoundedCache<Value> {
  private readonly entries = new Map<string, Entry<Value>>()
  private newest: string | undefined
  private readonly maxEntries: number
  private readonly ttlMs: number
  private readonly now: () => number

  constructor(options: { maxEntries: number; ttlMs?: number; now?: () => number }) {
    this.maxEntries = options.maxEntries
    this.ttlMs = options.ttlMs ?? Infinity
    this.now = options.now ?? Date.now
  }

  get size(): number {
    return this.entries.size
  }

  get(key: string): Value | undefined {
    const entry = this.entries.get(key)
    if (entry === undefined) {
      return undefined
    }
    if (entry.expires <= this.now()) {
      this.entries.delete(key)
      return undefined
    }
    // Mostly the same value is asked for again and again; it then has its place already.
    if (key !== this.newest) {
      this.entries.delete(key)
      this.insert(key, entry)
    }
    return entry.value
  }

  set(key: string, value: Value): Value {
    this.entries.delete(key)
    this.insert(key, { value, expires: this.now() + this.ttlMs })
    if (this.entries.size > this.maxEntries) {
      for (const oldest of this.entries.keys()) {
        this.entries.delete(oldest)
        break
      }
    }
    return value
  }

  private insert(key: string, entry: Entry<Value>): void {
    this.entries.set(key, entry)
    this.newest = key
  }
}
