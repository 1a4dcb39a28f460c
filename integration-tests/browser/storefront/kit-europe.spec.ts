import {
  KitShop,
  agree,
  alert,
  challenge,
  orderButton,
  paidOnce,
  ready,
  step,
} from "./support/kit-shop"

/** Where the buyer's bank may be asked before an order is placed. */

const european = new KitShop("eu")

describe("in Europe", () => {
  test("the buyer's bank is asked, and says yes", async () => {
    const buyer = await european.visit()
    const { page } = buyer
    await ready(page)
    await orderButton(page).click()
    await challenge(page, "Approve the payment")
    await paidOnce(buyer)
    expect(page.url()).not.toContain("AuthenticationStatus")
  })

  test("where nobody is to be asked the buyer comes straight back", async () => {
    await european.merchant.control("POST", "/settings", { sca: "off" })
    const buyer = await european.visit()
    await ready(buyer.page)
    await orderButton(buyer.page).click()
    await paidOnce(buyer)
    await european.merchant.control("POST", "/settings", { sca: "required" })
  })

  test("a bank that says no ends it", async () => {
    const { page, store, cart } = await european.visit()
    await ready(page)
    await orderButton(page).click()
    await challenge(page, "Fail the check")
    await step(page, "other-method").waitFor()
    expect(await alert(page).innerText()).toContain("did not confirm")
    expect(store.cart(cart).orderId).toBeNull()
  })

  test("a challenge left without an answer can be taken again", async () => {
    const buyer = await european.visit()
    const { page } = buyer
    await ready(page)
    await orderButton(page).click()
    await challenge(page, "Leave without answering")
    await step(page, "choosing").waitFor()
    expect(await alert(page).innerText()).toContain("not confirmed")
    await agree(page)
    await orderButton(page).click()
    await challenge(page, "Approve the payment")
    await paidOnce(buyer)
  })

  test("a success that is only claimed is not believed", async () => {
    const { page, store, cart } = await european.visit()
    await ready(page)
    const shopAddress = page.url()
    await orderButton(page).click()
    await page.getByRole("heading", { name: "Is this you?" }).waitFor()
    await page.goto(`${shopAddress}&AuthenticationStatus=Success`)
    await step(page, "choosing").waitFor()
    expect(await alert(page).innerText()).toContain("not confirmed yet")
    expect(store.cart(cart).authorizations).toBe(0)
  })

  test("who turns back from the challenge finds the checkout again", async () => {
    const { page, store, cart } = await european.visit()
    await ready(page)
    await orderButton(page).click()
    await page.getByRole("heading", { name: "Is this you?" }).waitFor()
    await page.goBack()
    await step(page, "choosing").waitFor()
    expect(store.cart(cart).orderId).toBeNull()
  })

  test("a store that cannot confirm leaves the buyer where they are", async () => {
    const buyer = await european.visit()
    const { page, store } = buyer
    await ready(page)
    store.trouble = { path: "/confirm", times: 1 }
    await orderButton(page).click()
    await page.getByText("The shop could not be reached.").waitFor()
    expect(await step(page, "choosing").count()).toBe(1)
    await agree(page)
    await orderButton(page).click()
    await challenge(page, "Approve the payment")
    await paidOnce(buyer)
  })
})
