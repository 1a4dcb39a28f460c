import { control } from "./support/books"
import { demo, markets } from "./support/demo"
import { expectClean } from "./support/expect-clean"
import { amazonOf, Shopper } from "./support/shopper"

/** The demo shop in Japan: whole yen; and, since nobody else uses this Amazon, one that is out of reach. */

const { jp } = markets

test("a buyer pays in whole yen, to an address as it is written there", async () => {
  const buyer = await Shopper.arrive(jp, "hanako", 390)
  await buyer.toCheckout((name) => buyer.photograph(name))
  await buyer.signIn()
  await buyer.agree()
  await buyer.photograph("5-choosing")
  await buyer.orderButton.click()
  await buyer.confirmed()
  await buyer.photograph("6-confirmation")
  expect(await buyer.outcome()).toEqual({ orders: 1, held: 1, tried: 1 })
  const [[order], [reference]] = [await buyer.orders(), await buyer.references()]
  expect(order?.shipping_address).toMatchObject({
    last_name: "試験",
    first_name: "花子",
    province: "jp-13",
    address_1: "目黒区下目黒1-8-1",
    address_2: "アルコタワー",
    postal_code: "153-0064",
    country_code: "jp",
  })
  expect(order?.currency_code).toBe("jpy")
  expect(reference?.OrderTotal).toEqual({
    Amount: expect.stringMatching(/^[1-9]\d*$/),
    CurrencyCode: "JPY",
  })
  expect(Number(reference?.OrderTotal?.Amount)).toBe(order?.total)
  expect(await buyer.page.locator("address").innerText()).toBe(
    "〒153-0064\n東京都目黒区下目黒1-8-1\nアルコタワー\n試験 花子 様\n日本",
  )
  await expectClean(buyer)
})

test("without Amazon's script the button explains itself, and the other way to pay works", async () => {
  const buyer = await Shopper.arrive(jp, "no-script")
  await buyer.page.context().route(`${amazonOf(jp)}/**`, (route) => route.abort())
  await buyer.toCheckout()
  await buyer.step("unavailable").waitFor()
  await buyer.photograph("unreachable")
  expect(await buyer.page.getByRole("alert").first().innerText()).not.toBe("")
  await buyer.payByInvoice()
  await buyer.confirmed()
  expect(await buyer.outcome()).toEqual({ orders: 1, held: 0, tried: 0 })
  await expectClean(buyer)
})

test("an Amazon that does not answer the store is given up in time, and holds nobody up", async () => {
  const buyer = await Shopper.arrive(jp, "no-answer")
  await buyer.toCheckout()
  const amazon = amazonOf(jp)
  // Far longer than the store waits, and longer than the kit waits for the store.
  await control(amazon, "POST", "/faults", {
    faults: [{ action: "GetOrderReferenceDetails", kind: "delay", ms: 60_000 }],
  })
  const answered = buyer.page.waitForResponse((response) =>
    response.url().endsWith("/order-reference"),
  )
  await buyer.signIn()
  // Meanwhile everything else of the store answers.
  const rest = await fetch(`${demo.medusa}/store/products`, {
    headers: { "x-publishable-api-key": demo.publishableKey },
  })
  expect(rest.status).toBe(200)
  const answer = await answered
  expect([answer.status(), await answer.json()]).toEqual([
    503,
    expect.objectContaining({ code: "amazon_unavailable" }),
  ])
  await control(amazon, "DELETE", "/faults")
  await buyer.payByInvoice()
  await buyer.confirmed()
  expect(await buyer.outcome()).toEqual({ orders: 1, held: 0, tried: 0 })
  expect(await buyer.page.context().cookies()).toEqual([])
  await expectClean(buyer)
})
