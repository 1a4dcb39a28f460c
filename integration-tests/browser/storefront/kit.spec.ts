import type { FrameLocator, Locator, Page } from "playwright-core"
import type { Merchant } from "../../../src/simulator/__tests__/support/client"
import { startFrozen } from "../../../src/simulator/__tests__/support/client"
import { choose } from "../support/choose"
import { newVisitor } from "./support/browser"
import { bare, Site } from "./support/site"
import { TinyStore } from "./support/tiny-store"

/** The kit as it was built, against the simulator's widgets, on a page that holds nothing else. */

let american: Merchant
let european: Merchant

/** A page that mounts the kit for the cart that its address names. */
const shop = bare(`<main><h1>Checkout</h1><div id="pay"></div></main>
<script type="module">
import { mountAmazonPay } from "/kit/index.js"
const query = new URLSearchParams(location.search)
if (query.has("tag")) {
  const tag = document.createElement("script")
  const settled = new Promise((resolve) => { tag.onload = tag.onerror = resolve })
  tag.src = query.get("tag")
  document.head.append(tag)
  await settled
}
window.notices = []
window.kit = mountAmazonPay(document.getElementById("pay"), {
  cartId: query.get("cart"),
  store: { baseUrl: location.origin },
  language: query.get("language") ?? "en-GB",
  login: query.get("login") ?? "popup",
  digital: query.has("digital"),
  loadWithin: Number(query.get("patience") ?? 180_000),
  onNotice: (notice) => notices.push(notice),
})
</script>`)

interface Visit {
  readonly page: Page
  readonly store: TinyStore
  readonly cart: string
  readonly troubles: readonly string[]
  /** What is in the simulator about the cart's order reference. */
  readonly tree: () => Promise<Tree>
}

interface Tree {
  readonly State: string
  readonly PaymentMethod: string | null
  readonly Address: Record<string, string> | null
  readonly OrderTotal: { Amount: string } | null
  readonly Authorizations: readonly { State: string; Amount: string }[]
}

beforeAll(async () => {
  american = await startFrozen()
  european = await startFrozen({ region: "eu" })
})

let carts = 0
const sites: Site[] = []
afterEach(() => {
  for (const site of sites.splice(0)) site.close()
})

async function visit(
  merchant: Merchant,
  query = "",
  prepare?: (store: TinyStore) => void,
): Promise<Visit> {
  const na = merchant === american
  const store = new TinyStore(merchant, {
    region: na ? "na" : "eu",
    currency: na ? "USD" : "EUR",
    script: `/OffAmazonPayments/${na ? "us/sandbox" : "eur/sandbox/lpa"}/js/Widgets.js`,
  })
  prepare?.(store)
  const site = new Site(store.handle)
  sites.push(site)
  await site.open()
  site.pages.set("/", shop)
  carts += 1
  const cart = `cart_${carts}`
  const { page, troubles } = await newVisitor()
  await page.goto(`${site.url}/?cart=${cart}${query}`)
  const tree = async (): Promise<Tree> => {
    const id = store.cart(cart).orderReferenceId ?? "none"
    return (await merchant.control<Tree>("GET", `/order-references/${id}`)).value
  }
  return { page, store, cart, troubles, tree }
}

const step = (page: Page, name: string): Locator => page.locator(`section[data-step="${name}"]`)
const orderButton = (page: Page): Locator => page.getByRole("button", { name: "Buy now" })
const alert = (page: Page): Locator => page.getByRole("alert")
const frame = (page: Page, title: "address book" | "wallet"): FrameLocator =>
  page.frameLocator(`iframe[title="Amazon Pay ${title}"]`)
const card = (page: Page, name: string | RegExp): Locator =>
  frame(page, "wallet").getByRole("radio", { name })

async function signIn(page: Page): Promise<void> {
  const opened = page.waitForEvent("popup")
  await page.getByRole("button", { name: "Pay with Amazon" }).click()
  const popup = await opened
  await popup.getByRole("button", { name: /Sign in as (Susie|Elke)/ }).click()
  await step(page, "choosing").waitFor()
}

/** Picks a card, and waits until the store knows of it. */
async function pick(page: Page, name: string | RegExp): Promise<void> {
  await choose(card(page, name))
  await page.waitForFunction("kit.checkout.getState().reading === 'no'")
}

/** Agrees to the total as soon as it is there, and waits until the order can be placed. */
async function agree(page: Page): Promise<void> {
  await card(page, /.*/).first().waitFor()
  await page.waitForFunction("kit.checkout.getState().paymentChosen")
  await page.waitForFunction("kit.checkout.getState().reading === 'no'")
  await choose(page.getByRole("checkbox"))
  await page.waitForFunction(`!document.querySelector(".amazon-pay-place-order").disabled`)
}

async function ready(page: Page): Promise<void> {
  await signIn(page)
  await agree(page)
}

/** Exactly one order and one authorization that was granted. */
async function paidOnce({ page, store, cart, tree }: Visit, authorizations = 1): Promise<void> {
  await step(page, "placed").waitFor()
  const { State, Authorizations } = await tree()
  expect([State, Authorizations.map((each) => each.State)]).toEqual([
    "Open",
    [...Array<string>(authorizations - 1).fill("Declined"), "Open"],
  ])
  expect(store.cart(cart).orderId).not.toBeNull()
  const placed =
    "notices.filter((notice) => notice.type === 'order-placed').map((notice) => notice.order.id)"
  expect(await page.evaluate(placed)).toEqual([store.cart(cart).orderId])
}

const challenge = async (page: Page, answer: string): Promise<void> => {
  await page.getByRole("heading", { name: "Is this you?" }).waitFor()
  await page.getByRole("button", { name: answer }).click()
}

test("a buyer pays: button, address, card, consent, order", async () => {
  const buyer = await visit(american)
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
  const buyer = await visit(american)
  await ready(buyer.page)
  await buyer.page.evaluate(
    `for (const _ of [1, 2, 3]) document.querySelector(".amazon-pay-place-order").click()`,
  )
  await paidOnce(buyer)
  const { cart, store } = buyer
  const completions = store.asked.filter((line) => line === `POST /store/carts/${cart}/complete`)
  expect(completions).toHaveLength(1)
})

test("a declined card leads back to the wallet of the same order reference, and a good one pays", async () => {
  const buyer = await visit(american)
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
  const { page, store, cart, tree } = await visit(american)
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
  const { page } = await visit(american)
  await signIn(page)
  await pick(page, /PaymentMethodNotAllowed/)
  await page.getByText("This payment method cannot be used here.").waitFor()
  await choose(page.getByRole("checkbox"))
  expect(await orderButton(page).isDisabled()).toBe(true)
  await pick(page, /Mastercard/)
  await page.getByRole("button", { name: "Buy now", disabled: false }).waitFor()
})

test("a total that changes takes the consent with it", async () => {
  const buyer = await visit(american)
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

test("reloaded while choosing, the page goes on with what was chosen", async () => {
  const buyer = await visit(american)
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
  const buyer = await visit(american)
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
  const buyer = await visit(american)
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

test("a lost answer is asked for again by itself", async () => {
  const buyer = await visit(american)
  const { page, store } = buyer
  await ready(page)
  store.trouble = { path: "/complete", times: 2, done: true }
  await orderButton(page).click()
  await paidOnce(buyer)
})

test("digital goods are paid with the wallet alone", async () => {
  const buyer = await visit(american, "&digital")
  const { page, tree } = buyer
  await ready(page)
  expect(await page.locator("iframe").count()).toBe(1)
  await orderButton(page).click()
  await paidOnce(buyer)
  expect((await tree()).Address).toBeNull()
})

test("a widget is as high as the shop makes its place", async () => {
  const { page } = await visit(american)
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

test("who signs out begins again with the button", async () => {
  const { page, store, cart } = await visit(american)
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
      await american.control("POST", "/settings", { loginAnswer })
      const { page, store } = await visit(american, "&login=redirect")
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
    const { page } = await visit(american, "&login=redirect")
    await page.getByRole("button", { name: "Pay with Amazon" }).click()
    await page.getByRole("button", { name: "Do not sign in" }).click()
    await step(page, "signed-out").waitFor()
    expect(await alert(page).innerText()).toContain("not signed in")
  })

  test("that nobody here began is not believed", async () => {
    const { page } = await visit(american)
    await page.getByRole("button", { name: "Pay with Amazon" }).waitFor()
    await page.goto(`${page.url()}&access_token=${encodeURIComponent("Atza|stranger")}&state=x`)
    await step(page, "signed-out").waitFor()
    expect([page.url(), await page.evaluate("document.cookie")]).toEqual([
      expect.not.stringContaining("stranger"),
      "",
    ])
  })
})

describe("in Europe", () => {
  test("the buyer's bank is asked, and says yes", async () => {
    const buyer = await visit(european)
    const { page } = buyer
    await ready(page)
    await orderButton(page).click()
    await challenge(page, "Approve the payment")
    await paidOnce(buyer)
    expect(page.url()).not.toContain("AuthenticationStatus")
  })

  test("where nobody is to be asked the buyer comes straight back", async () => {
    await european.control("POST", "/settings", { sca: "off" })
    const buyer = await visit(european)
    await ready(buyer.page)
    await orderButton(buyer.page).click()
    await paidOnce(buyer)
    await european.control("POST", "/settings", { sca: "required" })
  })

  test("a bank that says no ends it", async () => {
    const { page, store, cart } = await visit(european)
    await ready(page)
    await orderButton(page).click()
    await challenge(page, "Fail the check")
    await step(page, "other-method").waitFor()
    expect(await alert(page).innerText()).toContain("did not confirm")
    expect(store.cart(cart).orderId).toBeNull()
  })

  test("a challenge left without an answer can be taken again", async () => {
    const buyer = await visit(european)
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
    const { page, store, cart } = await visit(european)
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
    const { page, store, cart } = await visit(european)
    await ready(page)
    await orderButton(page).click()
    await page.getByRole("heading", { name: "Is this you?" }).waitFor()
    await page.goBack()
    await step(page, "choosing").waitFor()
    expect(store.cart(cart).orderId).toBeNull()
  })

  test("a store that cannot confirm leaves the buyer where they are", async () => {
    const buyer = await visit(european)
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

describe("what is out of reach", () => {
  test("Amazon's script: the kit says so, and tries again when asked", async () => {
    const { page, store } = await visit(american, "", (made) => {
      made.scriptUrl = "http://127.0.0.1:9/Widgets.js"
    })
    await step(page, "unavailable").waitFor()
    expect(await alert(page).innerText()).toContain("cannot be reached right now")
    expect(await page.locator("script[src]").count()).toBe(0)
    store.scriptUrl = `${american.simulator.url}/OffAmazonPayments/us/sandbox/js/Widgets.js`
    await page.getByRole("button", { name: "Try again" }).click()
    await page.getByRole("button", { name: "Pay with Amazon" }).waitFor()
    expect(await page.locator("script[src]").count()).toBe(1)
  })

  test("Amazon's script by the shop's own tag: the kit says so, and leaves the tag alone", async () => {
    const url = "http://127.0.0.1:9/Widgets.js"
    // Whether a tag of somebody else's will ever bring a script only time can tell.
    const query = `&tag=${encodeURIComponent(url)}&patience=500`
    const { page } = await visit(american, query, (made) => {
      made.scriptUrl = url
    })
    await step(page, "unavailable").waitFor()
    expect(await alert(page).innerText()).toContain("cannot be reached right now")
    expect(await page.locator("script[src]").count()).toBe(1)
  })

  test("the store: the kit says so", async () => {
    const { page } = await visit(american, "", (made) => {
      made.trouble = { path: "/config", times: 1 }
    })
    await step(page, "unavailable").waitFor()
    expect(await alert(page).innerText()).toContain("The shop could not be reached")
  })
})

test("an order reference that Amazon forgot is replaced by another", async () => {
  const { page, store, cart } = await visit(american)
  await ready(page)
  const before = store.cart(cart).orderReferenceId ?? ""
  await american.control("POST", `/order-references/${before}/cancel`)
  await frame(page, "address book")
    .getByRole("radio", { name: /Acme Inc/ })
    .click()
  await page.getByText("Your choices at Amazon have expired.").waitFor()
  await agree(page)
  expect(store.cart(cart).orderReferenceId).not.toBe(before)
})

test("it speaks the buyer's language", async () => {
  const { page } = await visit(european, "&language=de-DE")
  await signIn(page)
  await choose(page.getByRole("checkbox", { name: /Ich bin einverstanden, 94,50/ }))
  await page.getByRole("button", { name: "Zahlungspflichtig bestellen", disabled: false }).waitFor()
  expect(await page.locator("section").getAttribute("lang")).toBe("de-DE")
})

test("two checkouts on a page share Amazon's script", async () => {
  const { page } = await visit(american)
  await page.getByRole("button", { name: "Pay with Amazon" }).waitFor()
  await page.evaluate(`import("/kit/index.js").then(({ mountAmazonPay }) => {
    const host = document.body.appendChild(document.createElement("div"))
    mountAmazonPay(host, { cartId: "other", store: { baseUrl: location.origin } })
  })`)
  await page.getByRole("button", { name: "Pay with Amazon" }).nth(1).waitFor()
  expect(await page.locator("script[src]").count()).toBe(1)
})
