import { QuietAnnouncer } from "../quiet-announcer"

describe("what came in", () => {
  let announced: number[][]
  let announcer: QuietAnnouncer<number>

  beforeEach(() => {
    jest.useFakeTimers()
    announced = []
    announcer = new QuietAnnouncer((work) => announced.push(work))
  })
  afterEach(() => jest.useRealTimers())

  it("is announced when nothing more comes, and once for each thing it is about", () => {
    announcer.add("one", 1)
    jest.advanceTimersByTime(20)
    announcer.add("two", 2)
    announcer.add("one", 3)
    jest.advanceTimersByTime(20)
    expect(announced).toEqual([])
    jest.advanceTimersByTime(10)
    expect(announced).toEqual([[3, 2]])
  })

  it("is announced after five seconds although more and more comes", () => {
    for (let passed = 0; passed < 5_100; passed += 10) {
      announcer.add(`at ${passed}`, passed)
      jest.advanceTimersByTime(10)
    }
    expect(announced.length).toBeGreaterThan(0)
  })

  it("is not announced while something is still coming in, however long that takes", async () => {
    let end = () => {}
    const coming = announcer.whileComingIn(() => new Promise<void>((resolve) => (end = resolve)))
    announcer.add("one", 1)
    jest.advanceTimersByTime(1_000)
    expect(announced).toEqual([])
    end()
    await coming
    jest.advanceTimersByTime(20)
    expect(announced).toEqual([])
    jest.advanceTimersByTime(10)
    expect(announced).toEqual([[1]])
  })

  it("is announced after five seconds although something never gets in", () => {
    void announcer.whileComingIn(() => new Promise(() => {}))
    announcer.add("one", 1)
    jest.advanceTimersByTime(5_100)
    expect(announced).toEqual([[1]])
  })

  it("is announced when what was coming in fails", async () => {
    announcer.add("one", 1)
    const failing = announcer.whileComingIn(() => Promise.reject(new Error("no database")))
    await expect(failing).rejects.toThrow("no database")
    jest.advanceTimersByTime(30)
    expect(announced).toEqual([[1]])
  })

  it("waits again after the process was busy: what came meanwhile has not been read yet", () => {
    announcer.add("one", 1)
    jest.setSystemTime(Date.now() + 1_000)
    jest.advanceTimersByTime(25)
    expect(announced).toEqual([])
    jest.advanceTimersByTime(25)
    expect(announced).toEqual([[1]])
  })

  it("is announced a few at a time", () => {
    for (let number = 0; number < 50; number++) announcer.add(String(number), number)
    jest.advanceTimersByTime(30)
    expect(announced.map(({ length }) => length)).toEqual([20])
    jest.advanceTimersByTime(60)
    expect(announced.flat()).toHaveLength(50)
  })

  it("is not announced once everything stops", () => {
    announcer.add("one", 1)
    announcer.stop()
    jest.advanceTimersByTime(10_000)
    expect(announced).toEqual([])
  })
})
