import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { expectCharged, type Placed } from "../support/books"
import { closeGate, standing } from "../support/gate"
import { engineOf, inboxOf, reconciled, timePasses } from "../support/inbox"
import { SecondStore } from "../support/second-store"
import { storeSuite } from "../support/store-suite"
import { eventually, type Warehouse } from "../support/warehouse"

const everything = { "MUG-BLUE": 2, "TOTE-L": 1 }

/** A process of the store dies in the middle of its work; another one, which heard of nothing, ends it. */
storeSuite({}, (scene) => {
  let second: SecondStore
  let elsewhere: Warehouse
  const gates: (() => Promise<void>)[] = []

  beforeEach(async () => {
    second = await SecondStore.start(scene.databaseUrl)
    elsewhere = await second.warehouse(scene.shop)
    await scene.amazon.control("POST", "/notifications", {
      endpoint: `${second.base}/hooks/amazon-pay/ipn`,
    })
  })
  afterEach(async () => {
    for (const open of gates.splice(0)) await open()
    await second.kill()
  })

  const gateAt = async (...where: [Parameters<typeof closeGate>[1], Record<string, string>]) => {
    const open = await closeGate(scene.container, ...where)
    gates.push(open)
    return open
  }
  const ordered = async (): Promise<Placed & { total: string }> => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    return { id, orderId, total: (await scene.warehouse.view(orderId)).total.toFixed(2) }
  }
  const open = async () =>
    (await inboxOf(scene)).filter(({ state }) => state === "received" || state === "waiting")
  const settled = async () => {
    await scene.amazon.simulator.idle()
    await eventually(async () => expect(await open()).toEqual([]))
  }
  /** A capture that Amazon decides on later: its notification is what Medusa learns it by. */
  const undecided = async () => {
    await scene.amazon.control("POST", "/outcomes", {
      outcomes: [{ of: "capture", state: "Pending" }],
    })
    const placed = await ordered()
    await scene.warehouse.pack(placed.orderId, everything)
    await eventually(async () => {
      const reference = await engineOf(scene).findOrderReference({
        amazon_order_reference_id: placed.id,
      })
      const { operations } = await engineOf(scene).snapshot(reference?.id ?? "")
      expect(operations.at(-1)?.state).toBe("pending")
    })
    await settled()
    return placed
  }
  const endsAfterwards = async (placed: Placed & { total: string }) => {
    await timePasses(scene, "PT5M")
    await eventually(async () => {
      await reconciled(scene)
      expect(await open()).toEqual([])
    })
    await expectCharged(scene, placed, [placed.total])
    expect((await scene.amazon.ledger()).requests).toMatchObject({ Authorize: 1, Capture: 1 })
  }

  it("after a notification was stored, before it was worked on", async () => {
    const placed = await undecided()
    const openGate = await gateAt("amazon_pay_order_reference", {
      amazon_order_reference_id: placed.id,
    })
    await scene.amazon.advance("PT3H")
    await standing(scene.container, 1)
    expect(await open()).not.toEqual([])
    await second.kill()
    await openGate()
    await endsAfterwards(placed)
  })

  it("after Medusa booked what a notification told, before that was written down", async () => {
    const placed = await undecided()
    const { id: payment_id } = scene.warehouse.payment(await scene.warehouse.view(placed.orderId))
    const openPayment = await gateAt("payment", { id: payment_id })
    await scene.amazon.advance("PT3H")
    await standing(scene.container, 1)
    const row = (await open()).find(({ type }) => type === "capture")
    await gateAt("amazon_pay_notification", { id: row?.id ?? "" })
    await openPayment()
    const knex = scene.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    await eventually(async () => {
      expect(await knex("capture").where({ payment_id }).select("id")).toHaveLength(1)
    })
    await standing(scene.container, 1)
    await second.kill()
    for (const openGate of gates.splice(0)) await openGate()
    await endsAfterwards(placed)
  })

  it("after a parcel was packed, before anything was done about it", async () => {
    const placed = await ordered()
    await settled()
    const openGate = await gateAt("amazon_pay_order_reference", {
      amazon_order_reference_id: placed.id,
    })
    await elsewhere.pack(placed.orderId, everything)
    await standing(scene.container, 1)
    await second.kill()
    await openGate()
    await endsAfterwards(placed)
  })
})
