import { KitShop, orderButton, paidOnce, ready } from "./support/kit-shop"

/** A buyer pays with the kit, however often they press and whatever answer is lost. */

const american = new KitShop("na")

test("a buyer pays: button, address, card, consent, order", async () => {
  const buyer = await american.visit()
  const { page, store, tree } = buyer
  await ready(page)
  await page.getByText("To pay: US$94.50").waitFor()
  await page.getByRole("group", { name: "Delivery address" }).waitFor()
  await page.getByRole("group", { name: "Payment method" }).waitFor()
  await orderButton(page).click()
  await paidOnce(buyer)
  expect(await tree()).toMatchObject({
    PaymentMethod: "Visa",
    Address: { AddressLine1: "10 Ditka Ave" },
    OrderTotal: { Amount: "94.50" },
  })
  expect(await page.getByRole("status").innerText()).toContain("Thank you")
  expect(store.tokens.every((token) => token.startsWith("Atza|"))).toBe(true)
  expect(buyer.troubles).toEqual([])
})

test("pressed twice the button places one order", async () => {
  const buyer = await american.visit()
  await ready(buyer.page)
  await buyer.page.evaluate(
    `for (const _ of [1, 2, 3]) document.querySelector(".amazon-pay-place-order").click()`,
  )
  await paidOnce(buyer)
  const { cart, store } = buyer
  const completions = store.asked.filter((line) => line === `POST /store/carts/${cart}/complete`)
  expect(completions).toHaveLength(1)
})

test("a lost answer is asked for again by itself", async () => {
  const buyer = await american.visit()
  const { page, store } = buyer
  await ready(page)
  store.trouble = { path: "/complete", times: 2, done: true }
  await orderButton(page).click()
  await paidOnce(buyer)
})

test("digital goods are paid with the wallet alone", async () => {
  const buyer = await american.visit("&digital")
  const { page, tree } = buyer
  await ready(page)
  expect(await page.locator("iframe").count()).toBe(1)
  await orderButton(page).click()
  await paidOnce(buyer)
  expect((await tree()).Address).toBeNull()
})
