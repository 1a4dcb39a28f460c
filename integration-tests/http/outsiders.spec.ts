import { Modules } from "@medusajs/framework/utils"
import { UnknownOrderReferences } from "../../src/modules/amazon-pay/buyer/unknown-order-references"
import { Spending, spending } from "medusa-payment-amazon-pay/checkout/spending"
import { AMAZON_PAY } from "../support/buyer"
import { backOffice, type Call } from "../support/http"
import { CheckoutPage } from "../support/checkout-page"
import { engineOf } from "../support/inbox"
import { admin as user } from "../support/admin-login"
import { storeSuite } from "../support/store-suite"
import { held, hold, letGo } from "../support/trouble"
import { eventually } from "../support/warehouse"

/** What people whom nobody knows can and cannot bring about. */
storeSuite({}, (scene) => {
  let page: CheckoutPage
  let admin: Call
  beforeAll(async () => {
    admin = await backOffice(scene.base)
  })
  // What the store remembers of those who cost it calls is not for the next file's buyers.
  afterAll(() => {
    scene.amazon.hasThrottled = true
  })
  beforeEach(() => {
    page = new CheckoutPage(scene)
  })

  /** Ids that nobody knows are counted by the minute: this one does not end before the test, however long that takes. */
  const minuteStands = () => {
    const engine = engineOf(scene) as unknown as { unknown_: UnknownOrderReferences }
    jest.replaceProperty(engine, "unknown_", new UnknownOrderReferences(() => 0))
  }
  afterEach(() => jest.restoreAllMocks())

  const madeUp = (number: number) => `S01-0000000-${String(number).padStart(7, "0")}`
  const reads = async () => (await scene.amazon.ledger()).requests.GetOrderReferenceDetails ?? 0
  const from = (client: number) => {
    const visitor = new CheckoutPage(scene)
    visitor.client = `198.51.100.${client}`
    return visitor
  }

  it("asks Amazon about few made-up order references, and about a buyer's at once", async () => {
    const carts = [await scene.buyer.cart(), await scene.buyer.cart()]
    const [attacked, buyers] = carts.map(({ id }) => id)
    minuteStands()
    const before = await reads()
    const answers = []
    for (let number = 1; number <= 60; number++) {
      answers.push((await from(number).choose(attacked ?? "", madeUp(number))).status)
    }
    expect(new Set(answers)).toEqual(new Set([400, 503]))
    const spent = (await reads()) - before
    // Those before the refusals tell of an attack, and the pool with what it gets back meanwhile.
    expect(spent).toBeLessThanOrEqual(20)
    for (let number = 1; number <= 6; number++) {
      expect((await from(100).choose(attacked ?? "", madeUp(number))).status).toBe(400)
    }
    expect(await reads()).toBe(before + spent)

    const { id, token } = await scene.amazon.visit()
    expect((await page.choose(buyers ?? "", id, token)).status).toBe(200)
    expect((await page.choose(buyers ?? "", id)).status).toBe(200)
    // A storefront that never reads the order reference is not kept from an order.
    await scene.buyer.order(await scene.amazon.orderReference())
  })

  it("completes a cart that lacks a way to pay a few times a minute, and at once when it has one", async () => {
    // The minute does not end before the test, however long that takes.
    const still = new Spending(() => 0)
    jest.spyOn(spending, "spend").mockImplementation((...call) => still.spend(...call))
    const cart = await scene.buyer.cart()
    const { id } = await scene.amazon.visit({ paymentMethod: null })
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
    const told = async () => (await scene.amazon.ledger()).requests.SetOrderReferenceDetails ?? 0
    const complete = async (client: number) =>
      await from(client).ask("POST", `/store/carts/${cart.id}/complete`, {})
    const before = await told()
    const asked = { cartId: cart.id, amazonOrderReferenceId: id, what: "change" } as const
    for (let tries = 0; tries < 22; tries++) still.spend({ client: "198.51.100.1" }, asked)
    const answers: number[] = []
    for (let tries = 0; tries < 5; tries++) answers.push((await complete(1)).status)
    expect(answers.slice(0, 3)).not.toContain(429)
    expect(answers.slice(3)).toEqual([429, 429])
    expect((await told()) - before).toBe(3)

    await scene.amazon.control("POST", `/order-references/${id}/payment-method`, {
      present: true,
    })
    const { body } = await complete(2)
    expect(body.type).toBe("order")
    // What is an order already costs nothing, and is answered with the order to whoever asks.
    expect((await complete(1)).body.type).toBe("order")
  })

  it("asks Amazon nothing about an id of its other environment", async () => {
    const cart = await scene.buyer.cart()
    const before = (await scene.amazon.ledger()).requests
    expect((await page.choose(cart.id, "P01-0000000-0000001")).status).toBe(400)
    expect((await scene.amazon.ledger()).requests).toEqual(before)
  })

  it("asks Amazon nothing for a token that Login with Amazon does not know", async () => {
    const cart = await scene.buyer.cart()
    const { id } = await scene.amazon.visit()
    const before = await reads()
    const refused = await page.choose(cart.id, id, "Atza|made-up")
    expect([refused.status, refused.body.code]).toEqual([400, "amazon_login_expired"])
    expect(await reads()).toBe(before)
  })

  it("shows at the order in what it differs from what the buyer chose at Amazon", async () => {
    const { id, token } = await scene.amazon.visit()
    const cart = await scene.buyer.cart()
    const chosen = await page.choose(cart.id, id, token)
    const change = async (body: object) => await page.ask("POST", `/store/carts/${cart.id}`, body)
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
    const to = (over: object) => ({
      shipping_address: { ...address(chosen.body.cart?.shipping_address), ...over },
    })
    await change({ email: "eve@example.com", ...to({ address_1: "1 Elsewhere St" }) })
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
    const { body } = await scene.buyer.complete(cart.id)
    expect(body.type).toBe("order")
    const panel = await admin("GET", `/admin/amazon-pay/orders/${body.order?.id ?? ""}`)
    expect(panel.body).toMatchObject({
      amazon_pay: { payments: [{ address_differences: ["street", "email"] }] },
    })
  })

  it("completes no cart with two payment sessions, of which one is judged and the other authorized", async () => {
    const { id, token } = await scene.amazon.visit()
    const cart = await scene.buyer.cart()
    expect((await page.choose(cart.id, id, token)).status).toBe(200)
    // Two requests at once leave both of their sessions: Medusa makes one without a lock.
    const payments = scene.container.resolve(Modules.PAYMENT)
    const { amount } = await payments.retrievePaymentCollection(cart.collectionId)
    const session = { provider_id: AMAZON_PAY, currency_code: "usd", amount }
    const named = { ...session, data: { amazon_order_reference_id: id } }
    const sessions = await payments.listPaymentSessions({
      payment_collection_id: cart.collectionId,
    })
    for (const one of sessions) await payments.deletePaymentSession(one.id)
    await payments.createPaymentSession(cart.collectionId, named)
    await payments.createPaymentSession(cart.collectionId, { ...session, data: {} })

    const refused = await page.ask("POST", `/store/carts/${cart.id}/complete`, {})
    expect(refused.status).toBe(400)
    expect(refused.body.message).toContain("Make a new payment session")
    expect((await scene.amazon.ledger()).requests.SetOrderReferenceDetails).toBeUndefined()

    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
    expect((await page.ask("POST", `/store/carts/${cart.id}/complete`, {})).body.type).toBe("order")
  })

  it("counts a completion whose id Amazon does not know for ten", async () => {
    page.client = "198.51.100.77"
    const answers: (string | undefined)[] = []
    for (let number = 1; number <= 4; number++) {
      const cart = await scene.buyer.cart()
      await scene.buyer.session(cart.collectionId, {
        amazon_order_reference_id: madeUp(700 + number),
      })
      answers.push(String((await page.ask("POST", `/store/carts/${cart.id}/complete`, {})).status))
    }
    expect(answers).toEqual(["400", "400", "400", "429"])
  })

  const withMadeUp = async (number: number) => {
    const cart = await scene.buyer.cart()
    await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: madeUp(number) })
    return `/store/carts/${cart.id}/complete`
  }

  it("counts it for ten also when its client hangs up before Amazon has answered", async () => {
    page.client = "198.51.100.78"
    for (let number = 1; number <= 3; number++) {
      const path = await withMadeUp(710 + number)
      await hold(scene.amazon, "SetOrderReferenceDetails")
      const hangUp = new AbortController()
      const left = page.ask("POST", path, {}, hangUp.signal).catch(() => "left")
      await held(scene.amazon)
      hangUp.abort()
      expect(await left).toBe("left")
      await letGo(scene.amazon)
      await eventually(async () => {
        const engine = engineOf(scene)
        const [row] = await engine.listOrderReferences({
          amazon_order_reference_id: madeUp(710 + number),
        })
        const { operations } = await engine.snapshot(row?.id ?? "")
        if (operations.at(-1)?.state !== "failed") throw new Error("Amazon has not answered.")
      })
    }
    expect((await page.ask("POST", await withMadeUp(714), {})).status).toBe(429)
  })

  it("counts a buyer's for one, however it is begun", async () => {
    page.client = "198.51.100.80"
    const paths: string[] = []
    for (let number = 1; number <= 5; number++) {
      const cart = await scene.buyer.cart()
      // Amazon knows it, and it comes to no authorization.
      const { id } = await scene.amazon.visit({ paymentMethod: null })
      await scene.buyer.session(cart.collectionId, { amazon_order_reference_id: id })
      paths.push(`/store/carts/${cart.id}/complete`)
    }
    const statuses = async (some: string[]) =>
      (await Promise.all(some.map((path) => page.ask("POST", path, {})))).map(
        ({ status }) => status,
      )
    expect(await statuses(paths.slice(0, 3))).not.toContain(429)
    expect(await statuses(paths.slice(3))).not.toContain(429)
    // Of those Amazon has answered by now: nothing is held back for them.
    expect(await statuses(paths)).not.toContain(429)
  })

  it("counts those for ten that are begun at once", async () => {
    page.client = "198.51.100.79"
    const paths: string[] = []
    for (let number = 1; number <= 8; number++) paths.push(await withMadeUp(720 + number))
    const answers = await Promise.all(paths.map((path) => page.ask("POST", path, {})))
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status !== 429).length).toBe(3)
  })

  it("moves no money for a form of another site, with the dashboard's cookie or not", async () => {
    const login = await admin("POST", "/auth/user/emailpass", user)
    const session = await fetch(`${scene.base}/auth/session`, {
      method: "POST",
      headers: { authorization: `Bearer ${(login.body as { token?: string }).token ?? ""}` },
    })
    const cookie = session.headers.getSetCookie().join("; ")
    expect(cookie).toContain("connect.sid")
    const send = async (path: string, type?: string) => {
      const { status } = await fetch(`${scene.base}/admin/amazon-pay/${path}`, {
        method: "POST",
        headers: { cookie, ...(type ? { "content-type": type } : {}) },
        body: type === "application/json" ? "{}" : "amount=1",
      })
      return status
    }
    for (const path of [
      "orders/order_1/captures",
      "orders/order_1/refunds",
      "orders/order_1/close",
    ]) {
      expect(await send(path, "application/x-www-form-urlencoded")).toBe(415)
      expect(await send(path, "text/plain")).toBe(415)
      expect([400, 404]).toContain(await send(path, "application/json"))
    }
  })

  it.each([
    ["GET", "/store/amazon-pay/carts/%00/status"],
    ["GET", "/store/amazon-pay/carts/cart_1%00/status"],
    ["GET", "/store/amazon-pay/config?cart_id=%00"],
    ["POST", "/store/payment-collections/%00/payment-sessions"],
    ["POST", "/admin/payment-collections/%00/payment-sessions"],
    ["GET", "/admin/amazon-pay/orders/%00"],
    ["GET", "/admin/amazon-pay/notifications/%00"],
    ["POST", "/admin/amazon-pay/notifications/%00/replay"],
    ["DELETE", "/admin/amazon-pay/simulations/%00"],
  ])("finds nothing of an id that no table can hold: %s %s", async (method, path) => {
    // As Medusa's own route wants it; the others look at the id first.
    const body = method === "POST" ? sessionOrNothing(path) : undefined
    const { status } = path.startsWith("/store")
      ? await page.ask(method, path, body)
      : await admin(method, path, body)
    expect([400, 404]).toContain(status)
    if (!path.includes("?")) expect(status).toBe(404)
  })

  it("tells who checks the connection whether an address is the plugin, and not what else is there", async () => {
    const check = async (ipn_url: string) => {
      const { body } = await admin("POST", "/admin/amazon-pay/check", { ipn_url })
      const { findings } = body as { findings?: { check: string; code: string }[] }
      return findings?.find((finding) => finding.check === "ipn-url")
    }
    expect(await check(`${scene.base}/hooks/amazon-pay/ipn`)).toMatchObject({
      code: "ipn-url-right",
    })
    const { url } = scene.amazon.simulator
    expect(await check(`${url}/hooks/amazon-pay/ipn`)).toMatchObject({ code: "ipn-url-not-here" })
    expect(await check("http://127.0.0.1:9/hooks/amazon-pay/ipn")).toMatchObject({
      code: "ipn-url-not-here",
    })
    const register = await admin("POST", "/admin/amazon-pay/registrations", {
      url: `${url}/some/other/path`,
    })
    expect(register.status).toBe(400)
  })
})

function sessionOrNothing(path: string): object {
  return path.endsWith("/payment-sessions") ? { provider_id: "pp_system_default" } : {}
}

function address(read: Record<string, string | null> | null | undefined): Record<string, string> {
  const { first_name, last_name, address_1, address_2, city, province, postal_code, country_code } =
    read ?? {}
  const lines = {
    first_name,
    last_name,
    address_1,
    address_2,
    city,
    province,
    postal_code,
    country_code,
  }
  return Object.fromEntries(
    Object.entries(lines).flatMap(([name, line]) => (line ? [[name, line]] : [])),
  )
}
