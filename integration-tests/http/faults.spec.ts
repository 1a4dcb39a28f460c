import { setTimeout as sleep } from "node:timers/promises"
import { expectCharged, readBooks, type Placed } from "../support/books"
import { inboxOf } from "../support/inbox"
import { packedAgain } from "../support/signals"
import { storeSuite } from "../support/store-suite"
import { once, throughout, type Fault } from "../support/trouble"
import { eventually } from "../support/warehouse"

const spoiltAnswers: [string, Fault][] = [
  ["breaks the connection before it acts", { kind: "drop-before" }],
  ["breaks the connection after it acted", { kind: "drop-after" }],
  ["answers 500", { kind: "status", status: 500 }],
  ["answers 500 without a word", { kind: "status", status: 500, body: false }],
  ["answers with a web page", { kind: "html" }],
  ["answers with half the text", { kind: "truncate" }],
  ["answers with broken XML", { kind: "malformed" }],
]
const slowAnswers: [string, Fault][] = [
  ["answers late", { kind: "delay", ms: 400 }],
  ["answers 503", { kind: "status", status: 503 }],
  ["answers 503 without a word", { kind: "status", status: 503, body: false }],
]

/**
 * Every call that moves money, under every fault, once in passing and once until somebody asks again: for each wish
 * there is one capture or refund at Amazon and one in Medusa, over the same amount.
 */
storeSuite({}, (scene) => {
  const offered = async () => {
    const id = await scene.amazon.orderReference()
    const cart = await scene.buyer.cart()
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
    return { id, cartId: cart.id }
  }
  const refundedAre = async (placed: Placed, amounts: string[]) => {
    const { refunded, refunds } = await readBooks(scene, placed)
    expect({ refunded, refunds }).toEqual({ refunded: amounts, refunds: amounts })
  }
  const restOf = async ({ orderId }: Placed) => {
    const view = await scene.warehouse.view(orderId)
    const { captures } = scene.warehouse.payment(view)
    return Number(captures.reduce((rest, { amount }) => rest - amount, view.total).toFixed(2))
  }

  describe("in passing, nobody notices", () => {
    const struck = async () => {
      expect(await scene.amazon.control("GET", "/faults")).toEqual({ faults: [] })
    }

    it.each([...spoiltAnswers, ...slowAnswers])("when Amazon %s", async (_, fault) => {
      const { id, cartId } = await offered()
      await once(scene.amazon, "Authorize", fault)
      const { body } = await scene.buyer.complete(cartId)
      expect(body.type).toBe("order")
      const placed = { id, orderId: body.order?.id ?? "" }
      expect((await scene.amazon.tree(id)).Authorizations).toHaveLength(1)
      await struck()

      await once(scene.amazon, "Capture", fault)
      await scene.warehouse.pack(placed.orderId, { "MUG-BLUE": 2 })
      await scene.warehouse.eventually(placed.orderId, "partially_captured")
      await struck()
      const rest = await restOf(placed)
      await once(scene.amazon, "Authorize", fault)
      await scene.warehouse.pack(placed.orderId, { "TOTE-L": 1 })
      const { total } = await scene.warehouse.eventually(placed.orderId, "captured")
      await expectCharged(scene, placed, [(total - rest).toFixed(2), rest.toFixed(2)])
      await struck()

      await once(scene.amazon, "Refund", fault)
      expect((await scene.warehouse.refund(placed.orderId, 5)).status).toBe(200)
      await refundedAre(placed, ["5.00"])
      await struck()
    })
  })

  describe("for as long as it lasts, it is said; then the same is asked again and done once", () => {
    /** The checkout: refused, and completed when the buyer tries again. */
    const checkOut = async (fault: Fault): Promise<Placed> => {
      const { id, cartId } = await offered()
      const refused = await throughout(scene.amazon, "Authorize", fault, () =>
        scene.buyer.complete(cartId),
      )
      expect(refused.status).toBe(400)
      expect(refused.body.message).toContain("has not answered whether the authorization")
      const { body } = await scene.buyer.complete(cartId)
      expect(body.type).toBe("order")
      expect((await scene.amazon.tree(id)).Authorizations).toHaveLength(1)
      return { id, orderId: body.order?.id ?? "" }
    }
    /** Told by an event, and told again. */
    const byEvent = async (
      placed: Placed,
      action: string,
      fault: Fault,
      contents: Record<string, number>,
    ) => {
      const before = await readBooks(scene, placed)
      const fulfillment = await throughout(scene.amazon, action, fault, () =>
        scene.warehouse.pack(placed.orderId, contents),
      )
      expect((await readBooks(scene, placed)).captures).toEqual(before.captures)
      await packedAgain(scene.container, placed.orderId, fulfillment)
      await eventually(async () => {
        const { captures } = await readBooks(scene, placed)
        expect(captures).toHaveLength(before.captures.length + 1)
      })
    }
    /** Asked for by a person, and once more by the same person. */
    const byHand = async (placed: Placed, action: string, fault: Fault, amount: number) => {
      const before = await readBooks(scene, placed)
      const click = () => scene.warehouse.capture(placed.orderId, amount)
      const refused = await throughout(scene.amazon, action, fault, click)
      expect(refused.status).toBe(400)
      expect(refused.body.message).toContain("has not answered whether the capture")
      expect((await readBooks(scene, placed)).captures).toEqual(before.captures)
      expect((await click()).status).toBe(200)
    }
    const refund = async (placed: Placed, fault: Fault) => {
      const click = () => scene.warehouse.refund(placed.orderId, 5)
      const refused = await throughout(scene.amazon, "Refund", fault, click)
      expect(refused.status).toBe(400)
      expect(refused.body.message).toContain("has not answered whether the refund")
      expect((await click()).status).toBe(200)
      await refundedAre(placed, ["5.00"])
    }

    it.each(spoiltAnswers)("when Amazon %s", async (_, fault) => {
      const placed = await checkOut(fault)
      const { total } = await scene.warehouse.view(placed.orderId)
      await byEvent(placed, "Capture", fault, { "MUG-BLUE": 2 })
      const rest = await restOf(placed)
      await byHand(placed, "Authorize", fault, rest)
      await expectCharged(scene, placed, [(total - rest).toFixed(2), rest.toFixed(2)])
      await refund(placed, fault)
    })

    it("and Amazon's notification of it does not hold up who asks again", async () => {
      const id = await scene.amazon.orderReference()
      const placed = { id, orderId: await scene.buyer.order(id) }
      const fulfillment = await throughout(scene.amazon, "Capture", { kind: "drop-after" }, () =>
        scene.warehouse.pack(placed.orderId, { "MUG-BLUE": 1 }),
      )
      await eventually(async () => {
        expect((await inboxOf(scene)).map(({ type }) => type)).toContain("capture")
      })
      await sleep(300)
      await packedAgain(scene.container, placed.orderId, fulfillment)
      await eventually(async () => {
        expect((await readBooks(scene, placed)).captures).toHaveLength(1)
      })
      expect((await scene.amazon.ledger()).requests.GetCaptureDetails).toBeUndefined()
    })

    it("when a person begins and a parcel ends", async () => {
      const fault: Fault = { kind: "drop-after" }
      const id = await scene.amazon.orderReference()
      const placed = { id, orderId: await scene.buyer.order(id) }
      const { total } = await scene.warehouse.view(placed.orderId)
      await byHand(placed, "Capture", fault, 12)
      await byEvent(placed, "Authorize", fault, { "MUG-BLUE": 2, "TOTE-L": 1 })
      await expectCharged(scene, placed, ["12.00", (total - 12).toFixed(2)])
    })

    it("when Amazon answers 503", async () => {
      const id = await scene.amazon.orderReference()
      const placed = { id, orderId: await scene.buyer.order(id) }
      await byHand(placed, "Capture", { kind: "status", status: 503 }, 12)
      await expectCharged(scene, placed, ["12.00"])
    })
  })
})
