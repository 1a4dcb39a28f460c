import type { Shopper } from "./shopper"

/** Nothing secret came to light, and no script of the shop failed. */
export async function expectClean({ traces, page }: Shopper): Promise<void> {
  expect(await traces.leaks(page)).toEqual([])
  expect(traces.troubles).toEqual([])
}
