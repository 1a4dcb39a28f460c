import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { reconcile } from "medusa-payment-amazon-pay/workflows"
import { lockOfCollection, lockOfOrder } from "medusa-payment-amazon-pay/medusa/order-lock"
import { subscribersDone } from "../support/activity"
import { expectCharged, type Placed } from "../support/books"
import { allTheTime, engineOf, inboxSettled, reconciled, timePasses } from "../support/inbox"
import { heldLease, lastsOn, runsOut } from "../support/leases"
import { startRedis } from "../support/redis"
import { SecondStore } from "../support/second-store"
import { packedAgain } from "../support/signals"
import { storeSuite } from "../support/store-suite"
import { held, hold, letGo } from "../support/trouble"
import { eventually } from "../support/warehouse"

const everything = { "MUG-BLUE": 2, "TOTE-L": 1 }

beforeAll(startRedis)

/** An order's lock is the plugin's own: it is the same with each of Medusa's locking modules. */
describe.each(["in-memory", "postgres", "redis"] as const)("with %s locking", (locking) => {
  storeSuite({ authorization: "async", locking }, (scene) => {
    let second: SecondStore

    beforeAll(async () => {
      second = await SecondStore.start(scene.databaseUrl)
    })
    afterAll(() => second.kill())

    const knexOf = () => scene.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const ordered = async (): Promise<Placed & { total: string }> => {
      const id = await scene.amazon.orderReference()
      const orderId = await scene.buyer.order(id)
      return { id, orderId, total: (await scene.warehouse.view(orderId)).total.toFixed(2) }
    }
    const authorized = async () => {
      const placed = await ordered()
      await scene.amazon.advance("PT2H")
      await scene.warehouse.eventually(placed.orderId, "authorized")
      await inboxSettled(scene)
      await subscribersDone()
      return placed
    }
    const referenceOf = async ({ id }: Placed) => {
      const row = await engineOf(scene).findOrderReference({ amazon_order_reference_id: id })
      if (!row) throw new Error(`No order reference ${id}.`)
      return row
    }
    const isDue = async (...all: Placed[]) => {
      for (const placed of all) {
        const { payment_collection_id } = await referenceOf(placed)
        await engineOf(scene).makeDue([payment_collection_id], new Date(0))
      }
    }

    it("an order whose holder was killed is skipped by the reconciler, and charged once when the lease is over", async () => {
      const shut = await authorized()
      const other = await authorized()
      await hold(scene.amazon, "Capture")
      const elsewhere = await second.warehouse(scene.shop)
      const fulfillment = await elsewhere.pack(shut.orderId, everything)
      await held(scene.amazon)
      const dead = await heldLease(scene.container)
      await second.kill()
      await lastsOn(scene.container, dead)

      await isDue(shut, other)
      expect(await reconciled(scene)).toMatchObject({ checked: 1, busy: 1, failed: 0 })
      const { attention, next_check_at, idle_checks } = await referenceOf(shut)
      expect({ attention, idle_checks }).toEqual({ attention: null, idle_checks: 0 })
      expect(Number(next_check_at)).toBeLessThan(Date.now() + 60_000)

      // Amazon has charged for it, and nobody has heard.
      await letGo(scene.amazon)
      await packedAgain(scene.container, shut.orderId, fulfillment)
      await runsOut(scene.container, dead)
      await scene.warehouse.eventually(shut.orderId, "captured")
      await expectCharged(scene, shut, [shut.total])
    })

    it("an order's payment is made although a dead process keeps Medusa's lock of its cart", async () => {
      const placed = await ordered()
      const { data } = await scene.container.resolve(ContainerRegistrationKeys.QUERY).graph({
        entity: "order_cart",
        fields: ["cart_id"],
        filters: { order_id: placed.orderId },
      })
      const [link] = data as { cart_id: string }[]
      // As Medusa's own workflows take it: with no owner, for two minutes.
      const locking = scene.container.resolve(Modules.LOCKING)
      await locking.acquire(link?.cart_id ?? "", { expire: 3_600 })
      await timePasses(scene, "PT3M")
      await scene.amazon.advance("PT2H")
      await scene.warehouse.eventually(placed.orderId, "authorized")
      await locking.release(link?.cart_id ?? "")
    })

    it("the reconciler looks at the other orders while one order takes long", async () => {
      const slow = await authorized()
      const other = await authorized()
      await isDue(slow)
      const stands = await knexOf().transaction()
      await stands("amazon_pay_order_reference")
        .where({ amazon_order_reference_id: slow.id })
        .forUpdate()
        .select("id")
      const { payment_collection_id } = await referenceOf(other)
      await engineOf(scene).makeDue([payment_collection_id], new Date(1))
      const run = reconcile(scene.container, new Date(), { ...allTheTime, orderMs: 50 })
      await eventually(async () => {
        expect((await referenceOf(other)).next_check_at?.getTime() ?? Infinity).toBeGreaterThan(1)
      })
      expect(Number((await referenceOf(slow)).next_check_at)).toBe(0)
      await stands.commit()
      expect(await run).toMatchObject({ ran: true })
    })

    it("an order of which much is due leaves room for the others in the batch", async () => {
      const full = await authorized()
      const other = await authorized()
      const long = knexOf().raw("now() - interval '1 day'")
      const short = knexOf().raw("now() - interval '1 hour'")
      const id = async (placed: Placed) => ({ order_reference_id: (await referenceOf(placed)).id })
      const due = { state: "received", attempts: 0 }
      for (const [placed, next_check_at] of [
        [full, long],
        [other, short],
      ] as const) {
        await knexOf()("amazon_pay_operation")
          .where(await id(placed))
          .update({ next_check_at })
        await knexOf()("amazon_pay_notification")
          .where({ amazon_order_reference_id: placed.id })
          .update({ ...due, next_check_at })
      }
      await reconcile(scene.container, new Date(), { ...allTheTime, batch: 2 })
      const left = await knexOf()("amazon_pay_operation").where("next_check_at", "<", short)
      const open = await knexOf()("amazon_pay_notification").where(due)
      expect({ left, open }).toEqual({ left: [], open: [] })
    })

    it("a cart's payment and its order are worked on under one lock, before and after the order is placed", async () => {
      const { id: cartId, collectionId } = await scene.buyer.cart()
      expect(await lockOfCollection(scene.container, collectionId)).toBe(cartId)
      await scene.buyer.session(collectionId, {
        amazon_order_reference_id: await scene.amazon.orderReference(),
      })
      const { body } = await scene.buyer.complete(cartId)
      expect(await lockOfOrder(scene.container, body.order?.id ?? "")).toBe(cartId)
      expect(await lockOfCollection(scene.container, collectionId)).toBe(cartId)
    })
  })
})
