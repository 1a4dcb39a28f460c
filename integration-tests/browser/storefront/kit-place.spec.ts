import { choose } from "../support/choose"
import { KitShop, alert, card, signIn, step } from "./support/kit-shop"

/** The kit in its place on a shop's page, and what of Amazon or the shop may be out of reach there. */

const american = new KitShop("na")
const european = new KitShop("eu")

test("a widget is as high as the shop makes its place", async () => {
  const { page } = await american.visit()
  await page.addStyleTag({ content: ".amazon-pay-wallet { height: 333px }" })
  await signIn(page)
  await card(page, /.*/).first().waitFor()
  const heights = await Promise.all(
    ["wallet", "address book"].map(async (name) => {
      const box = await page.locator(`iframe[title="Amazon Pay ${name}"]`).boundingBox()
      return box?.height
    }),
  )
  expect(heights).toEqual([333, 228])
})

test("it speaks the buyer's language", async () => {
  const { page } = await european.visit("&language=de-DE")
  await signIn(page)
  await choose(page.getByRole("checkbox", { name: /Ich bin einverstanden, 94,50/ }))
  await page.getByRole("button", { name: "Zahlungspflichtig bestellen", disabled: false }).waitFor()
  expect(await page.locator("section").getAttribute("lang")).toBe("de-DE")
})

test("two checkouts on a page share Amazon's script", async () => {
  const { page } = await american.visit()
  await page.getByRole("button", { name: "Pay with Amazon" }).waitFor()
  await page.evaluate(`import("/kit/index.js").then(({ mountAmazonPay }) => {
    const host = document.body.appendChild(document.createElement("div"))
    mountAmazonPay(host, { cartId: "other", store: { baseUrl: location.origin } })
  })`)
  await page.getByRole("button", { name: "Pay with Amazon" }).nth(1).waitFor()
  expect(await page.locator("script[src]").count()).toBe(1)
})

describe("what is out of reach", () => {
  test("Amazon's script: the kit says so, and tries again when asked", async () => {
    const { page, store } = await american.visit("", (made) => {
      made.scriptUrl = "http://127.0.0.1:9/Widgets.js"
    })
    await step(page, "unavailable").waitFor()
    expect(await alert(page).innerText()).toContain("cannot be reached right now")
    expect(await page.locator("script[src]").count()).toBe(0)
    store.scriptUrl = `${american.merchant.simulator.url}/OffAmazonPayments/us/sandbox/js/Widgets.js`
    await page.getByRole("button", { name: "Try again" }).click()
    await page.getByRole("button", { name: "Pay with Amazon" }).waitFor()
    expect(await page.locator("script[src]").count()).toBe(1)
  })

  test("Amazon's script by the shop's own tag: the kit says so, and leaves the tag alone", async () => {
    const url = "http://127.0.0.1:9/Widgets.js"
    // Whether a tag of somebody else's will ever bring a script only time can tell.
    const query = `&tag=${encodeURIComponent(url)}&patience=500`
    const { page } = await american.visit(query, (made) => {
      made.scriptUrl = url
    })
    await step(page, "unavailable").waitFor()
    expect(await alert(page).innerText()).toContain("cannot be reached right now")
    expect(await page.locator("script[src]").count()).toBe(1)
  })

  test("the store: the kit says so", async () => {
    const { page } = await american.visit("", (made) => {
      made.trouble = { path: "/config", times: 1 }
    })
    await step(page, "unavailable").waitFor()
    expect(await alert(page).innerText()).toContain("The shop could not be reached")
  })
})
