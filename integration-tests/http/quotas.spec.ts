import {
  createMwsClient,
  MwsNotNowError,
  MwsThrottledError,
  PUBLISHED_FIGURES,
  type FiguresByClass,
  type MwsClient,
  type MwsClientOptions,
  type RateLimiter,
} from "medusa-payment-amazon-pay/mws"
import { startSimulator } from "amazon-pay-simulator"
import { Amazon } from "../support/amazon"
import { OneClock } from "../support/one-clock"

/** Amazon's quotas for the sandbox, ten times as wide and as fast. */
const FACTOR = 10
const figures = Object.fromEntries(
  Object.entries(PUBLISHED_FIGURES.sandbox).map(([quotaClass, { burst, restoreMs }]) => [
    quotaClass,
    { burst: burst * FACTOR, restoreMs: restoreMs / FACTOR },
  ]),
) as unknown as FiguresByClass

const action = "SetOrderReferenceDetails"

jest.setTimeout(600_000)

describe("a client and an Amazon that keeps to its quotas", () => {
  let amazon: Amazon
  let time: OneClock
  let clients: MwsClient[] = []
  let refused = 0

  beforeEach(async () => {
    time = new OneClock()
    amazon = new Amazon(await startSimulator({ clock: { machine: time.machine } }))
    await amazon.control("POST", "/settings", { quotaFactor: FACTOR })
    refused = 0
  })
  afterEach(async () => {
    await Promise.all(clients.map((client) => client.close()))
    clients = []
    await amazon.simulator.stop()
  })

  const clientWith = (options: Partial<MwsClientOptions>): MwsClient => {
    const { url, sellerId, accessKey, secretKey } = amazon.simulator
    const client = createMwsClient({
      sellerId,
      accessKey,
      secretKey,
      region: "na",
      sandbox: true,
      endpoint: url,
      ...options,
    })
    clients.push(client)
    return client
  }
  const limited = (rateLimiter: RateLimiter): MwsClient =>
    clientWith({
      rateLimiter,
      ...time.options(({ errorCode }) => {
        refused += errorCode === "RequestThrottled" ? 1 : 0
      }),
    })

  const set = (client: MwsClient, amazonOrderReferenceId: string) =>
    client.setOrderReferenceDetails({
      amazonOrderReferenceId,
      orderTotal: { amount: "10.00", currencyCode: "USD" },
    })
  const orderReferences = (count: number) =>
    Promise.all(Array.from({ length: count }, () => amazon.orderReference()))
  /** One operation, as often as asked and all at once. */
  const burst = async (client: MwsClient, calls: number): Promise<void> => {
    const ids = await orderReferences(calls)
    const answers = await Promise.all(ids.map((id) => set(client, id)))
    expect(answers.map(({ amazonOrderReferenceId }) => amazonOrderReferenceId)).toEqual(ids)
  }

  it("take 30 calls at once through a quota of 20 without a refusal", async () => {
    await time.during(burst(limited(time.rateLimiter({ figures })), 30))
    expect(refused).toBe(0)
    expect((await amazon.ledger()).requests[action]).toBe(30)
  })

  it("take 30 calls at once through a quota that nobody told the client, which knows it from then on", async () => {
    const client = limited(time.rateLimiter({ figures, openUntilThrottled: true }))
    expect(client.canSpare(action)).toBe(true)
    await time.during(burst(client, 30))
    expect(refused).toBe(10)
    expect((await amazon.ledger()).requests[action]).toBe(40)
    expect(client.canSpare(action)).toBe(false)
  })

  it("agree on a quota that another client of the same seller was refused for", async () => {
    const client = clientWith({ now: () => new Date(time.machine()), retry: { attempts: 1 } })
    const other = clientWith({})
    expect([client.canSpare(action), other.canSpare(action)]).toEqual([true, true])
    const calls = (await orderReferences(21)).map((id) => set(client, id))
    const ends = await Promise.allSettled(calls)
    expect(ends.filter(({ status }) => status === "rejected")).toMatchObject([
      { reason: expect.any(MwsThrottledError) },
    ])
    expect([client.canSpare(action), other.canSpare(action)]).toEqual([false, false])
  })

  it("leave room for a checkout, however much there is to do in the background", async () => {
    await amazon.control("POST", "/settings", { quotaFactor: 1 })
    const client = limited(time.rateLimiter({ figures: PUBLISHED_FIGURES.sandbox }))
    const amazonOrderReferenceId = await amazon.orderReference()
    const read = (view: MwsClient) => view.getOrderReferenceDetails({ amazonOrderReferenceId })
    const underWay: Promise<unknown>[] = []
    while (client.canSpare("GetOrderReferenceDetails")) {
      underWay.push(read(client.as("background", { maxWaitMs: 0 })))
    }
    expect(underWay).toHaveLength(4)
    const late = read(client.as("background", { maxWaitMs: 0 }))
    await expect(late).rejects.toThrow(MwsNotNowError)
    await Promise.all([...underWay, read(client.as("interactive", { maxWaitMs: 0 }))])
    expect(refused).toBe(0)
  })

  it("share a quota with another process of which the client knows nothing, with few refusals", async () => {
    const instances = [1, 2].map(() =>
      limited(time.rateLimiter({ figures })).as("background", { maxWaitMs: 60_000 }),
    )
    await time.during(Promise.all(instances.map((client) => burst(client, 20))))
    expect(refused).toBeGreaterThan(0)
    expect(refused).toBeLessThanOrEqual(20)
    expect((await amazon.ledger()).requests[action]).toBe(40 + refused)
  })
})
