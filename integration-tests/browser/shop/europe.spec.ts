import { markets } from "./support/demo"
import { expectClean } from "./support/expect-clean"
import { Shopper } from "./support/shopper"

/** The demo shop in Germany: euros, a German address, and a bank that asks. */

const { de } = markets
const nothing = { orders: 0, held: 0, tried: 0 }
const once = { orders: 1, held: 1, tried: 1 }

/** Presses the order button, and answers the bank. */
async function atTheBank(buyer: Shopper, answer: string): Promise<void> {
  await buyer.orderButton.click()
  await buyer.page.getByRole("heading", { name: "Is this you?" }).waitFor()
  await buyer.page.getByRole("button", { name: answer }).click()
}

test("the bank says yes", async () => {
  const buyer = await Shopper.arrive(de, "approved")
  await buyer.toCheckout((name) => buyer.photograph(name))
  await buyer.signIn()
  await buyer.agree()
  await buyer.photograph("5-choosing")
  await atTheBank(buyer, "Approve the payment")
  await buyer.confirmed()
  await buyer.photograph("6-confirmation")
  expect(await buyer.outcome()).toEqual(once)
  const [[order], [reference]] = [await buyer.orders(), await buyer.references()]
  // As a postman there reads it: the company above, the street by itself.
  expect(order?.shipping_address).toMatchObject({
    company: "Beispiel GmbH",
    first_name: "Elke",
    last_name: "Tester",
    address_1: "Domagkstr. 28",
    city: "München",
    postal_code: "80807",
    country_code: "de",
  })
  expect(order?.currency_code).toBe("eur")
  expect(reference?.OrderTotal).toEqual({ Amount: order?.total.toFixed(2), CurrencyCode: "EUR" })
  expect(await buyer.page.locator("address").innerText()).toBe(
    "Beispiel GmbH\nElke Tester\nDomagkstr. 28\n80807 München\nDeutschland",
  )
  expect(await buyer.page.context().cookies()).toEqual([])
  await expectClean(buyer)
})

test("the bank says no, and the buyer pays another way", async () => {
  const buyer = await Shopper.arrive(de, "failed")
  await buyer.ready()
  await atTheBank(buyer, "Fail the check")
  await buyer.step("other-method").waitFor()
  await buyer.photograph("bank-says-no")
  expect(await buyer.outcome()).toEqual(nothing)
  await buyer.payByInvoice()
  await buyer.confirmed()
  expect(await buyer.outcome()).toEqual({ ...nothing, orders: 1 })
  await expectClean(buyer)
})

test("a challenge that is left without an answer is taken again", async () => {
  const buyer = await Shopper.arrive(de, "abandoned")
  await buyer.ready()
  await atTheBank(buyer, "Leave without answering")
  await buyer.step("choosing").waitFor()
  expect(await buyer.outcome()).toEqual(nothing)
  await buyer.agree()
  await atTheBank(buyer, "Approve the payment")
  await buyer.confirmed()
  expect(await buyer.outcome()).toEqual(once)
  await expectClean(buyer)
})

test("who goes away from the bank has ordered nothing, and can go on", async () => {
  const buyer = await Shopper.arrive(de, "left")
  await buyer.ready()
  const checkout = buyer.page.url()
  await buyer.orderButton.click()
  await buyer.page.getByRole("heading", { name: "Is this you?" }).waitFor()
  await buyer.page.goto("about:blank")
  expect(await buyer.outcome()).toEqual(nothing)
  await buyer.page.goto(checkout)
  await buyer.step("choosing").waitFor()
  await buyer.agree()
  await atTheBank(buyer, "Approve the payment")
  await buyer.confirmed()
  expect(await buyer.outcome()).toEqual(once)
  await expectClean(buyer)
})
