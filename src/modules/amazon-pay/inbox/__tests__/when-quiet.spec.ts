import { WhenQuiet } from "../when-quiet"

describe("what came in", () => {
  let begun: number
  let more: boolean
  let quiet: WhenQuiet
  /** Lets timers go off, and what they begin go on. */
  const passes = async (ms: number) => {
    await jest.advanceTimersByTimeAsync(ms)
  }

  beforeEach(() => {
    jest.useFakeTimers()
    begun = 0
    more = false
    quiet = new WhenQuiet(() => {
      begun++
      return Promise.resolve(more)
    })
  })
  afterEach(() => jest.useRealTimers())

  it("is worked on when nothing more comes, in one go", async () => {
    quiet.add()
    await passes(20)
    quiet.add()
    await passes(20)
    expect(begun).toBe(0)
    await passes(10)
    expect(begun).toBe(1)
    await passes(10_000)
    expect(begun).toBe(1)
  })

  it("is worked on after five seconds although more and more comes", async () => {
    for (let passed = 0; passed < 5_100; passed += 10) {
      quiet.add()
      await passes(10)
    }
    expect(begun).toBe(1)
  })

  it("is worked on part by part without a pause once it was late, although more and more comes", async () => {
    more = true
    const burst = async (ms: number) => {
      for (let passed = 0; passed < ms; passed += 10) {
        quiet.add()
        await passes(10)
      }
    }
    await burst(5_100)
    expect(begun).toBeGreaterThan(5)
    more = false
    await burst(20)
    const before = begun
    await burst(4_900)
    expect(begun).toBe(before)
    await burst(200)
    expect(begun).toBe(before + 1)
  })

  it("lets others have their turn between the parts of what was late", async () => {
    more = true
    void quiet.whileComingIn(() => new Promise(() => {}))
    quiet.add()
    await passes(5_000)
    const before = begun
    jest.advanceTimersByTime(0)
    expect(begun - before).toBeLessThanOrEqual(1)
  })

  it("is not worked on while something is still coming in, however long that takes", async () => {
    let end = () => {}
    const coming = quiet.whileComingIn(() => new Promise<void>((resolve) => (end = resolve)))
    quiet.add()
    await passes(1_000)
    expect(begun).toBe(0)
    end()
    await coming
    await passes(20)
    expect(begun).toBe(0)
    await passes(10)
    expect(begun).toBe(1)
  })

  it("is worked on after five seconds although something never gets in", async () => {
    void quiet.whileComingIn(() => new Promise(() => {}))
    quiet.add()
    await passes(5_100)
    expect(begun).toBe(1)
  })

  it("is worked on when what was coming in fails", async () => {
    quiet.add()
    const failing = quiet.whileComingIn(() => Promise.reject(new Error("no database")))
    await expect(failing).rejects.toThrow("no database")
    await passes(30)
    expect(begun).toBe(1)
  })

  it("waits again after the process was busy: what came meanwhile has not been read yet", () => {
    quiet.add()
    jest.setSystemTime(Date.now() + 1_000)
    jest.advanceTimersByTime(25)
    expect(begun).toBe(0)
    jest.advanceTimersByTime(25)
    expect(begun).toBe(1)
  })

  it("is worked on part by part while there is more, each when it is quiet", async () => {
    more = true
    quiet.add()
    await passes(25)
    expect(begun).toBe(1)
    await passes(24)
    expect(begun).toBe(1)
    await passes(1)
    expect(begun).toBe(2)
    more = false
    await passes(25)
    expect(begun).toBe(3)
    await passes(10_000)
    expect(begun).toBe(3)
  })

  it("waits for the part that is being worked on, and is not forgotten", async () => {
    let end = (_: boolean) => {}
    const slow = new WhenQuiet(() => {
      begun++
      return new Promise((resolve) => (end = resolve))
    })
    slow.add()
    await passes(25)
    slow.add()
    await passes(10_000)
    expect(begun).toBe(1)
    end(true)
    await passes(25)
    expect(begun).toBe(2)
    end(false)
    await passes(10_000)
    expect(begun).toBe(2)
  })

  it("is not worked on once everything stops", async () => {
    quiet.add()
    quiet.stop()
    quiet.add()
    await passes(10_000)
    expect(begun).toBe(0)
  })
})
