import type { Page } from "playwright-core"
import { choose } from "../support/choose"
import { demo, markets } from "./support/demo"
import { expectClean } from "./support/expect-clean"
import { Shopper } from "./support/shopper"

/** The demo shop in the United States: real Medusa, real PostgreSQL, simulated Amazon. */

const { us } = markets
const nothing = { orders: 0, held: 0, tried: 0 }
const once = { orders: 1, held: 1, tried: 1 }

test.each([1200, 390])("a buyer pays straight through, in a window of %i pixels", async (width) => {
  const buyer = await Shopper.arrive(us, `straight-${width}`, width)
  const { page } = buyer
  await buyer.toCheckout((name) => buyer.photograph(name))
  await buyer.step("signed-out").waitFor()
  await buyer.photograph("4-checkout")
  await buyer.signIn()
  await buyer.agree()
  await buyer.photograph("5-choosing")
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width)
  await buyer.orderButton.click()
  await buyer.confirmed()
  await buyer.photograph("6-confirmation")
  expect(await buyer.outcome()).toEqual(once)
  const [[order], [reference]] = [await buyer.orders(), await buyer.references()]
  expect(order?.shipping_address).toMatchObject({
    first_name: "Susie",
    last_name: "Smith",
    address_1: "10 Ditka Ave",
    address_2: "Suite 2500",
    city: "Chicago",
    province: "us-il",
    postal_code: "60602",
    country_code: "us",
  })
  expect(reference?.OrderTotal).toEqual({ Amount: order?.total.toFixed(2), CurrencyCode: "USD" })
  await page.getByText("Amazon Pay", { exact: true }).waitFor()
  // The token was used, and is nowhere any more.
  expect(buyer.traces.tokens.size).toBe(1)
  expect(await page.context().cookies()).toEqual([])
  await expectClean(buyer)
})

test.each(["product", "cart"])(
  "the button on the page of the %s leads to the checkout, signed in",
  async (from) => {
    const buyer = await Shopper.arrive(us, `button-${from}`)
    const { page } = buyer
    const put = buyer.changesAt(/\/line-items$/)
    await page.goto(demo.shop)
    await page.locator(".card").first().click()
    await page.locator(".product .amazon-pay-button button").waitFor()
    if (from === "cart") {
      await page.locator(".product button.primary").click()
      await page.locator(".said a").click()
    }
    const button = page.locator(
      `.${from === "cart" ? "cart-end" : "product"} .amazon-pay-button button`,
    )
    await button.waitFor()
    await buyer.photograph(`button-${from}`)
    const opened = page.waitForEvent("popup")
    await button.click()
    await (await opened).locator(`button[value="${buyer.id}"]`).click()
    await buyer.step("choosing").waitFor()
    expect(new URL(page.url()).pathname).toBe("/checkout.html")
    // The address changes what it costs.
    await page.locator(".amazon-pay-total").waitFor()
    await buyer.chooseDelivery()
    await buyer.agree()
    await buyer.orderButton.click()
    await buyer.confirmed()
    expect(await buyer.outcome()).toEqual(once)
    expect(put()).toBe(1)
    await expectClean(buyer)
  },
)

test("a declined card leads back to the wallet, and a good one pays", async () => {
  const buyer = await Shopper.arrive(us, "declined")
  await buyer.ready(/InvalidPaymentMethod/)
  await buyer.orderButton.click()
  await buyer.step("declined").waitFor()
  await buyer.photograph("declined")
  expect(await buyer.outcome()).toEqual({ orders: 0, held: 0, tried: 1 })
  await choose(buyer.card(/Mastercard/))
  await buyer.agree()
  await buyer.orderButton.click()
  await buyer.confirmed()
  expect(await buyer.outcome()).toEqual({ orders: 1, held: 1, tried: 2 })
  expect(await buyer.references()).toEqual([
    expect.objectContaining({ State: "Open", PaymentMethod: "Mastercard" }),
  ])
  await expectClean(buyer)
})

test("an order that waits for Amazon says so on its page", async () => {
  const buyer = await Shopper.arrive(us, "waiting")
  await buyer.ready()
  await buyer.whileAmazonDecides(async () => {
    await buyer.orderButton.click()
    await buyer.confirmed()
    await buyer.page.getByText("Amazon is still checking the payment").waitFor()
    await buyer.page.getByText("Amazon Pay", { exact: true }).waitFor()
    await buyer.photograph("waiting")
  })
  expect(await buyer.outcome()).toMatchObject({ orders: 1, tried: 2 })
  await expectClean(buyer)
})

test("a payment that Amazon rejects ends in an order on invoice", async () => {
  const buyer = await Shopper.arrive(us, "rejected")
  await buyer.ready(/AmazonRejected/)
  await buyer.orderButton.click()
  await buyer.step("other-method").waitFor()
  expect(await buyer.page.context().cookies()).toEqual([])
  // What Amazon said of the buyer is in the form already.
  const street = buyer.page.locator(".invoice input[name=address_1]")
  await street.waitFor()
  expect(await street.inputValue()).toBe("10 Ditka Ave")
  await buyer.photograph("rejected")
  await buyer.payByInvoice()
  await buyer.confirmed()
  expect(await buyer.outcome()).toEqual({ orders: 1, held: 0, tried: 1 })
  const [order] = await buyer.orders()
  expect(order?.payment_collections.flatMap(({ payments }) => payments)).toEqual([
    expect.objectContaining({ provider_id: "pp_system_default", amount: order?.total }),
  ])
  await expectClean(buyer)
})

test("the tab may be reloaded at every step", async () => {
  const buyer = await Shopper.arrive(us, "reloaded")
  const { page } = buyer
  await buyer.toCheckout()
  await buyer.step("signed-out").waitFor()
  await page.reload()
  await buyer.signIn()
  await buyer.card(/.*/).first().waitFor()
  await page.reload()
  await buyer.step("choosing").waitFor()
  await buyer.pick(/InvalidPaymentMethod/)
  await page.reload()
  await buyer.agree()
  expect(await buyer.card(/InvalidPaymentMethod/).isChecked()).toBe(true)
  await buyer.orderButton.click()
  await buyer.step("declined").waitFor()
  await page.reload()
  await buyer.step("declined").waitFor()
  await choose(buyer.card(/Mastercard/))
  await buyer.agree()
  // In the middle of it: the store has asked Amazon, and the page has not heard yet.
  await buyer.unheard(/\/complete$/)
  await buyer.orderButton.click()
  await buyer.asked(2)
  await page.reload()
  await buyer.confirmed()
  await page.reload()
  await buyer.confirmed()
  expect(await buyer.outcome()).toEqual({ orders: 1, held: 1, tried: 2 })
  expect(await page.context().cookies()).toEqual([])
  await expectClean(buyer)
})

/** Meanwhile no request to these addresses arrives. */
async function outOfReach(page: Page, what: RegExp, work: () => Promise<void>): Promise<void> {
  await page.route(what, (route) => route.abort())
  await work()
  await page.unroute(what)
}

test("a store out of reach leaves the cart as it was, says so, and can be asked again", async () => {
  const buyer = await Shopper.arrive(us, "out-of-reach")
  const { page } = buyer
  const wrong = page.locator(".wrong:visible")
  const atRest = page.locator("main[aria-busy=false]")
  const more = page.getByRole("button", { name: /^One more/ })
  const quantity = page.getByLabel("Quantity")
  await buyer.toCheckout(async (at) => {
    if (at !== "3-cart") return
    await outOfReach(page, /\/store\/carts\//, async () => {
      await more.click()
      await wrong.waitFor()
      await atRest.waitFor()
    })
    // It can be read now, and not be changed.
    await outOfReach(page, /\/line-items\//, async () => {
      await more.click()
      await atRest.waitFor()
      await wrong.waitFor()
    })
    expect(await quantity.innerText()).toBe("1")
    await more.click()
    await quantity.filter({ hasText: "2" }).waitFor()
    expect(await wrong.count()).toBe(0)
  })

  const delivery = page.locator(".delivery:enabled")
  const [first, second] = [delivery.locator("input").first(), delivery.locator("input").nth(1)]
  await outOfReach(page, /\/shipping-methods/, async () => {
    await second.click()
    await wrong.waitFor()
    await delivery.waitFor()
    expect(await first.isChecked()).toBe(true)
  })
  await second.click()
  await wrong.waitFor({ state: "detached" })
  await delivery.waitFor()
  expect(await second.isChecked()).toBe(true)
  await expectClean(buyer)
})

test("pressed twice, the order button places one order", async () => {
  const buyer = await Shopper.arrive(us, "twice")
  await buyer.ready()
  const completions = buyer.changesAt(/\/complete$/)
  await buyer.page.evaluate(
    `{ const button = document.querySelector(".amazon-pay-place-order"); button.click(); button.click() }`,
  )
  await buyer.confirmed()
  expect(await buyer.outcome()).toEqual(once)
  expect(completions()).toBe(1)
  await expectClean(buyer)
})

test("who presses the button of the invoice twice gets one order, too", async () => {
  const buyer = await Shopper.arrive(us, "invoice")
  await buyer.toCheckout()
  await buyer.page.locator(".other-way summary").click()
  await buyer.photograph("invoice")
  // The first thing that is sent of an order.
  const begun = buyer.changesAt(/^\/store\/carts\/[^/]+$/)
  await buyer.payByInvoice(2)
  await buyer.confirmed()
  expect(begun()).toBe(1)
  expect(await buyer.outcome()).toEqual({ ...nothing, orders: 1 })
  await expectClean(buyer)
})
