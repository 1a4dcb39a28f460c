import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import fc from "fast-check"
import type { NewOperation } from "../../src/modules/amazon-pay/ledger/new-operation"
import {
  callOf,
  sandboxString,
  simulationNames,
  type SimulationName,
} from "../../src/modules/amazon-pay/simulations/catalog"
import { standing } from "../support/gate"
import { engineOf } from "../support/inbox"
import { SimulationDesk } from "../support/simulation-desk"
import { storeSuite } from "../support/store-suite"

/** Every operation that changes something, with the note Amazon reads in it. */
const operations = {
  details: ["details", "SetOrderReferenceDetails", "sellerNote"],
  confirm: ["confirm", "ConfirmOrderReference", null],
  authorize: ["authorize", "Authorize", "sellerAuthorizationNote"],
  charge: ["capture", "Authorize", "sellerAuthorizationNote"],
  capture: ["capture", "Capture", "sellerCaptureNote"],
  refund: ["refund", "Refund", "sellerRefundNote"],
  close: ["close", "CloseOrderReference", "closureReason"],
} as const
type Name = keyof typeof operations
const names = Object.keys(operations) as Name[]

/** A simulation goes to one order reference and is used there once, by the first operation that can carry it. */
storeSuite({}, (scene) => {
  let accounts = 0
  const newAccount = () => `LAWFULSELLER${++accounts}/na/sandbox`
  const desk = new SimulationDesk(scene)

  const bound = async (account: string, n: number): Promise<string> => {
    const { reference } = await engineOf(scene).bindOrderReference({
      account,
      amazon_order_reference_id: `${account}-${n}`,
      payment_collection_id: `pay_col_${account}_${n}`,
      total: "10.00",
      currency_code: "USD",
    })
    return reference.id
  }
  const record = async (orderReferenceId: string, name: Name) => {
    const [kind, action] = operations[name]
    const captureNow = name === "charge"
    const parameters = () => ({ captureNow })
    const wanted: NewOperation = { kind, action, purpose: "cart", amount: null, parameters }
    const made = await engineOf(scene).decide(orderReferenceId, () => ({
      step: null,
      record: wanted,
    }))
    if (!made.operation) throw new Error("Nothing was recorded.")
    return made.operation
  }
  const pick = (account: string, simulation: SimulationName) =>
    engineOf(scene).pickSimulations(account, [{ simulation, minutes: null }])
  const rowsOf = async (account: string) =>
    (await engineOf(scene).findSimulations(account, { skip: 0, take: 1000 })).rows
  const noteIn = (parameters: Record<string, unknown>, name: Name): unknown =>
    parameters[operations[name][2] ?? ""] ?? null

  const anyPick = fc.constantFrom(...simulationNames)
  const anyOperation = fc.record({
    order: fc.nat({ max: 1 }),
    name: fc.constantFrom(...names),
  })

  it("whatever is picked, taken back and done, in whichever order", async () => {
    // Mostly the same few operations of the same few orders: what comes twice is what could go wrong.
    const command = fc.oneof(
      { weight: 3, arbitrary: fc.record({ pick: anyPick }) },
      { weight: 1, arbitrary: fc.record({ takeBack: anyPick }) },
      { weight: 6, arbitrary: fc.record({ done: anyOperation }) },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 10, maxLength: 30 }), async (commands) => {
        const account = newAccount()
        const orders = [await bound(account, 0), await bound(account, 1)]
        // By what it is picked for: waiting for the next order, and what each order has left.
        let waiting = new Map<string, SimulationName>()
        const left = new Map<number, Map<string, SimulationName>>()
        for (const one of commands) {
          if ("pick" in one) {
            await pick(account, one.pick)
            waiting.set(callOf(one.pick), one.pick)
          } else if ("takeBack" in one) {
            const row = (await rowsOf(account)).find(
              ({ simulation, order_reference_id }) =>
                simulation === one.takeBack && order_reference_id === null,
            )
            const isThere = waiting.get(callOf(one.takeBack)) === one.takeBack
            expect(row !== undefined).toBe(isThere)
            if (!row) continue
            expect(await engineOf(scene).takeBackSimulation(row.id)).toBe(true)
            waiting.delete(callOf(one.takeBack))
          } else {
            const { order, name } = one.done
            const own = left.get(order) ?? waiting
            if (!left.has(order)) waiting = new Map()
            left.set(order, own)
            const chosen = expected(own, name)
            if (chosen) own.delete(callOf(chosen))
            const { parameters } = await record(orders[order] ?? "", name)
            const note = noteIn(parameters, name)
            const shown = note === "No sandbox simulation." ? null : note
            expect([name, shown]).toEqual([name, chosen && sandboxString(chosen, null)])
          }
        }
      }),
      { numRuns: 30 },
    )
  })

  it("however much is done at once", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyPick, { minLength: 1, maxLength: 6 }),
        fc.array(anyOperation, { minLength: 3, maxLength: 8 }),
        async (picks, done) => {
          const account = newAccount()
          const orders = [await bound(account, 0), await bound(account, 1)]
          const [first = "capture-pending", ...later] = picks
          await pick(account, first)
          const [made] = await Promise.all([
            Promise.all(
              done.map(async ({ order, name }) => ({
                name,
                ...(await record(orders[order] ?? "", name)),
              })),
            ),
            ...later.map((one) => pick(account, one)),
          ])
          const rows = await rowsOf(account)
          // Whoever was the first took it all.
          const taker = rows.find(({ simulation, used_by, order_reference_id }) =>
            simulation === first ? (used_by ?? order_reference_id) : null,
          )
          if (!later.some((one) => callOf(one) === callOf(first))) expect(taker).toBeDefined()
          const used = rows.flatMap(({ used_by, simulation, order_reference_id }) =>
            used_by === null ? [] : [{ used_by, simulation, order_reference_id }],
          )
          const carried = made.flatMap(({ name, reference_id, order_reference_id, parameters }) => {
            const note = noteIn(parameters, name)
            if (typeof note !== "string" || !note.startsWith("{")) return []
            return [{ used_by: reference_id, note, order_reference_id }]
          })
          // One to one: what a row says was used is what the request says, and nothing else says so.
          const order = (one: { used_by: string }, other: { used_by: string }) =>
            one.used_by < other.used_by ? -1 : 1
          expect(carried.sort(order)).toEqual(
            used.sort(order).map(({ simulation, ...one }) => ({
              ...one,
              note: sandboxString(simulation as SimulationName, null),
            })),
          )
          expect(new Set(carried.map(({ used_by }) => used_by)).size).toBe(carried.length)
        },
      ),
      { numRuns: 25 },
    )
  })

  it("looks at nothing for a live account, and at one table for one of the sandbox", async () => {
    const live = "LIVESELLER0001/na/live"
    const order = await bound(live, 0)
    const sandbox = await bound(newAccount(), 0)
    const knex = scene.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    // As nobody could have picked it.
    await pick(live, "payment-method-not-allowed")
    const transaction = await knex.transaction()
    await transaction.raw("lock table amazon_pay_simulation in access exclusive mode")
    try {
      // Whoever looked into the table would stand still.
      expect((await record(order, "details")).parameters).toEqual({ captureNow: false })
      const stands = record(sandbox, "details")
      await standing(scene.container, 1)
      await transaction.commit()
      await stands
    } finally {
      if (!transaction.isCompleted()) await transaction.commit()
    }
  })

  it("is picked and taken back over the API, for accounts of the sandbox alone", async () => {
    const [row, ...others] = await desk.pick("capture-pending", "authorization-timed-out")
    expect(others).toHaveLength(1)
    // There is but one first capture: the later pick stands in for the earlier one.
    const replaced = (await desk.pick("capture-amazon-closed")).map(({ simulation }) => simulation)
    expect(replaced.sort()).toEqual(["authorization-timed-out", "capture-amazon-closed"])
    const [one, other] = await desk.list()
    expect((await desk.call("DELETE", `/${one?.id ?? ""}`)).status).toBe(200)
    expect((await desk.call("DELETE", `/${one?.id ?? ""}`)).status).toBe(404)
    expect(await desk.list()).toEqual([other])
    expect(row).toBeDefined()

    const { account } = desk
    const post = async (body: object) => (await desk.call("POST", "", body)).status
    const invalid = [
      { account, simulations: [] },
      { account, simulations: [{ simulation: "authorization-open" }] },
      { account, simulations: [{ simulation: "capture-pending", minutes: 5 }] },
      { account, simulations: [{ simulation: "authorization-expired-unused", minutes: 0 }] },
      { account, simulations: [{ simulation: "authorization-expired-unused", minutes: 61 }] },
      { account, simulations: [{ simulation: "authorization-expired-unused", minutes: 1.5 }] },
      {
        account,
        simulations: [{ simulation: "capture-pending" }, { simulation: "capture-amazon-closed" }],
      },
      { account, simulations: [{ simulation: "capture-pending" }], more: true },
    ]
    for (const body of invalid) expect([body, await post(body)]).toEqual([body, 400])
    const simulations = [{ simulation: "capture-pending" }]
    expect(await post({ account: "UNKNOWNSELLER1/na/sandbox", simulations })).toBe(404)
    const stranger = await fetch(`${scene.base}/admin/amazon-pay/simulations?account=${account}`)
    expect(stranger.status).toBe(401)
  })

  it("is refused for a live account", async () => {
    const { sellerId, accessKey, secretKey, clientId } = scene.amazon.simulator
    const { modules } = scene.container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
    const payment = modules?.[Modules.PAYMENT] as unknown as {
      options: { providers: { id: string; options: object }[] }
    }
    const live = { sellerId, accessKey, secretKey, clientId, region: "na", sandbox: false }
    payment.options.providers.push({ id: "live", options: live })
    try {
      const account = `${sellerId}/na/live`
      const simulations = [{ simulation: "capture-pending" }]
      for (const answer of [
        await desk.call("POST", "", { account, simulations }),
        await desk.call("GET", `?account=${account}`),
      ]) {
        expect(answer.status).toBe(400)
        expect(answer.body.message).toContain(`${account} is a live account`)
      }
      expect(await rowsOf(account)).toEqual([])
    } finally {
      payment.options.providers.pop()
    }
  })
})

/** What an operation is to carry of what its order has left: told here once more, in the words of the reference. */
function expected(left: Map<string, SimulationName>, name: Name): SimulationName | null {
  if (name === "confirm") return null
  if (name !== "charge") return left.get(name) ?? null
  const capture = left.get("capture")
  return left.get("authorize") ?? (capture === "capture-pending" ? capture : null)
}
