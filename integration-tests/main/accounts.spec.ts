import { startSimulator } from "amazon-pay-simulator"
import { Amazon } from "../support/amazon"
import { CheckoutPage } from "../support/checkout-page"
import {
  endSecondAccount,
  mwsAuthToken as token,
  offerBoth,
  SECOND,
  startSecondAccount,
} from "../support/second-account"
import { storeSuite } from "../support/store-suite"
import { listenToLog, tablesWith } from "../support/traces"

let second: Amazon

beforeAll(async () => {
  second = await startSecondAccount()
})
afterAll(async () => {
  await endSecondAccount(second)
})

storeSuite({}, (scene) => {
  beforeEach(async () => {
    await offerBoth(scene, second)
  })

  it("keeps two merchant accounts apart: credentials, modes, money and notifications", async () => {
    const own = await scene.buyer.order(await scene.amazon.orderReference())
    const id = await second.orderReference()
    const cart = await scene.buyer.cart()
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id }, SECOND)
    const { body } = await scene.buyer.complete(cart.id)
    const other = body.order?.id ?? ""

    await scene.warehouse.pack(own, { "MUG-BLUE": 2, "TOTE-L": 1 })
    await scene.warehouse.pack(other, { "MUG-BLUE": 2, "TOTE-L": 1 })
    const { total } = await scene.warehouse.eventually(own, "captured")
    expect((await scene.amazon.ledger()).captured).toEqual({ USD: total.toFixed(2) })
    // The second account charges by hand alone.
    expect((await second.ledger()).captured).toEqual({})
    expect((await scene.warehouse.capture(other, 10)).status).toBe(200)
    expect((await second.ledger()).captured).toEqual({ USD: "10.00" })
    expect((await scene.amazon.ledger()).captured).toEqual({ USD: total.toFixed(2) })

    for (const amazon of [scene.amazon, second]) {
      await amazon.simulator.idle()
      const statuses = (await amazon.notifications()).flatMap(({ attempts }) =>
        attempts.map(({ status }) => status),
      )
      expect(new Set(statuses)).toEqual(new Set([200]))
      expect((await amazon.ledger()).requests).not.toHaveProperty("GetOrderReferenceDetails")
    }
  })

  it("keeps the token it signs with for a merchant to itself, whatever happens", async () => {
    const log = listenToLog(scene.container)
    try {
      const { secretKey, accessKey } = second.simulator
      const id = await second.orderReference()
      const cart = await scene.buyer.cart()
      const session = { amazon_order_reference_id: id }
      const answers: unknown[] = [
        await scene.buyer.session(cart.collectionId, session, SECOND),
        await new CheckoutPage(scene).config({ cart_id: cart.id }),
      ]
      await second.control("POST", "/faults", {
        faults: [{ action: "ConfirmOrderReference", kind: "html", times: 4 }],
      })
      answers.push(await scene.buyer.complete(cart.id), await scene.buyer.complete(cart.id))
      answers.push(await scene.warehouse.office("GET", "/admin/amazon-pay/status"))
      expect((await second.ledger()).requests).toMatchObject({ Authorize: 1 })
      for (const secret of [token, secretKey, accessKey]) {
        expect(JSON.stringify(answers)).not.toContain(secret)
        expect(log()).not.toContain(secret)
        expect(await tablesWith(scene.container, secret)).toEqual([])
      }
    } finally {
      jest.restoreAllMocks()
    }
  })

  it("refuses an order reference that was made with the other account", async () => {
    const id = await scene.amazon.orderReference()
    const cart = await scene.buyer.cart()
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
    const { status, body } = await scene.buyer.session(
      cart.collectionId,
      { amazon_order_reference_id: id },
      SECOND,
    )
    expect(status).toBe(400)
    expect(body.message).toContain("another Amazon Pay account")
  })

  it("believes a signer only for the accounts that trust it", async () => {
    const forged = await startSimulator({
      sellerId: scene.amazon.simulator.sellerId,
      notifications: { endpoint: `${scene.base}/hooks/amazon-pay/ipn` },
    })
    try {
      const impostor = new Amazon(forged)
      await impostor.control("POST", "/notifications/sample", { type: "PaymentCapture" })
      await forged.idle()
      const statuses = (await impostor.notifications()).flatMap(({ attempts }) =>
        attempts.map(({ status }) => status),
      )
      expect(new Set(statuses)).toEqual(new Set([400]))
    } finally {
      await forged.stop()
    }
  })
})
