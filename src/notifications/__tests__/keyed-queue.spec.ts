import { setImmediate as turn, setTimeout as sleep } from "node:timers/promises"
import { KeyedQueue } from "../keyed-queue"

/** Jobs that end when they are told to. */
function jobs() {
  const log: string[] = []
  const ends = new Map<string, { resolve: () => void; reject: (error: Error) => void }>()
  const job = (name: string) => async () => {
    log.push(name)
    await new Promise<void>((resolve, reject) => ends.set(name, { resolve, reject }))
  }
  const end = async (name: string, error?: Error) => {
    if (error) ends.get(name)?.reject(error)
    else ends.get(name)?.resolve()
    await settled()
  }
  return { log, job, end }
}
const settled = async () => {
  for (let count = 0; count < 3; count++) await turn()
}

const hour = 3_600_000

describe("a keyed queue", () => {
  it("begins no job before its caller has gone on", async () => {
    const { log, job, end } = jobs()
    void new KeyedQueue(hour).add("a", job("a"))
    await Promise.resolve()
    expect(log).toEqual([])
    await settled()
    expect(log).toEqual(["a"])
    await end("a")
  })

  it("runs one job after the other, in their order", async () => {
    const { log, job, end } = jobs()
    const queue = new KeyedQueue(hour)
    for (const name of ["a", "b", "c"]) void queue.add(name, job(name))
    await settled()
    expect(log).toEqual(["a"])
    await end("a")
    expect(log).toEqual(["a", "b"])
    void queue.add("d", job("d"))
    await end("b")
    expect(log).toEqual(["a", "b", "c"])
    await end("c")
    expect(log).toEqual(["a", "b", "c", "d"])
    await end("d")
    void queue.add("e", job("e"))
    await settled()
    expect(log).toEqual(["a", "b", "c", "d", "e"])
    await end("e")
  })

  it("begins the next job while one takes long, and its end begins no further one", async () => {
    const { log, job, end } = jobs()
    const queue = new KeyedQueue(20)
    const first = queue.add("a", job("a"))
    void queue.add("b", job("b"))
    await sleep(200)
    await settled()
    expect(log).toEqual(["a", "b"])
    await end("b")
    void queue.add("c", job("c"))
    await settled()
    await end("a")
    await end("c")
    expect(log).toEqual(["a", "b", "c"])
    await first
  })

  it("runs one job for all that wait under one key, and another one for what comes once it runs", async () => {
    const { log, job, end } = jobs()
    const queue = new KeyedQueue(hour)
    void queue.add("a", job("a1"))
    await settled()
    const ended: string[] = []
    for (const name of ["a2", "a3", "a4"]) {
      void queue.add("a", job(name)).then(() => ended.push(name))
    }
    await end("a1")
    expect(log).toEqual(["a1", "a2"])
    expect(ended).toEqual([])
    await end("a2")
    expect(log).toEqual(["a1", "a2"])
    expect(ended).toEqual(["a2", "a3", "a4"])
  })

  it("goes on after a job that failed, and tells its caller", async () => {
    const { log, job, end } = jobs()
    const queue = new KeyedQueue(hour)
    const failed = queue.add("a", job("a")).catch((error: unknown) => error)
    void queue.add("b", job("b"))
    await settled()
    await end("a", new Error("no"))
    expect(await failed).toEqual(new Error("no"))
    expect(log).toEqual(["a", "b"])
    await end("b")
  })

  it("goes on after a job that throws before it waits for anything", async () => {
    const { log, job, end } = jobs()
    const queue = new KeyedQueue(hour)
    const failed = queue.add("a", () => {
      throw new Error("at once")
    })
    void queue.add("b", job("b"))
    await expect(failed).rejects.toThrow("at once")
    await settled()
    expect(log).toEqual(["b"])
    await end("b")
  })
})
