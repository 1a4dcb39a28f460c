import { subscribersDone } from "../support/activity"
import { AttentionDesk } from "../support/attention-desk"
import { expectCharged } from "../support/books"
import { collectionFails } from "../support/failing-books"
import { inboxSettled } from "../support/inbox"
import { openMarket, type Market } from "../support/market"
import { lineOf } from "../support/parcel-desk"
import { storeSuite } from "../support/store-suite"
import { eventually } from "../support/warehouse"

/** A payment and its collections are written together, or not at all: half of it would be sums that nobody can tell to be wrong. */
storeSuite({}, (scene) => {
  let market: Market
  let desk: AttentionDesk
  beforeAll(async () => {
    market = await openMarket(scene)
    desk = new AttentionDesk(scene)
  })
  const edited = async (orderId: string, change: Parameters<Market["changes"]["edit"]>[1]) => {
    await market.changes.edit(orderId, change)
    await subscribersDone()
  }
  /** What Medusa says of an order's payments and their collections, oldest first. */
  const booksOf = async (orderId: string) => {
    const { payment_collections } = await scene.warehouse.view(orderId)
    return payment_collections.map(({ id, amount, payments }) => ({
      id,
      amount: amount.toFixed(2),
      payments: payments.map(({ amount, captured_at, canceled_at }) => ({
        amount: amount.toFixed(2),
        captured: captured_at !== null,
        canceled: canceled_at !== null,
      })),
    }))
  }
  /** Nothing of the books changes while something is done that would change a collection. */
  const changesNothing = async (
    orderId: string,
    collectionId: string,
    doing: () => Promise<unknown>,
  ) => {
    const before = await booksOf(orderId)
    await collectionFails(scene, collectionId, doing)
    expect(await booksOf(orderId)).toEqual(before)
  }
  /** Both collections of an order whose payment Medusa cancelled when it was edited: its own, and the one that waits. */
  const waiting = async (orderId: string) => {
    const [own, other] = await booksOf(orderId)
    expect(own?.payments).toMatchObject([{ canceled: true }])
    return other?.id ?? ""
  }

  it("when a payment that an edit cancelled is charged with a parcel", async () => {
    const { orderId, amazonId } = await market.order({ items: { "MUG-BLUE": 1 } })
    const [before] = await booksOf(orderId)
    await edited(orderId, { add: { "TOTE-S": 1 } })
    await changesNothing(orderId, await waiting(orderId), () =>
      scene.warehouse.pack(orderId, { "MUG-BLUE": 1 }),
    )
    await desk.later("PT3M", "PT15M")
    // What the edit added has not left.
    await expectCharged(scene, { id: amazonId, orderId }, [before?.amount ?? ""])
    expect((await booksOf(orderId))[0]?.payments).toMatchObject([{ canceled: false }])
  })

  it("when a charge completes of a payment that an edit cancelled meanwhile", async () => {
    const { orderId, amazonId } = await market.order({ items: { "MUG-BLUE": 1 } })
    const [before] = await booksOf(orderId)
    await scene.amazon.control("POST", "/outcomes", {
      outcomes: [{ of: "capture", state: "Pending" }],
    })
    await scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })
    await eventually(async () =>
      expect((await scene.amazon.ledger()).requests).toMatchObject({ Capture: 1 }),
    )
    await subscribersDone()
    await edited(orderId, { add: { TEA: 1 } })
    await changesNothing(orderId, await waiting(orderId), async () => {
      await scene.amazon.advance("PT3H")
      await inboxSettled(scene)
    })
    await desk.later("PT3M", "PT15M")
    await expectCharged(scene, { id: amazonId, orderId }, [before?.amount ?? ""])
    const rest = (await scene.warehouse.view(orderId)).total - Number(before?.amount)
    expect(await booksOf(orderId)).toMatchObject([
      { amount: before?.amount, payments: [{ captured: true, canceled: false }] },
      { amount: rest.toFixed(2), payments: [] },
    ])
  })

  const lastLooks = () => desk.later("PT15M", "PT2H", "PT7H", "P2D")

  it.each<[string, Record<string, number>, (orderId: string) => Promise<unknown>]>([
    ["when it was left alone", { "MUG-BLUE": 1 }, lastLooks],
    ["with its last parcel", {}, (orderId) => scene.warehouse.pack(orderId, { "MUG-BLUE": 1 })],
  ])("when an order that came to less than its payment ends %s", async (_, first, ends) => {
    const { orderId, amazonId } = await market.order({ items: { "MUG-BLUE": 1, "TOTE-S": 1 } })
    if (Object.keys(first).length) {
      await scene.warehouse.pack(orderId, first)
      await scene.warehouse.eventually(orderId, "partially_captured")
      await inboxSettled(scene)
    }
    const line = lineOf(await scene.warehouse.view(orderId), "TOTE-S").id
    await edited(orderId, { set: { [line]: 0 } })
    const [own] = (await scene.warehouse.view(orderId)).payment_collections
    await collectionFails(scene, own?.id ?? "", () => ends(orderId))
    const amount = own?.amount.toFixed(2)
    expect((await booksOf(orderId))[0]).toMatchObject({
      amount,
      payments: [{ amount, captured: false, canceled: false }],
    })
    await lastLooks()
    const total = (await scene.warehouse.view(orderId)).total.toFixed(2)
    await expectCharged(scene, { id: amazonId, orderId }, [total])
    expect((await booksOf(orderId))[0]).toMatchObject({
      amount: total,
      payments: [{ amount: total, captured: true, canceled: false }],
    })
    await scene.warehouse.eventually(orderId, "captured")
    expect(await desk.reasons()).toEqual([])
  })
})
