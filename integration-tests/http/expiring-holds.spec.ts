import { Modules } from "@medusajs/framework/utils"
import { subscribersDone } from "../support/activity"
import { AttentionDesk } from "../support/attention-desk"
import { expectCharged } from "../support/books"
import { unheard } from "../support/local-bus"
import { openMarket } from "../support/market"
import { storeSuite } from "../support/store-suite"

/** A hold of Amazon's sandbox lasts for two days, an order reference for 180. */
storeSuite({}, (scene) => {
  const told = async (look: () => Promise<void>, what = "authorization") => {
    const event = `amazon-pay.${what}.expiring`
    const heard: unknown[] = []
    const bus = scene.container.resolve(Modules.EVENT_BUS)
    const listen = ({ data }: { data: unknown }) => Promise.resolve(void heard.push(data))
    bus.subscribe(event, listen)
    await look()
    await subscribersDone()
    bus.unsubscribe(event, listen)
    return heard
  }

  it("says that the hold of a download ends soon that nobody hands out, hours before and once", async () => {
    const market = await openMarket(scene)
    await market.order({ items: { SONG: 1 } })
    const desk = new AttentionDesk(scene)
    expect(await told(() => desk.later("PT1H", "P1D"))).toEqual([])
    expect(await told(() => desk.later("PT20H"))).toHaveLength(1)
    expect(await told(() => desk.later("PT1H"))).toEqual([])
  })

  it("says that an order reference ends soon of which nothing was charged, two weeks before and once", async () => {
    const id = await scene.amazon.orderReference()
    await scene.buyer.order(id)
    const desk = new AttentionDesk(scene)
    const looked = (...waits: `P${string}`[]) => told(() => desk.later(...waits), "order_reference")
    expect(await looked("P3D", "P160D")).toEqual([])
    expect(await looked("P4D")).toMatchObject([{ amazon_order_reference_id: id }])
    expect(await looked("P1D", "P1D")).toEqual([])
  })

  it("says nothing of a hold that is charged in the same look", async () => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    const everything = { "MUG-BLUE": 2, "TOTE-L": 1 }
    await unheard(scene.container, () => scene.warehouse.pack(orderId, everything))
    const { total } = await scene.warehouse.view(orderId)
    expect(await told(() => new AttentionDesk(scene).later("PT45H"))).toEqual([])
    await expectCharged(scene, { id, orderId }, [total.toFixed(2)])
  })
})
