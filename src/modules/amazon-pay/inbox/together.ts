/** So many things go together at most. */
const mostTogether = 50
/** Work that takes longer no longer holds up what came after it. */
const hangsAfterMs = 1_000

interface Waiting<Item, Result> {
  item: Item
  resolve: (result: Result) => void
  reject: (error: unknown) => void
}

/**
 * Does together what comes at the same time: what comes while work is under way waits for its end, and is then done in one
 * go. What comes alone is done at once.
 */
export class Together<Item, Result> {
  #waiting: Waiting<Item, Result>[] = []
  #underWay: symbol | undefined

  /** @param work gives a result for each item, in their order; all or nothing */
  constructor(private readonly work: (items: Item[]) => Promise<Result[]>) {}

  /** @throws what the work throws for this item alone */
  async add(item: Item): Promise<Result> {
    return await new Promise<Result>((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject })
      this.#next()
    })
  }

  #next(): void {
    if (this.#underWay || !this.#waiting.length) return
    const group = this.#waiting.splice(0, mostTogether)
    const own = (this.#underWay = Symbol("group"))
    const goOn = () => {
      clearTimeout(timer)
      if (this.#underWay !== own) return
      this.#underWay = undefined
      this.#next()
    }
    const timer = setTimeout(goOn, hangsAfterMs)
    timer.unref()
    void this.#doAll(group).then(goOn)
  }

  async #doAll(group: Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.work(group.map(({ item }) => item))
      group.forEach(({ resolve }, at) => resolve(results[at] as Result))
    } catch (error) {
      const [first, ...others] = group
      // One that cannot be done must not keep the others from it.
      if (others.length) await Promise.all(group.map((one) => this.#doAll([one])))
      else first?.reject(error)
    }
  }
}
