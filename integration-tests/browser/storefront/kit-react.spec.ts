import { execFileSync } from "node:child_process"
import { join } from "node:path"
import type { Page } from "playwright-core"
import { startFrozen } from "../../../packages/simulator/src/__tests__/support/client"
import { choose } from "../support/choose"
import { newVisitor } from "./support/browser"
import { bare, Site } from "./support/site"
import { TinyStore } from "./support/tiny-store"

/** The kit's React components, found by their package name and bundled as a shop would bundle them. */

const root = join(__dirname, "../../..")

const shop = `
import { createElement as h, StrictMode, useState } from "react"
import { createRoot } from "react-dom/client"
import { AmazonPayCheckoutButton, AmazonPayCheckoutPanel, AmazonPayProvider, useAmazonPay } from "medusa-payment-amazon-pay/storefront/react"
import { canPlace } from "medusa-payment-amazon-pay/storefront"

const query = new URLSearchParams(location.search)
window.notices = []
window.store = { baseUrl: location.origin }
function Step() {
  const { state } = useAmazonPay()
  return h("output", { "data-able": String(canPlace(state)) }, state.step)
}
/** The page of a product, whose number the buyer changes after the button was drawn. */
function Product() {
  const [count, setCount] = useState(1)
  window.product = { setCount }
  const cart = async () => {
    sessionStorage.setItem("put", (sessionStorage.getItem("put") ?? "") + count)
    return "cart_3"
  }
  const login = { login: "popup", loadWithin: 180_000 }
  return h(AmazonPayCheckoutButton, { ...login, store: { ...store }, checkoutUrl: "/?cart=cart_3", cart })
}
function Shop() {
  const [cartId, setCartId] = useState(query.get("cart") ?? "cart_1")
  const [shown, setShown] = useState(true)
  window.shop = { setCartId, setShown }
  const options = { cartId, store, login: "popup", loadWithin: 180_000, onNotice: (notice) => notices.push(notice) }
  return shown && h(AmazonPayProvider, options, h(Step), h(AmazonPayCheckoutPanel, { button: { size: "large" } }))
}
createRoot(document.getElementById("shop")).render(h(StrictMode, null, h(query.has("product") ? Product : Shop)))
`

/** The shop in one file. React's development build starts every effect twice in strict mode. */
function bundle(): string {
  const bundler = join(root, "node_modules/.bin/esbuild")
  const define = `--define:process.env.NODE_ENV="development"`
  return execFileSync(bundler, ["--bundle", "--format=esm", "--platform=browser", define], {
    cwd: root,
    input: shop,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  })
}

let site: Site
let store: TinyStore
let page: Page
let troubles: string[]

beforeAll(async () => {
  const merchant = await startFrozen()
  const script = "/OffAmazonPayments/us/sandbox/js/Widgets.js"
  store = new TinyStore(merchant, { region: "na", currency: "USD", script })
  site = new Site(store.handle)
  await site.open()
  site.pages.set("/", bare('<div id="shop"></div><script type="module" src="/shop.js"></script>'))
  site.pages.set("/shop.js", bundle())
})
afterAll(() => {
  site.close()
})

beforeEach(async () => {
  ;({ page, troubles } = await newVisitor())
  await page.goto(site.url)
  await page.getByRole("button", { name: "Pay with Amazon" }).waitFor()
})

const step = async (name: string): Promise<void> => {
  await page.locator("output", { hasText: new RegExp(`^${name}$`) }).waitFor()
}

async function signIn(): Promise<void> {
  const opened = page.waitForEvent("popup")
  await page.getByRole("button", { name: "Pay with Amazon" }).click()
  await (await opened).getByRole("button", { name: /Sign in as Susie/ }).click()
  await step("choosing")
  await page.frameLocator('iframe[title="Amazon Pay wallet"]').getByRole("radio").first().waitFor()
}

test("a buyer pays in a React shop, in strict mode", async () => {
  await signIn()
  await page.getByRole("group", { name: "Delivery address" }).waitFor()
  await choose(page.getByRole("checkbox", { name: /I agree to pay/ }))
  await page.locator("output[data-able=true]").waitFor()
  await page.getByRole("button", { name: "Buy now" }).click()
  await step("placed")
  const ids =
    "notices.filter((notice) => notice.type === 'order-placed').map((notice) => notice.order.id)"
  expect(await page.evaluate(ids)).toEqual([store.cart("cart_1").orderId])
  expect(await page.locator(".amazon-pay-status").innerText()).toContain("Thank you")
  expect(troubles).toEqual([])
})

test("another cart is another checkout, and what is taken off the page leaves nothing behind", async () => {
  await signIn()
  await page.evaluate("shop.setCartId('cart_2')")
  // The buyer is still signed in; the order reference is the new cart's own.
  await step("choosing")
  await page.locator("output[data-able=false]").waitFor()
  await page.waitForFunction("document.querySelectorAll('iframe').length === 2")
  await page.getByRole("checkbox", { name: /I agree to pay/ }).waitFor()
  const [first, second] = ["cart_1", "cart_2"].map((id) => store.cart(id).orderReferenceId)
  expect(second).not.toBe(first)
  await page.evaluate("shop.setShown(false)")
  await page.waitForFunction("document.querySelectorAll('iframe').length === 0")
  await page.evaluate("shop.setShown(true)")
  await page.getByRole("checkbox", { name: /I agree to pay/ }).waitFor()
  expect(troubles).toEqual([])
})

test("the button on a product's page puts in what is chosen when it is pressed, and leads to the checkout", async () => {
  await page.goto(`${site.url}/?product`)
  await page.getByRole("button", { name: "Pay with Amazon" }).waitFor()
  await page.evaluate("product.setCount(2)")
  await signIn()
  expect(new URL(page.url()).search).toBe("?cart=cart_3")
  expect(await page.evaluate("sessionStorage.getItem('put')")).toBe("2")
  expect(troubles).toEqual([])
})
