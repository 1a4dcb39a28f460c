import type { StoreFetch, StoreRequest } from "../../store/store-fetch.ts"

export interface Asked {
  readonly path: string
  readonly request: StoreRequest
}

type Answer = unknown

/** A store that answers each path from a list, the last answer again and again; an Error is thrown. */
export class FakeStore implements StoreFetch {
  readonly asked: Asked[] = []

  constructor(private readonly answers: Readonly<Record<string, readonly Answer[]>>) {}

  async fetch(path: string, request: StoreRequest = {}): Promise<unknown> {
    this.asked.push({ path, request })
    const key = `${request.method ?? "GET"} ${path}`
    const list = this.answers[key] ?? []
    const count = this.asked.filter(
      (each) => `${each.request.method ?? "GET"} ${each.path}` === key,
    )
    const answer = list[Math.min(count.length, list.length) - 1]
    if (answer === undefined) throw new Error(`Nobody expected ${key}.`)
    if (answer instanceof Error) throw answer
    return await Promise.resolve(answer)
  }

  /** What was asked, as `METHOD path`. */
  calls(): string[] {
    return this.asked.map(({ path, request }) => `${request.method ?? "GET"} ${path}`)
  }
}
