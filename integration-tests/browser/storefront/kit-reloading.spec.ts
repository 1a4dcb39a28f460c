import { choose } from "../support/choose"
import {
  KitShop,
  agree,
  card,
  frame,
  orderButton,
  paidOnce,
  pick,
  ready,
  signIn,
  step,
} from "./support/kit-shop"

/** A page that is reloaded goes on where it was. */

const american = new KitShop("na")

test("reloaded while choosing, the page goes on with what was chosen", async () => {
  const buyer = await american.visit()
  const { page, tree, store, cart } = buyer
  await signIn(page)
  await choose(frame(page, "address book").getByRole("radio", { name: /Acme Inc/ }))
  await pick(page, /Mastercard/)
  const before = store.cart(cart).orderReferenceId
  await page.reload()
  await agree(page)
  await frame(page, "wallet")
    .getByRole("radio", { name: /Mastercard/, checked: true })
    .waitFor()
  await orderButton(page).click()
  await paidOnce(buyer)
  expect(store.cart(cart).orderReferenceId).toBe(before)
  expect((await tree()).Address).toMatchObject({ AddressLine1: "Acme Inc." })
})

test("reloaded after a decline, the page shows the wallet of the declined order reference", async () => {
  const buyer = await american.visit()
  const { page } = buyer
  await signIn(page)
  await pick(page, /InvalidPaymentMethod ending/)
  await agree(page)
  await orderButton(page).click()
  await step(page, "declined").waitFor()
  await page.reload()
  await step(page, "declined").waitFor()
  await choose(card(page, /Mastercard/))
  await choose(page.getByRole("checkbox"))
  await orderButton(page).click()
  await paidOnce(buyer, 2)
})

test("reloaded while the order is placed, the page finds out and ends in one order", async () => {
  const buyer = await american.visit()
  const { page, store } = buyer
  await ready(page)
  // The store does its work, and the page never hears of it.
  const done = new Promise<void>((resolve) => {
    store.trouble = { path: "/complete", times: 1, done: true, instead: resolve }
  })
  await orderButton(page).click()
  await done
  await page.waitForFunction("kit.checkout.getState().step === 'placing'")
  await page.reload()
  await paidOnce(buyer)
})
