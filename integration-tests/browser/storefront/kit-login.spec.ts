import { KitShop, agree, alert, ready, step } from "./support/kit-shop"

/** How buyers sign in at Amazon without a popup, and how they sign out. */

const american = new KitShop("na")

test("who signs out begins again with the button", async () => {
  const { page, store, cart } = await american.visit()
  await ready(page)
  const before = store.cart(cart).orderReferenceId
  await page.getByRole("button", { name: "Sign out of Amazon" }).click()
  await page.waitForFunction("document.cookie === '' && !document.querySelector('iframe')")
  await ready(page)
  expect(store.cart(cart).orderReferenceId).not.toBe(before)
})

describe("a login that leaves the page", () => {
  test.each(["query", "fragment"])(
    "comes back with the token in the %s, and nothing of it stays",
    async (loginAnswer) => {
      await american.merchant.control("POST", "/settings", { loginAnswer })
      const { page, store } = await american.visit("&login=redirect")
      const before = page.url()
      await page.getByRole("button", { name: "Pay with Amazon" }).click()
      await page.getByRole("button", { name: /Sign in as Susie/ }).click()
      await step(page, "choosing").waitFor()
      expect(page.url()).toBe(before)
      await agree(page)
      expect(store.tokens[0]).toMatch(/^Atza\|/)
    },
  )

  test("and is given up comes back to the button with a word about it", async () => {
    const { page } = await american.visit("&login=redirect")
    await page.getByRole("button", { name: "Pay with Amazon" }).click()
    await page.getByRole("button", { name: "Do not sign in" }).click()
    await step(page, "signed-out").waitFor()
    expect(await alert(page).innerText()).toContain("not signed in")
  })

  test("that nobody here began is not believed", async () => {
    const { page } = await american.visit()
    await page.getByRole("button", { name: "Pay with Amazon" }).waitFor()
    await page.goto(`${page.url()}&access_token=${encodeURIComponent("Atza|stranger")}&state=x`)
    await step(page, "signed-out").waitFor()
    expect([page.url(), await page.evaluate("document.cookie")]).toEqual([
      expect.not.stringContaining("stranger"),
      "",
    ])
  })
})
