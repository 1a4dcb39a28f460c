import { Modules } from "@medusajs/framework/utils"
import { subscribersDone } from "../support/activity"
import { AttentionDesk } from "../support/attention-desk"
import { expectCharged } from "../support/books"
import { unheard } from "../support/local-bus"
import { openMarket } from "../support/market"
import { storeSuite } from "../support/store-suite"

/** A hold of Amazon's sandbox lasts for two days: from the first look on it ends soon. */
storeSuite({}, (scene) => {
  const told = async (look: () => Promise<void>) => {
    const heard: unknown[] = []
    const bus = scene.container.resolve(Modules.EVENT_BUS)
    const listen = ({ data }: { data: unknown }) => Promise.resolve(void heard.push(data))
    bus.subscribe("amazon-pay.authorization.expiring", listen)
    await look()
    await subscribersDone()
    bus.unsubscribe("amazon-pay.authorization.expiring", listen)
    return heard
  }

  it("says that the hold of a download ends soon that nobody hands out, once", async () => {
    const market = await openMarket(scene)
    await market.order({ items: { SONG: 1 } })
    const desk = new AttentionDesk(scene)
    expect(await told(() => desk.later("PT1H", "PT2H"))).toHaveLength(1)
  })

  it("says nothing of a hold that is charged in the same look", async () => {
    const id = await scene.amazon.orderReference()
    const orderId = await scene.buyer.order(id)
    const everything = { "MUG-BLUE": 2, "TOTE-L": 1 }
    await unheard(scene.container, () => scene.warehouse.pack(orderId, everything))
    const { total } = await scene.warehouse.view(orderId)
    expect(await told(() => new AttentionDesk(scene).later("PT1H"))).toEqual([])
    await expectCharged(scene, { id, orderId }, [total.toFixed(2)])
  })
})
