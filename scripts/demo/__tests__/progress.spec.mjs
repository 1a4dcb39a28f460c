import { afterEach, beforeEach, expect, it, jest } from "@jest/globals"
import { withProgress } from "../progress.mjs"

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

it("a long step says that it goes on, and no more when it is done", async () => {
  const said = jest.spyOn(console, "log").mockImplementation(() => undefined)
  /** @type {(value: string) => void} */
  let finish = () => undefined
  const work = withProgress("building", new Promise((resolve) => (finish = resolve)))
  jest.advanceTimersByTime(46_000)
  expect(said).toHaveBeenCalledTimes(3)
  expect(said).toHaveBeenLastCalledWith(expect.stringMatching(/s\] … building$/))
  finish("built")
  expect(await work).toBe("built")
  jest.advanceTimersByTime(60_000)
  expect(said).toHaveBeenCalledTimes(3)
  said.mockRestore()
})
