import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { bookCharge } from "medusa-payment-amazon-pay/posting/book-charge"
import { subscribersDone } from "../support/activity"
import { expectCharged, expectOneToOne, type Placed } from "../support/books"
import { closeGate, standing } from "../support/gate"
import { engineOf, inboxSettled, reconciled, timePasses } from "../support/inbox"
import { heldLease, runsOut, takenOver } from "../support/leases"
import { cents, costOf } from "../support/parcel-desk"
import { SecondStore } from "../support/second-store"
import { packedAgain, parcelPacked } from "../support/signals"
import { namedSuite } from "../support/store-suite"
import { held, hold, letGo } from "../support/trouble"
import { eventually, type Warehouse } from "../support/warehouse"

/** Two processes of one store share the database and nothing else: no lock of Medusa's and no event bus. */
namedSuite("two processes of one store", {}, (scene) => {
  let second: SecondStore | undefined
  let elsewhere: Warehouse

  // Those that die are replaced; starting one takes longer than most tests.
  beforeEach(async () => {
    if (second) return
    second = await SecondStore.start(scene.databaseUrl)
    elsewhere = await second.warehouse(scene.shop)
  })
  const die = async () => {
    await second?.kill()
    second = undefined
  }
  afterAll(die)

  const ordered = async (
    items?: Record<string, number>,
  ): Promise<Placed & { paymentId: string }> => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id, items && { items })
    // Whoever works on a notification would wait at a gate as well, and be taken for who packs.
    await inboxSettled(scene)
    const paymentId = scene.warehouse.payment(await scene.warehouse.view(orderId)).id
    return { id, orderId, paymentId }
  }
  const gateAt = (...where: [Parameters<typeof closeGate>[1], Record<string, string>]) =>
    closeGate(scene.container, ...where)

  /**
   * Both come to book the same charge: they stand at Medusa's payment, and after it at the ledger.
   * @param rows how many of them Medusa makes a row for
   */
  const bothBook = async (
    { id, orderId, paymentId }: Placed & { paymentId: string },
    contents: Record<string, number>,
    rows: number,
  ) => {
    const openPayment = await gateAt("payment", { id: paymentId })
    const fulfillment = await elsewhere.pack(orderId, contents)
    await standing(scene.container, 1)
    const booking = parcelPacked(scene.container, fulfillment)
    await takenOver(scene.container)
    await standing(scene.container, 2)
    const openLedger = await gateAt("amazon_pay_order_reference", { amazon_order_reference_id: id })
    await openPayment()
    const payments = scene.container.resolve(Modules.PAYMENT)
    await eventually(async () => {
      expect(await payments.listCaptures({ payment_id: paymentId })).toHaveLength(rows)
    })
    await standing(scene.container, rows)
    return { openLedger, booking }
  }

  it("charge a parcel once and book it once, though one stands still in the middle and the other takes over", async () => {
    const placed = await ordered()
    const open = await gateAt("payment", { id: placed.paymentId })
    const fulfillment = await elsewhere.pack(placed.orderId, { "MUG-BLUE": 1 })
    await standing(scene.container, 1)
    await packedAgain(scene.container, placed.orderId, fulfillment)
    await takenOver(scene.container)
    await standing(scene.container, 2)
    await open()
    const { charged } = await expectOneToOne(scene, placed, 1)
    await expectCharged(scene, placed, charged)
  })

  it("leave no transaction of the row that Medusa takes away from the one who comes second", async () => {
    const placed = await ordered()
    const { openLedger, booking } = await bothBook(placed, { "MUG-BLUE": 1 }, 2)
    const openCaptures = await gateAt("capture", { payment_id: placed.paymentId })
    await openLedger()
    // Whoever is given the charge has Medusa write down all rows, before the other one's is taken away.
    const knex = scene.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    await eventually(async () => {
      const all = await knex("order_transaction").where({ order_id: placed.orderId }).select("id")
      expect(all).toHaveLength(2)
    })
    await openCaptures()
    await booking
    const { charged } = await expectOneToOne(scene, placed, 1)
    await expectCharged(scene, placed, charged)
  })

  it("keep the row that one is given while the other takes it for a dead one's", async () => {
    const placed = await ordered()
    const { id, orderId, paymentId } = placed
    const { total } = await scene.warehouse.view(orderId)
    const payments = scene.container.resolve(Modules.PAYMENT)
    const openPayment = await gateAt("payment", { id: paymentId })
    await elsewhere.pack(orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
    await standing(scene.container, 1)
    const openLedger = await gateAt("amazon_pay_order_reference", { amazon_order_reference_id: id })
    await openPayment()
    await eventually(async () => {
      expect(await payments.listCaptures({ payment_id: paymentId })).toHaveLength(1)
    })
    await standing(scene.container, 1)
    const [row] = await payments.listCaptures({ payment_id: paymentId })
    const openRow = await gateAt("capture", { id: row?.id ?? "" })
    const [charge] = await engineOf(scene).listOperations({ kind: "capture" })
    const booking = bookCharge(scene.container, {
      payment_id: paymentId,
      operation_id: charge?.id ?? "",
    }).catch(() => undefined)
    // It comes to the row, if it means to take that away.
    await standing(scene.container, 2, booking)
    await openLedger()
    await scene.warehouse.eventually(orderId, "captured")
    await openRow()
    await booking
    await expectCharged(scene, placed, [total.toFixed(2)])
  })

  it("book a charge for which Medusa makes no row at first", async () => {
    const placed = await ordered()
    const { orderId, paymentId } = placed
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
    const { total } = await scene.warehouse.eventually(orderId, "captured")
    await inboxSettled(scene)
    const payments = scene.container.resolve(Modules.PAYMENT)
    const [row] = await payments.listCaptures({ payment_id: paymentId })
    await payments.deleteCaptures([row?.id ?? ""])
    const booking = { payment_id: paymentId, operation_id: row?.created_by ?? "" }
    // Medusa still takes the payment for captured in full.
    await bookCharge(scene.container, booking)
    await expectCharged(scene, placed, [total.toFixed(2)])
  })

  it("charge a parcel once, though both ask Amazon for it at the same moment", async () => {
    const placed = await ordered()
    await hold(scene.amazon, "Capture")
    const fulfillment = await elsewhere.pack(placed.orderId, { "MUG-BLUE": 2, "TOTE-L": 1 })
    await held(scene.amazon)
    await Promise.all([
      packedAgain(scene.container, placed.orderId, fulfillment),
      scene.warehouse.capture(placed.orderId),
    ])
    // The event's turn comes when the other process has given the order back.
    await letGo(scene.amazon)
    const { total } = await scene.warehouse.eventually(placed.orderId, "captured")
    await expectCharged(scene, placed, [total.toFixed(2)])
  })

  it.each([
    ["all of an order", { "MUG-BLUE": 1, "TOTE-S": 1 }],
    ["a part of an order", { "MUG-BLUE": 1, "TOTE-S": 1, "TOTE-L": 1 }],
  ])("charge %s in two parcels at the same moment, and shipping once", async (_, items) => {
    const placed = await ordered(items)
    // Before they are packed: Medusa's own total doubles when both make the order's next version.
    const view = await scene.warehouse.view(placed.orderId)
    // Each parcel is rounded by itself, and with these it comes to the same whichever is the first.
    const goods = costOf(view, "MUG-BLUE", 1) + costOf(view, "TOTE-S", 1)
    const open = await gateAt("amazon_pay_order_reference", {
      amazon_order_reference_id: placed.id,
    })
    await Promise.all([
      scene.warehouse.pack(placed.orderId, { "MUG-BLUE": 1 }),
      elsewhere.pack(placed.orderId, { "TOTE-S": 1 }),
    ])
    await standing(scene.container, 1)
    await open()
    const { charged } = await expectOneToOne(scene, placed, 2)
    const sum = charged.reduce((all, amount) => all + Number(amount), 0)
    expect(sum.toFixed(2)).toBe(cents(goods + view.shipping_total))
  })

  it("charge nothing for one that stood still until the other took the order over, and charge it later", async () => {
    const placed = await ordered()
    const { total } = await scene.warehouse.view(placed.orderId)
    const open = await gateAt("amazon_pay_order_reference", {
      amazon_order_reference_id: placed.id,
    })
    await elsewhere.pack(placed.orderId, { "MUG-BLUE": 2 })
    await standing(scene.container, 1)
    await scene.warehouse.pack(placed.orderId, { "TOTE-L": 1 })
    await takenOver(scene.container)
    await standing(scene.container, 2)
    await open()
    const { charged } = await expectOneToOne(scene, placed, 1)
    await subscribersDone()
    expect((await scene.amazon.ledger()).captured).toEqual({ USD: charged[0] })
    await timePasses(scene, "PT2M")
    await reconciled(scene)
    await scene.warehouse.eventually(placed.orderId, "captured")
    const all = await expectOneToOne(scene, placed, 2)
    expect(all.paid).toBe(total.toFixed(2))
  })

  it("finish what one began that died before Amazon answered", async () => {
    const placed = await ordered()
    await hold(scene.amazon, "Capture")
    const fulfillment = await elsewhere.pack(placed.orderId, { "MUG-BLUE": 2 })
    await held(scene.amazon)
    const dead = await heldLease(scene.container)
    await die()
    await packedAgain(scene.container, placed.orderId, fulfillment)
    await runsOut(scene.container, dead)
    await scene.warehouse.eventually(placed.orderId, "partially_captured")
    await letGo(scene.amazon)
    const { charged } = await expectOneToOne(scene, placed, 1)
    await expectCharged(scene, placed, charged)
  })

  it("finish what one began that died between Medusa's row and the ledger's word for it", async () => {
    const placed = await ordered()
    const openPayment = await gateAt("payment", { id: placed.paymentId })
    const fulfillment = await elsewhere.pack(placed.orderId, { "MUG-BLUE": 2 })
    await standing(scene.container, 1)
    const openLedger = await gateAt("amazon_pay_order_reference", {
      amazon_order_reference_id: placed.id,
    })
    await openPayment()
    const knex = scene.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    await eventually(async () => {
      expect(
        await knex("capture").where({ payment_id: placed.paymentId }).select("id"),
      ).toHaveLength(1)
    })
    const dead = await heldLease(scene.container)
    await die()
    await openLedger()
    await runsOut(scene.container, dead)
    await parcelPacked(scene.container, fulfillment)
    await timePasses(scene, "PT2M")
    await reconciled(scene)
    await chargedOnce(placed)
  })

  const diesBesides = async (
    placed: Placed & { paymentId: string },
    contents: Record<string, number>,
    rows: number,
  ) => {
    const { openLedger, booking } = await bothBook(placed, contents, rows)
    await die()
    await openLedger()
    await booking
  }
  const chargedOnce = async (placed: Placed) => {
    const { charged } = await expectOneToOne(scene, placed, 1)
    await expectCharged(scene, placed, charged)
    await scene.warehouse.eventually(placed.orderId, "partially_captured")
  }

  it("take away the row of one that died while the other booked the same charge", async () => {
    const placed = await ordered()
    await diesBesides(placed, { "MUG-BLUE": 1 }, 2)
    await chargedOnce(placed)
  })

  it("book what Medusa refused one of them, because of the row of the other that died", async () => {
    const placed = await ordered()
    await diesBesides(placed, { "MUG-BLUE": 2 }, 1)
    await timePasses(scene, "PT2M")
    await reconciled(scene)
    await chargedOnce(placed)
  })
})
