import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import {
  AMAZON_PAY_MODULE,
  type AmazonPayModuleService,
} from "medusa-payment-amazon-pay/modules/amazon-pay"
import { CheckoutPage } from "../support/checkout-page"
import { storeSuite } from "../support/store-suite"
import { refusesTotals } from "../support/trouble"

/** A European account: the buyer's bank wants to see them. */
storeSuite({ region: "eu" }, (scene) => {
  let page: CheckoutPage
  beforeEach(() => {
    page = new CheckoutPage(scene)
    const { projectConfig } = scene.container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
    projectConfig.http.storeCors = "http://localhost:8000,https://shop.example"
  })

  /** A cart in euros whose buyer chose an order reference in the widgets. */
  const checkout = async (visit: object = {}) => {
    const { id, token } = await scene.amazon.visit(visit)
    const cart = await scene.buyer.cart({ currency: "eur" })
    const chosen = await page.choose(cart.id, id, token)
    await pay(cart.collectionId, id)
    return { id, token, cart, chosen }
  }
  const pay = (collectionId: string, id: string) =>
    scene.buyer.session(collectionId, { amazon_order_reference_id: id })
  const bank = (id: string, outcome: string) =>
    scene.amazon.control("POST", `/order-references/${id}/challenge`, { outcome })
  const requests = async () => (await scene.amazon.ledger()).requests

  it("takes an order once the buyer has confirmed, and confirms once", async () => {
    const { id, cart, chosen } = await checkout()
    expect(chosen.body.cart?.shipping_address).toMatchObject({
      first_name: "Elke",
      last_name: "Tester",
      company: "Beispiel GmbH",
      address_1: "Domagkstr. 28",
      address_2: null,
      city: "München",
      postal_code: "80807",
      country_code: "de",
    })
    const { status, body } = await page.confirm(cart.id)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      next: "challenge",
      order_reference: { id, state: "Draft", currency_code: "EUR", constraints: [] },
    })
    expect((await page.status(cart.id)).body).toMatchObject({
      status: "challenge",
      next: "challenge",
    })

    await bank(id, "approve")
    expect((await page.status(cart.id)).body).toMatchObject({
      status: "ready",
      next: "place-order",
    })
    const completed = await scene.buyer.complete(cart.id)
    expect(completed.body.type).toBe("order")
    expect((await page.status(cart.id)).body).toMatchObject({ status: "authorized" })
    expect(await requests()).toMatchObject({
      SetOrderReferenceDetails: 1,
      ConfirmOrderReference: 1,
      Authorize: 1,
    })
    const [authorization] = (await scene.amazon.tree(id)).Authorizations
    expect(authorization?.Amount).toBe(completed.body.order?.total.toFixed(2))
    const ledger = scene.container.resolve<AmazonPayModuleService>(AMAZON_PAY_MODULE)
    const row = await ledger.findOrderReference({ amazon_order_reference_id: id })
    const { operations } = await ledger.snapshot(row?.id ?? "")
    const forMoney = operations.filter(({ kind }) => kind !== "name")
    expect(forMoney.map(({ kind, state }) => [kind, state])).toEqual([
      ["details", "completed"],
      ["confirm", "completed"],
      ["authorize", "completed"],
    ])
  })

  it("does not believe the browser: without the bank's word there is no order", async () => {
    const { id, cart } = await checkout()
    await page.confirm(cart.id)
    expect((await scene.buyer.complete(cart.id)).body.type).not.toBe("order")
    expect(await scene.buyer.lastSession(cart.id)).toMatchObject({
      status: "requires_more",
      data: { problem: { code: "BuyerConfirmationRequired", next: "challenge" } },
    })
    expect(await requests()).not.toHaveProperty("Authorize")
    // Nobody asked for the status in between: completing reads it.
    await bank(id, "approve")
    expect((await scene.buyer.complete(cart.id)).body.type).toBe("order")
    expect(await requests()).toMatchObject({ ConfirmOrderReference: 1, Authorize: 1 })
  })

  it.each(["fail", "abandon"])("lets a buyer confirm again after they %s", async (outcome) => {
    const { id, cart } = await checkout()
    await page.confirm(cart.id)
    await bank(id, outcome)
    expect((await page.status(cart.id)).body).toMatchObject({
      status: "challenge",
      next: "choose-payment-method",
    })
    expect((await scene.buyer.complete(cart.id)).body.type).not.toBe("order")
    expect((await page.confirm(cart.id)).body.next).toBe("challenge")
    await bank(id, "approve")
    expect((await scene.buyer.complete(cart.id)).body.type).toBe("order")
    expect((await scene.amazon.tree(id)).Authorizations).toHaveLength(1)
  })

  it("has a changed cart confirmed anew: the buyer's bank has seen another total", async () => {
    const { id, cart } = await checkout()
    await page.confirm(cart.id)
    await scene.buyer.add(cart.id, "MUG-WHITE")
    expect((await page.confirm(cart.id)).status).toBe(400)
    await pay(cart.collectionId, id)
    expect((await page.confirm(cart.id)).body.next).toBe("challenge")
    await bank(id, "approve")
    const completed = await scene.buyer.complete(cart.id)
    expect(completed.body.type).toBe("order")
    const tree = await scene.amazon.tree(id)
    expect(tree.OrderTotal?.Amount).toBe(completed.body.order?.total.toFixed(2))
    expect(await requests()).toMatchObject({
      SetOrderReferenceDetails: 2,
      ConfirmOrderReference: 2,
    })
  })

  it("pays with another card after a decline: the bank is asked for it, too", async () => {
    const { id, token, cart } = await checkout({ paymentMethod: "InvalidPaymentMethod" })
    await page.confirm(cart.id)
    await bank(id, "approve")
    expect((await scene.buyer.complete(cart.id)).body.type).not.toBe("order")
    expect((await page.status(cart.id)).body).toMatchObject({
      status: "soft-declined",
      reason_code: "InvalidPaymentMethod",
      next: "choose-payment-method",
    })
    // The same card again is refused without a challenge.
    const same = await page.confirm(cart.id)
    expect(same.body).toMatchObject({
      next: "choose-payment-method",
      order_reference: { constraints: [{ code: "PaymentMethodNotUpdated" }] },
    })
    await scene.amazon.control("POST", `/order-references/${id}/payment-method`, { present: true })
    expect((await page.choose(cart.id, id, token)).body.order_reference).toMatchObject({
      state: "Suspended",
      constraints: [],
    })
    // Without the buyer's confirmation nothing is authorized.
    expect((await scene.buyer.complete(cart.id)).body.type).not.toBe("order")
    expect((await page.confirm(cart.id)).status).toBe(200)
    expect((await scene.buyer.complete(cart.id)).body.type).toBe("order")
    const { Authorizations } = await scene.amazon.tree(id)
    expect(Authorizations.map(({ State }) => State)).toEqual(["Declined", "Open"])
  })

  it("names what the widgets still lack, and sends nobody to the bank", async () => {
    const { cart } = await checkout({ paymentMethod: null })
    const { status, body } = await page.confirm(cart.id)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      next: "choose-payment-method",
      order_reference: { state: "Draft", constraints: [{ code: "PaymentPlanNotSet" }] },
    })
    expect(await requests()).not.toHaveProperty("ConfirmOrderReference")
    expect((await page.status(cart.id)).body).toMatchObject({
      status: "soft-declined",
      reason_code: "PaymentPlanNotSet",
      next: "choose-payment-method",
    })
  })

  it("finds an order reference that Amazon has cancelled, though no notification tells", async () => {
    const { id, cart } = await checkout()
    await scene.amazon.control("POST", "/notifications", { lose: 1 })
    await scene.amazon.control("POST", `/order-references/${id}/cancel`)
    const { status, body } = await page.confirm(cart.id)
    expect([status, body.message]).toEqual([
      400,
      `The Amazon order reference ${id} was cancelled and cannot pay any more. Another payment is needed: at the checkout, start Amazon Pay again.`,
    ])
    expect((await page.status(cart.id)).body).toMatchObject({
      status: "closed",
      next: "start-again",
    })
  })

  it("asks once what it is when Amazon refuses the total, and not again and again", async () => {
    const { cart } = await checkout()
    await refusesTotals(scene.amazon)
    const read = (await requests()).GetOrderReferenceDetails ?? 0
    const { status, body } = await page.confirm(cart.id)
    expect([status, body.message]).toEqual([
      400,
      "Amazon refused SetOrderReferenceDetails for this checkout (OrderReferenceNotModifiable). Start Amazon Pay again.",
    ])
    const after = await requests()
    expect(after.SetOrderReferenceDetails).toBe(2)
    expect((after.GetOrderReferenceDetails ?? 0) - read).toBe(1)
  })

  it("sends the buyer back to this store's storefronts alone", async () => {
    const { cart } = await checkout()
    for (const at of [
      "https://evil.example/checkout",
      "https://shop.example.evil.example/",
      "https://shop.example@evil.example/",
    ]) {
      const { status, body } = await page.confirm(cart.id, at)
      expect(status).toBe(400)
      expect(body.message).toContain("success_url")
    }
    for (const at of ["/checkout", "javascript:alert(1)"]) {
      expect((await page.confirm(cart.id, at)).status).toBe(400)
    }
    expect(await requests()).toEqual({ GetOrderReferenceDetails: 1 })
  })

  it("needs a payment session, and asks two browsers' buyers once for one", async () => {
    const { id, token } = await scene.amazon.visit()
    const cart = await scene.buyer.cart({ currency: "eur" })
    await page.choose(cart.id, id, token)
    expect((await page.confirm(cart.id)).body.message).toContain("no payment session")
    await pay(cart.collectionId, id)
    const both = await Promise.all([page.confirm(cart.id), page.confirm(cart.id)])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    await bank(id, "approve")
    const done = await Promise.all([scene.buyer.complete(cart.id), scene.buyer.complete(cart.id)])
    expect(done.some(({ body }) => body.type === "order")).toBe(true)
    expect((await scene.amazon.tree(id)).Authorizations).toHaveLength(1)
  })

  it("repeats a confirmation whose answer was lost, and presents other currencies", async () => {
    const { id, cart } = await checkout()
    await scene.amazon.control("POST", "/faults", {
      faults: [{ action: "ConfirmOrderReference", kind: "drop-after", times: 1 }],
    })
    expect((await page.confirm(cart.id)).body.next).toBe("challenge")
    await bank(id, "approve")
    expect((await scene.buyer.complete(cart.id)).body.type).toBe("order")

    const dollars = await scene.buyer.cart({ currency: "usd" })
    const { body } = await page.config({ cart_id: dollars.id, locale: "de-AT" })
    expect(body).toMatchObject({ presentment_currency: "USD", language: "de-DE", region: "eu" })
    expect(body.currencies).toContain("CHF")
    const other = await scene.buyer.cart({ currency: "eur" })
    expect((await page.config({ cart_id: other.id })).body).not.toHaveProperty(
      "presentment_currency",
    )
  })
})
