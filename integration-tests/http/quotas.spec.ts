import {
  createMwsClient,
  Governor,
  MwsNotNowError,
  PUBLISHED_FIGURES,
  type FiguresByClass,
  type MwsClient,
  type MwsClientOptions,
} from "medusa-payment-amazon-pay/mws"
import { startSimulator } from "medusa-payment-amazon-pay/simulator"
import { Amazon } from "../support/amazon"

/** Amazon's quotas for the sandbox, ten times as wide and as fast, so that a test does not take minutes. */
const FACTOR = 10
const figures = Object.fromEntries(
  Object.entries(PUBLISHED_FIGURES.sandbox).map(([quotaClass, { burst, restoreMs }]) => [
    quotaClass,
    { burst: burst * FACTOR, restoreMs: restoreMs / FACTOR },
  ]),
) as unknown as FiguresByClass

const action = "SetOrderReferenceDetails"

jest.setTimeout(60_000)

let amazon: Amazon
let clients: MwsClient[] = []
let refused = 0

beforeEach(async () => {
  amazon = new Amazon(await startSimulator())
  await amazon.control("POST", "/settings", { quotaFactor: FACTOR })
  refused = 0
})
afterEach(async () => {
  await Promise.all(clients.map((client) => client.close()))
  clients = []
  await amazon.simulator.stop()
})

function clientWith(options: Partial<MwsClientOptions>): MwsClient {
  const { url, sellerId, accessKey, secretKey } = amazon.simulator
  const client = createMwsClient({
    sellerId,
    accessKey,
    secretKey,
    region: "na",
    sandbox: true,
    endpoint: url,
    observe: ({ errorCode }) => {
      refused += errorCode === "RequestThrottled" ? 1 : 0
    },
    ...options,
  })
  clients.push(client)
  return client
}

/** One operation, as often as asked and all at once. */
async function burst(client: MwsClient, calls: number): Promise<string[]> {
  const ids = await Promise.all(Array.from({ length: calls }, () => amazon.orderReference()))
  const answers = await Promise.all(
    ids.map((amazonOrderReferenceId) =>
      client.setOrderReferenceDetails({
        amazonOrderReferenceId,
        orderTotal: { amount: "10.00", currencyCode: "USD" },
      }),
    ),
  )
  expect(answers.map(({ amazonOrderReferenceId }) => amazonOrderReferenceId)).toEqual(ids)
  return ids
}

it("takes a burst of 30 through a quota of 20 with few refusals", async () => {
  await burst(clientWith({ governor: new Governor({ figures }) }), 30)
  expect(refused).toBeLessThanOrEqual(5)
  expect((await amazon.ledger()).requests[action]).toBe(30 + refused)
})

it("takes a burst of 30 through a quota that nobody told it, and knows it from then on", async () => {
  const client = clientWith({})
  expect(client.canSpare(action)).toBe(true)
  await burst(client, 30)
  expect(refused).toBeGreaterThan(0)
  expect(refused).toBeLessThanOrEqual(20)
  expect(client.canSpare(action)).toBe(false)
  expect(clientWith({}).canSpare(action)).toBe(false)
})

it("leaves room for a checkout, however much there is to do in the background", async () => {
  await amazon.control("POST", "/settings", { quotaFactor: 1 })
  const client = clientWith({ governor: new Governor({ figures: PUBLISHED_FIGURES.sandbox }) })
  const amazonOrderReferenceId = await amazon.orderReference()
  const read = (view: MwsClient) => view.getOrderReferenceDetails({ amazonOrderReferenceId })
  const underWay: Promise<unknown>[] = []
  while (client.canSpare("GetOrderReferenceDetails")) {
    underWay.push(read(client.as("background", { patienceMs: 0 })))
  }
  expect(underWay.length).toBeGreaterThanOrEqual(4)
  const late = read(client.as("background", { patienceMs: 0 }))
  await expect(late).rejects.toThrow(MwsNotNowError)
  await Promise.all([...underWay, read(client.as("interactive", { patienceMs: 0 }))])
  expect(refused).toBe(0)
})

it("shares a quota with another process that knows nothing of it", async () => {
  const instances = [1, 2].map(() =>
    clientWith({ governor: new Governor({ figures }) }).as("background", { patienceMs: 60_000 }),
  )
  await Promise.all(instances.map((client) => burst(client, 20)))
  expect(refused).toBeLessThanOrEqual(20)
  expect((await amazon.ledger()).requests[action]).toBe(40 + refused)
})
