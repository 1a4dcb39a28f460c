import { expectCharged, readBooks, type Placed } from "../support/books"
import { storeSuite } from "../support/store-suite"
import { eventually } from "../support/warehouse"

const everything = { "MUG-BLUE": 2, "TOTE-L": 1 }

/**
 * What becomes of an order that waits. In the sandbox an authorization lives for two days, so each of these waits finds
 * it expired; the order reference lives for 180.
 */
storeSuite({}, (scene) => {
  const ordered = async (): Promise<Placed> => {
    const id = await scene.amazon.orderReference()
    return { id, orderId: await scene.buyer.order(id) }
  }
  /** Whether the plugin was told that the authorization expired, or has to find out. */
  const notifications = { arrive: 0, "are lost": 1 } as const

  describe.each(Object.entries(notifications))("when notifications %s", (_, lose) => {
    beforeEach(async () => {
      await scene.amazon.control("POST", "/notifications", { lose })
    })

    it.each(["P8D", "P31D", "P179D"])("charges with a new authorization after %s", async (wait) => {
      const placed = await ordered()
      await scene.amazon.advance(wait)
      await scene.warehouse.pack(placed.orderId, everything)
      const { total } = await scene.warehouse.eventually(placed.orderId, "captured")
      await expectCharged(scene, placed, [total.toFixed(2)])
      const states = (await scene.amazon.tree(placed.id)).Authorizations.map(
        ({ State, ReasonCode }) => [State, ReasonCode],
      )
      expect(states).toEqual([
        ["Closed", "ExpiredUnused"],
        ["Closed", "MaxCapturesProcessed"],
      ])
    })

    it("says after P181D that the order reference is closed, and what to do", async () => {
      const placed = await ordered()
      await scene.amazon.advance("P181D")
      await scene.warehouse.pack(placed.orderId, everything)
      const { status, body } = await scene.warehouse.capture(placed.orderId)
      expect(status).toBe(400)
      expect(body.message).toMatch(/cannot be captured.*\(Closed, Expired\)/)
      expect(body.message).toContain("Ask the buyer for another payment.")
      await expectCharged(scene, placed, [])
      expect((await scene.warehouse.view(placed.orderId)).payment_status).toBe("authorized")
    })
  })

  it("charges nothing and says why when Amazon takes no further authorization", async () => {
    await scene.amazon.control("POST", "/settings", { maxAuthorizations: 1 })
    const placed = await ordered()
    await scene.warehouse.pack(placed.orderId, { "MUG-BLUE": 2 })
    await scene.warehouse.eventually(placed.orderId, "partially_captured")
    const { charged } = await readBooks(scene, placed)
    await scene.warehouse.pack(placed.orderId, { "TOTE-L": 1 })
    const { status, body } = await scene.warehouse.capture(placed.orderId, 5)
    expect(status).toBe(400)
    expect(body.message).toContain("TransactionCountExceeded")
    expect(body.message).toContain("Amazon takes no further authorization for this order.")
    await expectCharged(scene, placed, charged)
  })

  it("charges the rest 31 days after the first parcel", async () => {
    const placed = await ordered()
    await scene.warehouse.pack(placed.orderId, { "MUG-BLUE": 2 })
    await scene.warehouse.eventually(placed.orderId, "partially_captured")
    const { charged } = await readBooks(scene, placed)
    await scene.amazon.advance("P31D")
    await scene.warehouse.pack(placed.orderId, { "TOTE-L": 1 })
    const { total } = await scene.warehouse.eventually(placed.orderId, "captured")
    const rest = (total - Number(charged[0])).toFixed(2)
    await expectCharged(scene, placed, [...charged, rest])
  })

  it("books a pending capture when Amazon completes it, an hour later, and never before", async () => {
    const placed = await ordered()
    await scene.amazon.control("POST", "/outcomes", {
      outcomes: [{ of: "capture", state: "Pending" }],
    })
    await scene.warehouse.pack(placed.orderId, { "MUG-BLUE": 2 })
    await eventually(async () => {
      const [authorization] = (await scene.amazon.tree(placed.id)).Authorizations
      expect(authorization?.Captures.map(({ State }) => State)).toEqual(["Pending"])
    })
    await expectCharged(scene, placed, [])
    expect((await scene.warehouse.view(placed.orderId)).payment_status).toBe("authorized")
    await scene.amazon.advance("PT2H")
    await scene.warehouse.eventually(placed.orderId, "partially_captured")
    const { charged } = await readBooks(scene, placed)
    expect(charged).toHaveLength(1)
    await expectCharged(scene, placed, charged)
  })

  it("lets nothing be charged any more when an order is cancelled that was charged for a parcel", async () => {
    const placed = await ordered()
    const fulfillment = await scene.warehouse.pack(placed.orderId, { "MUG-BLUE": 2 })
    await scene.warehouse.eventually(placed.orderId, "partially_captured")
    const { charged } = await readBooks(scene, placed)
    const { status } = await scene.warehouse.office(
      "POST",
      `/admin/orders/${placed.orderId}/fulfillments/${fulfillment}/cancel`,
      {},
    )
    expect(status).toBe(200)
    expect((await scene.warehouse.cancel(placed.orderId)).status).toBe(200)
    await eventually(async () => {
      const tree = await scene.amazon.tree(placed.id)
      expect(tree.State).toBe("Closed")
      expect(new Set(tree.Authorizations.map(({ State }) => State))).toEqual(new Set(["Closed"]))
      expect((await readBooks(scene, placed)).refunded).toEqual(charged)
    })
    const { status: refused } = await scene.warehouse.capture(placed.orderId, 1)
    expect(refused).toBe(400)
    for (const { AmazonAuthorizationId } of (await scene.amazon.tree(placed.id)).Authorizations) {
      await expect(
        scene.amazon.control("POST", `/authorizations/${AmazonAuthorizationId}/captures`, {}),
      ).rejects.toThrow(/: 4\d\d /)
    }
    await expectCharged(scene, placed, charged)
  })
})
