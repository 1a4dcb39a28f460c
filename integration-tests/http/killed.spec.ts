import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { subscribersDone } from "../support/activity"
import { expectCharged, readBooks, type Placed } from "../support/books"
import { closeGate, closeTable, openGates, standing } from "../support/gate"
import { engineOf, inboxOf, reconciled, timePasses } from "../support/inbox"
import { SecondStore } from "../support/second-store"
import { namedSuite } from "../support/store-suite"
import { held, hold, letGo } from "../support/trouble"
import { eventually, type Warehouse } from "../support/warehouse"

const everything = { "MUG-BLUE": 2, "TOTE-L": 1 }

/** A process of the store dies in the middle of its work; another one, which heard of nothing, ends it. */
namedSuite("every book agrees in the end when a process of the store is killed", {}, (scene) => {
  let second: SecondStore
  let elsewhere: Warehouse

  beforeEach(async () => {
    second = await SecondStore.start(scene.databaseUrl)
    elsewhere = await second.warehouse(scene.shop)
    await scene.amazon.control("POST", "/notifications", {
      endpoint: `${second.base}/hooks/amazon-pay/ipn`,
    })
  })
  afterEach(() => second.kill())

  const gateAt = (...where: [Parameters<typeof closeGate>[1], Record<string, string>]) =>
    closeGate(scene.container, ...where)
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
    await subscribersDone()
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

  it("after a notification came, before it was answered", async () => {
    const placed = await undecided()
    const openGate = await closeTable(scene.container, "amazon_pay_notification")
    await scene.amazon.advance("PT3H")
    await standing(scene.container, 1)
    await second.kill()
    await openGate()
    await scene.amazon.simulator.idle()
    const last = (await scene.amazon.notifications()).at(-1)
    expect(last?.attempts.map(({ status }) => status)).not.toContain(200)
    await endsAfterwards(placed)
  })

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
    await openGates()
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

  /** A person's own button in Medusa; the answer never comes. */
  const pressed = (press: Promise<unknown>) => void press.catch(() => undefined)
  const rowsOf = async (kind: "capture" | "refund", payment_id: string) => {
    const payments = scene.container.resolve(Modules.PAYMENT)
    const rows =
      kind === "capture"
        ? await payments.listCaptures({ payment_id })
        : await payments.listRefunds({ payment_id })
    return rows.map(({ id }) => id)
  }
  const diesAtTheLedger = async (
    placed: Placed,
    kind: "capture" | "refund",
    press: () => Promise<unknown>,
  ) => {
    const { id } = scene.warehouse.payment(await scene.warehouse.view(placed.orderId))
    const openGate = await gateAt("amazon_pay_order_reference", {
      amazon_order_reference_id: placed.id,
    })
    pressed(press())
    // Somebody else may stand there, too: whoever looks at what Amazon has ended.
    await eventually(async () => expect(await rowsOf(kind, id)).toHaveLength(1))
    await standing(scene.container, 1)
    await second.kill()
    await openGate()
    return id
  }

  it("after Medusa made a row for a person's capture, before Amazon was asked", async () => {
    const placed = await ordered()
    await settled()
    const payment = await diesAtTheLedger(placed, "capture", () =>
      elsewhere.capture(placed.orderId, 10),
    )
    await reconciled(scene)
    expect(await rowsOf("capture", payment)).toHaveLength(1)
    await timePasses(scene, "PT2M")
    await reconciled(scene)
    expect(await rowsOf("capture", payment)).toEqual([])
    await expectCharged(scene, placed, [])
    await scene.warehouse.pack(placed.orderId, everything)
    await expectCharged(scene, placed, [placed.total])
  })

  it("after Medusa made a row for a person's capture, and the rest was captured beside it", async () => {
    const placed = await ordered()
    await settled()
    await diesAtTheLedger(placed, "capture", () => elsewhere.capture(placed.orderId, 10))
    const rest = (Number(placed.total) - 10).toFixed(2)
    expect(await scene.warehouse.capture(placed.orderId, Number(rest))).toMatchObject({
      status: 200,
    })
    await scene.warehouse.eventually(placed.orderId, "partially_captured")
    await timePasses(scene, "PT2M")
    await reconciled(scene)
    await expectCharged(scene, placed, [rest])
    expect(await scene.warehouse.capture(placed.orderId, 10)).toMatchObject({ status: 200 })
    await expectCharged(scene, placed, [rest, "10.00"])
    await scene.warehouse.eventually(placed.orderId, "captured")
  })

  it("after Medusa made a row for a person's capture, and everything was packed beside it", async () => {
    const placed = await ordered()
    await settled()
    await diesAtTheLedger(placed, "capture", () => elsewhere.capture(placed.orderId, 10))
    await scene.warehouse.pack(placed.orderId, everything)
    await eventually(async () => {
      expect((await scene.amazon.ledger()).captured).toEqual({ USD: placed.total })
    })
    await timePasses(scene, "PT2M")
    await reconciled(scene)
    await expectCharged(scene, placed, [placed.total])
    const view = await scene.warehouse.eventually(placed.orderId, "captured")
    expect(scene.warehouse.payment(view).amount.toFixed(2)).toBe(placed.total)
  })

  it("after Medusa made a row for a person's capture, and everything was packed later", async () => {
    const placed = await ordered()
    await settled()
    await diesAtTheLedger(placed, "capture", () => elsewhere.capture(placed.orderId, 10))
    await timePasses(scene, "PT2M")
    await scene.warehouse.pack(placed.orderId, everything)
    await expectCharged(scene, placed, [placed.total])
    await scene.warehouse.eventually(placed.orderId, "captured")
  })

  it("after Medusa made a row for a person's refund, before Amazon was asked", async () => {
    const placed = await ordered()
    await scene.warehouse.pack(placed.orderId, everything)
    await expectCharged(scene, placed, [placed.total])
    await settled()
    const payment = await diesAtTheLedger(placed, "refund", () =>
      elsewhere.refund(placed.orderId, 10),
    )
    await timePasses(scene, "PT2M")
    await reconciled(scene)
    expect(await rowsOf("refund", payment)).toEqual([])
    await expectCharged(scene, placed, [placed.total])
    expect(await scene.warehouse.refund(placed.orderId, 10)).toMatchObject({ status: 200 })
    expect(await readBooks(scene, placed)).toMatchObject({
      refunded: ["10.00"],
      refunds: ["10.00"],
    })
  })

  it("after Amazon was asked for a person's capture that it declines", async () => {
    const placed = await ordered()
    await settled()
    await scene.amazon.control("POST", "/outcomes", {
      outcomes: [{ of: "capture", state: "Declined", reasonCode: "AmazonRejected" }],
    })
    await hold(scene.amazon, "Capture")
    pressed(elsewhere.capture(placed.orderId, 10))
    await held(scene.amazon)
    await second.kill()
    await letGo(scene.amazon)
    await eventually(async () => {
      const [authorization] = (await scene.amazon.tree(placed.id)).Authorizations
      expect(authorization?.Captures).toMatchObject([{ State: "Declined" }])
    })
    await timePasses(scene, "PT5M")
    await reconciled(scene)
    await expectCharged(scene, placed, [])
    const { captures } = scene.warehouse.payment(await scene.warehouse.view(placed.orderId))
    expect(captures).toEqual([])
  })
})
