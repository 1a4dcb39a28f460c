import type { FrameLocator, Locator, Page } from "playwright-core"
import type { Merchant } from "../../../../packages/simulator/src/__tests__/support/client"
import { startFrozen } from "../../../../packages/simulator/src/__tests__/support/client"
import { choose } from "../../support/choose"
import { newVisitor } from "./browser"
import { bare, Site } from "./site"
import { TinyStore } from "./tiny-store"

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

/** A product's page, whose button puts it into the cart that its address names. */
const product = bare(`<main><h1>A mug</h1><div id="buy"></div></main>
<script type="module">
import { mountAmazonPayButton } from "/kit/index.js"
const query = new URLSearchParams(location.search)
const cart = query.get("cart")
window.problems = []
window.button = mountAmazonPayButton(document.getElementById("buy"), {
  async cart() {
    const answer = await fetch("/store/carts/" + cart + "/line-items", { method: "POST", body: "{}" })
    if (query.has("sold-out")) {
      throw Object.assign(new Error("There is no mug left."), { status: 400 })
    }
    return (await answer.json()).cart.id
  },
  checkoutUrl: "/?" + query,
  store: { baseUrl: location.origin },
  language: "en-GB",
  login: query.get("login") ?? "popup",
  loadWithin: 180_000,
  onProblem: (problem) => problems.push(problem),
})
</script>`)

const markets = {
  na: { currency: "USD", script: "/OffAmazonPayments/us/sandbox/js/Widgets.js" },
  eu: { currency: "EUR", script: "/OffAmazonPayments/eur/sandbox/lpa/js/Widgets.js" },
} as const

export interface Visit {
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

/** The kit as it was built, against the simulator's widgets, on a page that holds nothing else. For the tests of a file. */
export class KitShop {
  merchant!: Merchant
  private carts = 0
  private readonly sites: Site[] = []

  constructor(private readonly region: keyof typeof markets) {
    beforeAll(async () => {
      this.merchant = await startFrozen({ region })
    })
    afterEach(() => {
      for (const site of this.sites.splice(0)) site.close()
    })
  }

  /** A buyer opens the page of a product. */
  browse(query = "", prepare?: (store: TinyStore) => void): Promise<Visit> {
    return this.visit(query, prepare, "/product")
  }

  /** A buyer opens the checkout, or another page. */
  async visit(query = "", prepare?: (store: TinyStore) => void, path = "/"): Promise<Visit> {
    const { merchant, region } = this
    const store = new TinyStore(merchant, { region, ...markets[region] })
    prepare?.(store)
    const site = new Site(store.handle)
    this.sites.push(site)
    await site.open()
    site.pages.set("/", shop)
    site.pages.set("/product", product)
    this.carts += 1
    const cart = `cart_${this.carts}`
    const { page, troubles } = await newVisitor()
    await page.goto(`${site.url}${path}?cart=${cart}${query}`)
    const tree = async (): Promise<Tree> => {
      const id = store.cart(cart).orderReferenceId ?? "none"
      return (await merchant.control<Tree>("GET", `/order-references/${id}`)).value
    }
    return { page, store, cart, troubles, tree }
  }
}

export const step = (page: Page, name: string): Locator =>
  page.locator(`section[data-step="${name}"]`)
export const orderButton = (page: Page): Locator => page.getByRole("button", { name: "Buy now" })
export const alert = (page: Page): Locator => page.getByRole("alert")
export const frame = (page: Page, title: "address book" | "wallet"): FrameLocator =>
  page.frameLocator(`iframe[title="Amazon Pay ${title}"]`)
export const card = (page: Page, name: string | RegExp): Locator =>
  frame(page, "wallet").getByRole("radio", { name })

export async function signIn(page: Page): Promise<void> {
  const opened = page.waitForEvent("popup")
  await page.getByRole("button", { name: "Pay with Amazon" }).click()
  const popup = await opened
  await popup.getByRole("button", { name: /Sign in as (Susie|Elke)/ }).click()
  await step(page, "choosing").waitFor()
}

/** Picks a card, and waits until the store knows of it. */
export async function pick(page: Page, name: string | RegExp): Promise<void> {
  await choose(card(page, name))
  await page.waitForFunction("kit.checkout.getState().reading === 'no'")
}

/** Agrees to the total as soon as it is there, and waits until the order can be placed. */
export async function agree(page: Page): Promise<void> {
  await card(page, /.*/).first().waitFor()
  await page.waitForFunction("kit.checkout.getState().paymentChosen")
  await page.waitForFunction("kit.checkout.getState().reading === 'no'")
  await choose(page.getByRole("checkbox"))
  await page.waitForFunction(`!document.querySelector(".amazon-pay-place-order").disabled`)
}

export async function ready(page: Page): Promise<void> {
  await signIn(page)
  await agree(page)
}

/** Exactly one order and one authorization that was granted. */
export async function paidOnce(
  { page, store, cart, tree }: Visit,
  authorizations = 1,
): Promise<void> {
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

export const challenge = async (page: Page, answer: string): Promise<void> => {
  await page.getByRole("heading", { name: "Is this you?" }).waitFor()
  await page.getByRole("button", { name: answer }).click()
}
