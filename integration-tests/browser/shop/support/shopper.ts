import { choose } from "../../support/choose"
import { mkdirSync } from "node:fs"
import { join } from "node:path"
import type { FrameLocator, Locator, Page } from "playwright-core"
import { patienceMs } from "../../../support/patience"
import { newVisitor } from "../../storefront/support/browser"
import { control, ordersOf, referencesOf } from "./books"
import { demo, type Market } from "./demo"
import { Traces } from "./traces"

/** Not kept by git: they are for looking at. */
const pictures = join(__dirname, "../../../../.screenshots")

/** Cards of a buyer's wallet, the first chosen by itself. Starred ones behave as their names say. */
const CARDS = [
  { name: "Visa", accountNumberTail: "1111" },
  { name: "Mastercard", accountNumberTail: "4444" },
  "InvalidPaymentMethod",
  "AmazonRejected",
]

/** A buyer with an Amazon account of their own, in a browser of their own. */
export class Shopper {
  readonly email: string
  private readonly amazon: string

  private constructor(
    readonly page: Page,
    readonly market: Market,
    readonly id: string,
    readonly traces: Traces,
  ) {
    this.email = `${id}@example.com`
    this.amazon = amazonOf(market)
  }

  /** @param width of the window in pixels */
  static async arrive(market: Market, id: string, width = 1200): Promise<Shopper> {
    const { page } = await newVisitor()
    await page.setViewportSize({ width, height: 900 })
    const shopper = new Shopper(page, market, id, new Traces(page.context()))
    const buyer = { name: market.address.name, email: shopper.email }
    const addresses = [market.address]
    await control(shopper.amazon, "POST", "/buyers", {
      ...{ id, buyer, addresses, paymentMethods: CARDS },
    })
    return shopper
  }

  /** From the list to the checkout: one of the first thing, delivered by standard shipping. */
  async toCheckout(look: (name: string) => Promise<void> = () => Promise.resolve()): Promise<void> {
    const { page, market } = this
    await page.goto(demo.shop)
    await page.locator(".card").first().waitFor()
    if (market.country !== "us") {
      const loaded = page.waitForEvent("load")
      await page.locator(".top select").selectOption(market.country)
      await loaded
      await page.locator(`html[lang^="${market.country === "jp" ? "ja" : "de"}"]`).waitFor()
      await page.locator(".card").first().waitFor()
    }
    await look("1-list")
    await page.locator(".card").first().click()
    await page.locator(".product button.primary").waitFor()
    await look("2-product")
    await page.locator(".product button.primary").click()
    await page.locator(".said a").click()
    await page.locator(".cart-end a").waitFor()
    await look("3-cart")
    await page.locator(".cart-end a").click()
    await this.chooseDelivery()
  }

  async chooseDelivery(): Promise<void> {
    const { page } = this
    await choose(page.locator(".delivery input").first())
    // The list is drawn anew once the store knows, with the delivery in the totals.
    await page.locator(".totals[data-delivery]").waitFor()
  }

  step(name: string): Locator {
    return this.page.locator(`section[data-step="${name}"]`)
  }

  get orderButton(): Locator {
    return this.page.getByRole("button", { name: this.market.words.order, exact: true })
  }

  frame(title: "address book" | "wallet"): FrameLocator {
    return this.page.frameLocator(`iframe[title="Amazon Pay ${title}"]`)
  }

  card(name: RegExp): Locator {
    return this.frame("wallet").getByRole("radio", { name })
  }

  async signIn(): Promise<void> {
    await this.step("signed-out").waitFor()
    const opened = this.page.waitForEvent("popup")
    await this.page.locator(".amazon-pay-button button").click()
    await (await opened).locator(`button[value="${this.id}"]`).click()
    await this.step("choosing").waitFor()
  }

  /** Picks a card, and waits until the store has heard of it. */
  async pick(name: RegExp): Promise<void> {
    const heard = this.page.waitForResponse((response) =>
      response.url().includes("/order-reference"),
    )
    await choose(this.card(name))
    await heard
  }

  /** Agrees to the total, again as long as it is still changing, until the order can be placed. */
  async agree(): Promise<void> {
    await this.card(/.*/).first().waitFor()
    await eventually("the order can be placed", async () => {
      const consent = this.page.locator(".amazon-pay-consent input")
      if (!(await consent.isVisible())) return false
      if (!(await consent.isChecked())) await choose(consent)
      return this.orderButton.isEnabled()
    })
  }

  /** From the cart until only the order button is left to be pressed. */
  async ready(card?: RegExp): Promise<void> {
    await this.toCheckout()
    await this.signIn()
    if (card) await this.pick(card)
    await this.agree()
  }

  async confirmed(): Promise<void> {
    await this.page.locator("[data-order]").waitFor()
  }

  /** Fills in the form for the other payment method, and presses its button, several times at once if asked to. */
  async payByInvoice(times = 1): Promise<void> {
    const { page, market } = this
    const way = page.locator(".other-way")
    if (!(await way.evaluate((details) => (details as { open?: boolean }).open ?? false))) {
      await way.locator("summary").click()
    }
    const { name, ...address } = market.address
    const fields = {
      email: this.email,
      first_name: name.split(" ")[0] ?? "",
      last_name: name.split(" ")[1] ?? "",
      address_1: address["addressLine1"] ?? "",
      postal_code: address["postalCode"] ?? "",
      city: address["city"] ?? "目黒区",
    }
    for (const [field, value] of Object.entries(fields)) {
      await way.locator(`input[name=${field}]`).fill(value)
    }
    const button = way.getByRole("button", { name: market.words.orderByInvoice })
    await button.evaluate((pressed, count) => {
      for (let each = 0; each < count; each++) (pressed as unknown as { click(): void }).click()
    }, times)
  }

  /** Amazon cannot decide on the next payment at once, and not before this is done. */
  async whileAmazonDecides(work: () => Promise<void>): Promise<void> {
    const outOfTime = { of: "authorization", state: "Declined", reasonCode: "TransactionTimedOut" }
    await control(this.amazon, "POST", "/clock", { frozen: true })
    await control(this.amazon, "POST", "/outcomes", { outcomes: [outOfTime] })
    try {
      await work()
    } finally {
      await control(this.amazon, "POST", "/clock", { frozen: false })
    }
  }

  /** What is left of the visit: orders in Medusa, authorizations at Amazon. */
  async outcome(): Promise<{ orders: number; held: number; tried: number }> {
    const references = await referencesOf(this.amazon, this.email)
    const authorizations = references.flatMap((each) => each.Authorizations)
    return {
      orders: (await ordersOf(this.email)).length,
      held: authorizations.filter(({ State }) => State === "Open").length,
      tried: authorizations.length,
    }
  }

  /** Waits until the store has asked Amazon for an authorization so many times. */
  async asked(times: number): Promise<void> {
    await eventually(`Amazon is asked ${times} times`, async () => {
      return (await this.outcome()).tried >= times
    })
  }

  /**
   * The next request to an address reaches the store, and its answer never the page: else the page could go on to the
   * next one just while a test does something to it.
   */
  async unheard(path: RegExp): Promise<void> {
    await this.page.route(path, (route) => route.fetch(), { times: 1 })
  }

  orders() {
    return ordersOf(this.email)
  }

  references() {
    return referencesOf(this.amazon, this.email)
  }

  /** A picture of the whole page, at the window's width: as if the window were as high as the page. */
  async photograph(name: string): Promise<void> {
    const { page, market } = this
    const { width, height } = page.viewportSize() ?? { width: 1200, height: 900 }
    const whole = await page.evaluate<number>("document.documentElement.scrollHeight")
    await page.setViewportSize({ width, height: Math.max(height, whole) })
    mkdirSync(pictures, { recursive: true })
    const path = join(pictures, `${market.country}-${width}-${name}.png`)
    await page.screenshot({ path, animations: "disabled" })
    await page.setViewportSize({ width, height })
  }

  /** Counts the changes that this browser asks the store for at a path, from here on. */
  changesAt(path: RegExp): () => number {
    let count = 0
    this.page.on("request", (request) => {
      if (request.method() === "POST" && path.test(new URL(request.url()).pathname)) count += 1
    })
    return () => count
  }
}

export function amazonOf(market: Market): string {
  return demo.amazons.find(({ region }) => region === market.region)?.simulator ?? ""
}

/**
 * Asks again until something holds.
 * @throws Error that says what, when that takes three minutes
 */
async function eventually(what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + patienceMs
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Waited in vain until ${what}.`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
