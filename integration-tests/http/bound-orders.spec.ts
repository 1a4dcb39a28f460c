import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { subscribersDone } from "../support/activity"
import { engineOf, inboxSettled, reconciled, timePasses } from "../support/inbox"
import { openMarket, type Market } from "../support/market"
import { cents, costOf, ParcelDesk } from "../support/parcel-desk"
import { storeSuite } from "../support/store-suite"

storeSuite({}, (scene) => {
  let market: Market
  let desk: ParcelDesk
  beforeAll(async () => {
    market = await openMarket(scene)
    desk = new ParcelDesk(scene)
  })

  const later = async (...waits: `P${string}`[]) => {
    for (const wait of waits) {
      await timePasses(scene, wait)
      await reconciled(scene)
    }
  }
  /** What was taken at Amazon, once everything that was begun is done. */
  const taken = async () => {
    await subscribersDone()
    await inboxSettled(scene)
    return (await scene.amazon.ledger()).captured.USD
  }
  const attention = async () => {
    const { body } = await scene.warehouse.office("GET", "/admin/amazon-pay/attention")
    return (body as unknown as { orders: { attention: string }[] }).orders
  }

  describe("goods that an edit added", () => {
    it("are charged with the parcel that holds them, whatever their shipping flag says", async () => {
      const { orderId } = await market.order({ items: { KIT: 1, "TOTE-L": 1 } })
      await scene.warehouse.pack(orderId, { KIT: 1 })
      await scene.warehouse.eventually(orderId, "partially_captured")
      const first = Number(await taken())
      await market.changes.edit(orderId, { add: { TEA: 2 } })
      const view = await scene.warehouse.view(orderId)
      await scene.warehouse.pack(orderId, { TEA: 2 })
      expect(await taken()).toBe(cents(first + costOf(view, "TEA", 2)))
      await scene.warehouse.pack(orderId, { "TOTE-L": 1 })
      expect(await taken()).toBe(cents(view.total))
    })

    it("are charged as far as Amazon allows, and the rest with a second order reference", async () => {
      const { orderId } = await market.order({ items: { "MUG-BLUE": 1 } })
      const before = await scene.warehouse.eventually(orderId, "authorized")
      await market.changes.edit(orderId, { add: { ANVIL: 1 } })
      const { total } = await scene.warehouse.view(orderId)
      // Medusa packs what needs no shipping for it apart from the rest.
      await scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
      await scene.warehouse.pack(orderId, { ANVIL: 1 })
      const most = Math.floor(before.total * 1.15 * 100 + 1e-6) / 100
      expect(await taken()).toBe(cents(most))
      await later("PT3M")
      await market.payRest(orderId, await scene.amazon.orderReference())
      await later("PT15M", "PT2H")
      expect(await taken()).toBe(cents(total))
      await desk.booked(orderId, total)
    })
  })

  it("charges nothing for a download that is handed out after everything was charged", async () => {
    const { orderId } = await market.order({ items: { SONG: 1, "MUG-BLUE": 1 } })
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
    const { total } = await scene.warehouse.eventually(orderId, "captured")
    await scene.warehouse.pack(orderId, { SONG: 1 })
    await later("PT3M", "PT15M")
    expect(await taken()).toBe(cents(total))
    expect(await attention()).toEqual([])
  })

  it("charges the second payment's share of a parcel when the process failed after the first", async () => {
    const { orderId } = await market.order({ items: { KIT: 1, TEA: 1 } })
    const { total } = await scene.warehouse.eventually(orderId, "authorized")
    await market.addCollection(orderId, 20)
    const secondId = await scene.amazon.orderReference()
    await market.payRest(orderId, secondId)
    const almostAll = Number(cents(total)) - 5
    const first = scene.warehouse.payment(await scene.warehouse.view(orderId)).id
    for (const what of ["capture", "refund"]) {
      const path = `/admin/payments/${first}/${what}`
      const answer = await scene.warehouse.office("POST", path, { amount: almostAll })
      expect(answer.status).toBe(200)
    }
    await inboxSettled(scene)
    const before = Number(await taken())
    const knex = scene.container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const second = await engineOf(scene).findOrderReference({
      amazon_order_reference_id: secondId,
    })
    await knex.raw(`create or replace function test_fail() returns trigger as $$ begin
      if new.order_reference_id = '${second?.id ?? ""}' then
        raise exception 'the process died here';
      end if;
      return new;
    end; $$ language plpgsql`)
    await knex.raw(
      "create trigger test_fail before insert on amazon_pay_operation for each row execute function test_fail()",
    )
    await scene.warehouse.pack(orderId, { KIT: 1, TEA: 1 })
    await subscribersDone()
    await knex.raw("drop trigger test_fail on amazon_pay_operation")
    expect(await taken()).toBe(cents(before + 5))
    await later("PT3M", "PT15M", "PT2H", "PT7H")
    expect(await taken()).toBe(cents(before + 25))
  })

  describe("money that was given back", () => {
    it("is not charged again by itself for goods that it had paid for when they left", async () => {
      const { orderId } = await market.order({ items: { "MUG-BLUE": 1, "TOTE-L": 1 } })
      expect((await scene.warehouse.capture(orderId, 40)).status).toBe(200)
      await scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
      expect(await taken()).toBe("40.00")
      const { id } = scene.warehouse.payment(await scene.warehouse.view(orderId))
      await scene.warehouse.office("POST", `/admin/payments/${id}/refund`, { amount: 30 })
      expect(await taken()).toBe("40.00")
      await later("PT3M", "PT15M", "PT2H", "P1D")
      expect(await taken()).toBe("40.00")
    })

    it("is not charged to Amazon when another provider took it and gave it back", async () => {
      const { orderId } = await market.order({ items: { "MUG-BLUE": 1, "TOTE-L": 1 } })
      const { total } = await scene.warehouse.view(orderId)
      const made = await scene.warehouse.office("POST", "/admin/payment-collections", {
        order_id: orderId,
        amount: Number(cents(total)),
      })
      const collection = made.body.payment_collection?.id ?? ""
      const paid = `/admin/payment-collections/${collection}/mark-as-paid`
      await scene.warehouse.office("POST", paid, { order_id: orderId })
      const { payment_collections } = await scene.warehouse.view(orderId)
      const other = payment_collections.find(({ id }) => id === collection)?.payments[0]
      const back = `/admin/payments/${other?.id ?? ""}/refund`
      expect((await scene.warehouse.office("POST", back, { amount: 20 })).status).toBe(200)
      await scene.warehouse.pack(orderId, { "MUG-BLUE": 1, "TOTE-L": 1 })
      await later("PT3M", "PT15M")
      expect(await taken()).toBeUndefined()
    })
  })
})
