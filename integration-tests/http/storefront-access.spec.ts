import {
  createApiKeysWorkflow,
  createSalesChannelsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
} from "@medusajs/medusa/core-flows"
import { Spending, spending } from "medusa-payment-amazon-pay/checkout/spending"
import { CheckoutPage } from "../support/checkout-page"
import { storeSuite } from "../support/store-suite"
import { listenToLog, tablesWith } from "../support/traces"

/** Who may use the Store API for a cart, how often, and what is left of it. */
storeSuite({}, (scene) => {
  let page: CheckoutPage
  beforeEach(() => {
    page = new CheckoutPage(scene)
  })

  const cartOf = async (visitor: CheckoutPage) => {
    const { body } = await visitor.ask("POST", "/store/carts", {
      region_id: scene.buyer.region("usd").id,
      items: [{ variant_id: scene.shop.variants["MUG-BLUE"], quantity: 1 }],
    })
    return body.cart?.id ?? ""
  }
  const everything = (visitor: CheckoutPage, cartId: string, id: string, token: string) =>
    Promise.all([
      visitor.config({ cart_id: cartId }),
      visitor.choose(cartId, id, token),
      visitor.confirm(cartId),
      visitor.status(cartId),
    ])
  const statuses = (answers: { status: number }[]) => answers.map(({ status }) => status)

  it("leaves a customer's cart to that customer, whose own email stays", async () => {
    await page.logIn("ann@example.com")
    const cartId = await cartOf(page)
    const { id, token } = await scene.amazon.visit()

    const stranger = new CheckoutPage(scene)
    expect(statuses(await everything(stranger, cartId, id, token))).toEqual([401, 401, 401, 401])
    await stranger.logIn("bob@example.com")
    expect(statuses(await everything(stranger, cartId, id, token))).toEqual([404, 404, 404, 404])
    expect((await scene.amazon.ledger()).requests).toEqual({})

    const own = await page.choose(cartId, id, token)
    expect(own.status).toBe(200)
    expect(own.body.cart).toMatchObject({
      email: "ann@example.com",
      shipping_address: { city: "Chicago" },
    })
  })

  it.each([
    ["as it is", "buyer@example.com"],
    ["in capitals", "Buyer@Example.COM"],
  ])(
    "does not give a guest's cart to the account that has the guest's email at Amazon, %s",
    async (_, email) => {
      await page.logIn("buyer@example.com")
      const account = await page.ask("GET", "/store/customers/me")
      const guest = new CheckoutPage(scene)
      const cartId = await cartOf(guest)
      const { id, token } = await scene.amazon.visit({ buyer: { email } })
      const { status, body } = await guest.choose(cartId, id, token)
      expect(status).toBe(200)
      expect(body.cart?.email).toBe("buyer@example.com")
      const { customer } = account.body as { customer?: { id: string } }
      expect(customer?.id).toMatch(/^cus_/)
      expect(body.cart?.customer?.id).toMatch(/^cus_/)
      expect(body.cart?.customer?.id).not.toBe(customer?.id)
      expect((await guest.status(cartId)).status).toBe(200)
    },
  )

  it("leaves a cart to the publishable keys of its sales channel", async () => {
    const cartId = await cartOf(page)
    const { id, token } = await scene.amazon.visit()
    const { result: keys } = await createApiKeysWorkflow(scene.container).run({
      input: { api_keys: [{ title: "Other", type: "publishable", created_by: "" }] },
    })
    const { result: channels } = await createSalesChannelsWorkflow(scene.container).run({
      input: { salesChannelsData: [{ name: "Other" }] },
    })
    await linkSalesChannelsToApiKeyWorkflow(scene.container).run({
      input: { id: keys[0]?.id ?? "", add: channels.map((channel) => channel.id) },
    })
    page.key = keys[0]?.token
    expect(statuses(await everything(page, cartId, id, token))).toEqual([404, 404, 404, 404])
    expect((await scene.amazon.ledger()).requests).toEqual({})
  })

  it("changes nothing of a cart that became an order, and still says how it is paid", async () => {
    const { id, token } = await scene.amazon.visit()
    const cart = await scene.buyer.cart()
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
    expect((await scene.buyer.complete(cart.id)).body.type).toBe("order")
    const before = (await scene.amazon.ledger()).requests
    const [, chosen, confirmed, status] = await everything(page, cart.id, id, token)
    expect([chosen.status, confirmed.status]).toEqual([400, 400])
    expect(chosen.body.message).toContain("is an order already")
    expect(status.body).toMatchObject({ status: "authorized", next: "place-order" })
    expect((await scene.amazon.ledger()).requests).toEqual(before)
  })

  it("forgets the access token, and keeps the secret key to itself", async () => {
    const log = listenToLog(scene.container)
    try {
      const { id, token } = await scene.amazon.visit()
      const stranger = await scene.amazon.visit()
      const cart = await scene.buyer.cart()
      const answers = [
        await page.choose(cart.id, id, encodeURIComponent(token)),
        await page.choose(cart.id, id, stranger.token),
        await page.config({ cart_id: cart.id }),
      ]
      await scene.amazon.control("POST", "/faults", {
        faults: [{ action: "GetOrderReferenceDetails", kind: "html" }],
      })
      answers.push(await page.choose(cart.id, id, token))
      await scene.amazon.control("POST", "/faults", { faults: [] })
      await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
      answers.push(await page.status(cart.id))
      expect((await scene.buyer.complete(cart.id)).body.type).toBe("order")

      expect(statuses(answers)).toEqual([200, 400, 200, 503, 200])
      const told = answers.map(({ text }) => text).join("\n")
      const { secretKey } = scene.amazon.simulator
      expect(log()).toContain("Amazon Pay")
      for (const secret of [token, encodeURIComponent(token), stranger.token, secretKey]) {
        expect(told).not.toContain(secret)
        expect(log()).not.toContain(secret)
        expect(await tablesWith(scene.container, secret)).toEqual([])
      }
      // The search finds what is there.
      expect(await tablesWith(scene.container, id)).toContain("amazon_pay_order_reference")
      // What the buyer is called stands in the cart and the order, and in nothing of the plugin's.
      const withBuyer = await tablesWith(scene.container, "10 Ditka Ave")
      expect(withBuyer).toContain("cart_address")
      expect(withBuyer.filter((name) => name.startsWith("amazon_pay"))).toEqual([])
    } finally {
      jest.restoreAllMocks()
    }
  })

  it("says that Amazon does not answer, while other ways to pay go on", async () => {
    const { id, token } = await scene.amazon.visit()
    const cart = await scene.buyer.cart()
    for (const kind of ["drop-before", "status"]) {
      await scene.amazon.control("POST", "/faults", { faults: [{ action: "*", kind }] })
      const { status, body } = await page.choose(cart.id, id, token)
      expect(status).toBe(503)
      expect(body).toMatchObject({
        code: "amazon_unavailable",
        message: expect.stringContaining("pay another way"),
      })
    }
    await scene.buyer.session(cart.collectionId, {}, "pp_system_default")
    expect((await scene.buyer.complete(cart.id)).body.type).toBe("order")
  })

  it("makes somebody wait whose requests cost too many calls, and keeps nobody else from the cart", async () => {
    // The minute in which calls are counted does not end before the test, however long that takes.
    const still = new Spending(() => 0)
    const spend = jest.spyOn(spending, "spend")
    spend.mockImplementation((...call) => still.spend(...call))
    const cart = await scene.buyer.cart()
    const { id, token } = await scene.amazon.visit()
    const from = (client: string) => {
      const visitor = new CheckoutPage(scene)
      visitor.client = client
      return visitor
    }
    const attacker = from("2001:db8:1:2::1")
    // What costs no call to Amazon is not counted: a broken id, the config, how the payment stands.
    for (let asked = 0; asked < 40; asked++) {
      expect((await attacker.choose(cart.id, "nonsense")).status).toBe(400)
    }
    for (let asked = 0; asked < 70; asked++) {
      expect((await attacker.status(cart.id)).status).toBe(200)
    }
    const answers = []
    for (let asked = 0; asked < 26; asked++) {
      // Another address of the same network, and the cart's id written in another way.
      const neighbour = from(`2001:db8:1:2::${asked + 1}`)
      const written = asked % 2 ? cart.id : `%63${cart.id.slice(1)}`
      answers.push(await neighbour.choose(written, id, token))
    }
    const last = answers.pop()
    expect(new Set(statuses(answers))).toEqual(new Set([200]))
    expect(last?.status).toBe(429)
    expect(Number(last?.headers.get("retry-after"))).toBeGreaterThan(0)
    expect((await from("192.0.2.1").choose(cart.id, id, token)).status).toBe(200)
    expect(spend).toHaveBeenCalledTimes(27)
    spend.mockRestore()
  })
})
