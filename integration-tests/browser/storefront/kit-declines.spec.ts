import { choose } from "../support/choose"
import {
  KitShop,
  agree,
  alert,
  card,
  frame,
  orderButton,
  paidOnce,
  pick,
  ready,
  signIn,
  step,
} from "./support/kit-shop"

/** What Amazon or the shop changes before an order is placed: the buyer is told, and chooses anew. */

const american = new KitShop("na")

test("a declined card leads back to the wallet of the same order reference, and a good one pays", async () => {
  const buyer = await american.visit()
  const { page, tree } = buyer
  await signIn(page)
  await pick(page, /InvalidPaymentMethod ending/)
  await agree(page)
  await orderButton(page).click()
  await step(page, "declined").waitFor()
  expect(await alert(page).innerText()).toContain("was declined")
  expect(await page.evaluate("document.activeElement.getAttribute('role')")).toBe("alert")
  expect((await tree()).State).toBe("Suspended")
  expect(await orderButton(page).isDisabled()).toBe(true)
  const fixed = page.getByRole("group", { name: /can no longer be changed/ })
  expect(await fixed.isVisible()).toBe(true)
  expect(await card(page, /InvalidPaymentMethod ending/).isDisabled()).toBe(true)
  await choose(card(page, /Mastercard/))
  await orderButton(page).click()
  await paidOnce(buyer, 2)
  expect((await tree()).PaymentMethod).toBe("Mastercard")
})

test("a payment Amazon rejects ends the session and asks for another method", async () => {
  const { page, store, cart, tree } = await american.visit()
  await signIn(page)
  await pick(page, /AmazonRejected/)
  await agree(page)
  await orderButton(page).click()
  await step(page, "other-method").waitFor()
  expect(await alert(page).innerText()).toContain("pay another way")
  expect([(await tree()).State, store.cart(cart).orderId]).toEqual(["Closed", null])
  expect(await page.evaluate("document.cookie")).toBe("")
  await page.getByRole("button", { name: "Try Amazon Pay again" }).click()
  await page.getByRole("button", { name: "Pay with Amazon" }).waitFor()
})

test("a card that is not allowed is said before anything is asked of it", async () => {
  const { page } = await american.visit()
  await signIn(page)
  await pick(page, /PaymentMethodNotAllowed/)
  await page.getByText("This payment method cannot be used here.").waitFor()
  await choose(page.getByRole("checkbox"))
  expect(await orderButton(page).isDisabled()).toBe(true)
  await pick(page, /Mastercard/)
  await page.getByRole("button", { name: "Buy now", disabled: false }).waitFor()
})

test("a total that changes takes the consent with it", async () => {
  const buyer = await american.visit()
  const { page, store, cart, tree } = buyer
  await ready(page)
  store.cart(cart).amount = "99.00"
  await page.evaluate("kit.checkout.cartChanged()")
  await page.getByText("To pay: US$99.00").waitFor()
  expect(await alert(page).innerText()).toContain("total has changed")
  expect(await orderButton(page).isDisabled()).toBe(true)
  await agree(page)
  // Behind the page's back, after the buyer agreed:
  store.cart(cart).amount = "100.00"
  await orderButton(page).click()
  await page.getByText("To pay: US$100.00").waitFor()
  expect((await tree()).Authorizations).toEqual([])
  await agree(page)
  await orderButton(page).click()
  await paidOnce(buyer)
  expect((await tree()).Authorizations[0]?.Amount).toBe("100.00")
})

test("an order reference that Amazon forgot is replaced by another", async () => {
  const { page, store, cart } = await american.visit()
  await ready(page)
  const before = store.cart(cart).orderReferenceId ?? ""
  await american.merchant.control("POST", `/order-references/${before}/cancel`)
  await frame(page, "address book")
    .getByRole("radio", { name: /Acme Inc/ })
    .click()
  await page.getByText("Your choices at Amazon have expired.").waitFor()
  await agree(page)
  expect(store.cart(cart).orderReferenceId).not.toBe(before)
})
