import type { Page } from "playwright-core"
import { KitShop, agree, alert, orderButton, paidOnce, step, type Visit } from "./support/kit-shop"

/** Amazon's button on the page of a product: from there to the checkout, and to a paid order. */

const american = new KitShop("na")
const press = (page: Page) => page.getByRole("button", { name: "Pay with Amazon" }).click()
const answerInWindow = async (page: Page, answer: string | RegExp) => {
  const opened = page.waitForEvent("popup")
  await press(page)
  const popup = await opened
  await popup.getByRole("button", { name: answer }).click()
}
const putIn = ({ store, cart }: Visit) =>
  store.asked.filter((line) => line === `POST /store/carts/${cart}/line-items`).length

test("signs the buyer in, puts the product into the cart once, and goes on at the checkout to a paid order", async () => {
  const visit = await american.browse()
  const { page } = visit
  await answerInWindow(page, /Sign in as Susie/)
  await step(page, "choosing").waitFor()
  expect(new URL(page.url()).pathname).toBe("/")
  expect(putIn(visit)).toBe(1)
  await agree(page)
  await orderButton(page).click()
  await paidOnce(visit)
})

test("leaves for the login with the product in the cart, and comes back to the checkout signed in", async () => {
  const visit = await american.browse("&login=redirect")
  const { page } = visit
  await press(page)
  await page.getByRole("button", { name: /Sign in as Susie/ }).click()
  await step(page, "choosing").waitFor()
  expect(page.url()).not.toContain("access_token")
  expect([new URL(page.url()).pathname, putIn(visit)]).toEqual(["/", 1])
  await agree(page)
})

test("puts nothing into the cart when the buyer does not sign in, and can be pressed again", async () => {
  const visit = await american.browse()
  const { page } = visit
  await answerInWindow(page, "Do not sign in")
  await alert(page).getByText("You were not signed in to Amazon.").waitFor()
  expect([new URL(page.url()).pathname, putIn(visit)]).toEqual(["/product", 0])
  const opened = page.waitForEvent("popup")
  await press(page)
  // Closed, it answers nothing.
  await (await opened).close()
  await answerInWindow(page, /Sign in as Susie/)
  await step(page, "choosing").waitFor()
  expect(putIn(visit)).toBe(1)
})

test("says why the cart could not be made, and signs the buyer out again", async () => {
  const { page } = await american.browse("&sold-out")
  await answerInWindow(page, /Sign in as Susie/)
  await alert(page).getByText("There is no mug left.").waitFor()
  expect(new URL(page.url()).pathname).toBe("/product")
  expect(await page.evaluate("document.cookie")).toBe("")
  expect(await page.evaluate("problems.map(({ code }) => code)")).toEqual(["store-refused"])
})

test("is not there where Amazon Pay cannot be offered, and nothing is said of it", async () => {
  const { page } = await american.browse("", (store) => {
    store.trouble = { path: "config", times: 1 }
  })
  await page.waitForFunction("problems.length === 1")
  expect(await page.getByRole("button").count()).toBe(0)
  expect(await alert(page).count()).toBe(0)
  await page.evaluate("button.unmount()")
  expect(await page.locator("#buy").innerHTML()).toBe("")
})

test("is not there where the shop does not offer Amazon Pay, such as to who is no tester", async () => {
  const { page } = await american.browse("", (store) => {
    store.notOffered = {
      code: "NotOffered",
      message: "Not for this cart.",
      next: "other-payment-method",
    }
  })
  await page.waitForFunction("problems.length === 1")
  expect(await page.evaluate("problems[0].code")).toBe("not-offered")
  expect(await page.getByRole("button").count()).toBe(0)
})
