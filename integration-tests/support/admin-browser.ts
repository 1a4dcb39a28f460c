import type { Browser, Locator, Page } from "playwright-core"
import { launchChromium } from "../browser/support/launch-chromium"
import type { AdminStore, Login } from "./admin-store"
import { patienceMs } from "./patience"

/** Browsers of people at the dashboard. */
export class AdminBrowser {
  private constructor(
    private readonly browser: Browser,
    private readonly store: AdminStore,
  ) {}

  /** Opens a browser while the store starts. */
  static async beside(starting: Promise<AdminStore>): Promise<AdminBrowser> {
    const [browser, store] = await Promise.all([launchChromium(), starting])
    return new AdminBrowser(browser, store)
  }

  /** Somebody signs in, with a browser of their own. */
  async signIn({ email, password }: Login = this.store.login): Promise<AdminDesk> {
    const context = await this.browser.newContext({
      viewport: { width: 1440, height: 1400 },
      locale: "en-US",
    })
    context.setDefaultTimeout(patienceMs)
    const page = await context.newPage()
    await page.goto(`${this.store.url}/app/login`)
    await page.locator('input[type="email"], input[name="email"]').first().fill(email)
    await page.locator('input[type="password"]').fill(password)
    await page.keyboard.press("Enter")
    await page.waitForURL(/\/app\/(?!login)/)
    return new AdminDesk(page, this.store.url)
  }

  async close(): Promise<void> {
    await this.browser.close()
  }
}

/** What a person at the dashboard sees and clicks of the plugin. */
export class AdminDesk {
  constructor(
    readonly page: Page,
    private readonly url: string,
  ) {}

  async goTo(path: string): Promise<void> {
    await this.page.goto(`${this.url}/app${path}`)
  }

  /** Goes on to a page as a link of the dashboard does, which is not loaded anew. */
  async turnTo(path: string): Promise<void> {
    await this.page.evaluate(
      `history.pushState(null, "", ${JSON.stringify(`/app${path}`)})
       dispatchEvent(new PopStateEvent("popstate"))`,
    )
  }

  async openOrder(orderId: string): Promise<void> {
    await this.goTo(`/orders/${orderId}`)
    await this.panel.waitFor()
  }

  /** A part of the plugin, by the name it has for tests. */
  part(name: string): Locator {
    return this.page.locator(`[data-amazon-pay="${name}"]`)
  }

  /** The plugin's part of an order's page. */
  get panel(): Locator {
    return this.part("order-panel")
  }

  /** A sum of the panel, as it is written there. */
  money(name: string): Promise<string> {
    return this.part(`money-${name}`).innerText()
  }

  /** What the dashboard asks before it does something. */
  get prompt(): Locator {
    return this.page.getByRole("alertdialog")
  }

  /** What slides in from the side. */
  get drawer(): Locator {
    return this.page.getByRole("dialog")
  }

  /** What the dashboard says came of something. */
  async isTold(text: string): Promise<void> {
    await this.page.locator("[data-sonner-toast]").getByText(text).first().waitFor()
  }
}
