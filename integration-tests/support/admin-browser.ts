import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { chromium, type BrowserContext, type Page } from "playwright-core"
import type { AdminStore } from "./admin-store"

/** A person at the dashboard, in a browser with a profile of its own. */
export class AdminBrowser {
  private constructor(
    private readonly context: BrowserContext,
    private readonly profile: string,
    private readonly store: AdminStore,
    readonly page: Page,
  ) {}

  static async open(store: AdminStore): Promise<AdminBrowser> {
    const profile = mkdtempSync(join(tmpdir(), "amazon-pay-browser-"))
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      headless: true,
      viewport: { width: 1440, height: 1400 },
      locale: "en-US",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    })
    context.setDefaultTimeout(90_000)
    const page = context.pages()[0] ?? (await context.newPage())
    return new AdminBrowser(context, profile, store, page)
  }

  async signIn(): Promise<void> {
    const { email, password } = this.store.login
    await this.page.goto(`${this.store.url}/app/login`)
    await this.page.locator('input[type="email"], input[name="email"]').first().fill(email)
    await this.page.locator('input[type="password"]').fill(password)
    await this.page.keyboard.press("Enter")
    await this.page.waitForURL(/\/app\/(?!login)/)
  }

  async openOrder(orderId: string): Promise<void> {
    await this.page.goto(`${this.store.url}/app/orders/${orderId}`)
    await this.panel.waitFor()
  }

  /** The plugin's part of an order's page. */
  get panel() {
    return this.page.locator('[data-amazon-pay="order-panel"]')
  }

  /** What the dashboard asks before it does something. */
  get prompt() {
    return this.page.getByRole("alertdialog")
  }

  async close(): Promise<void> {
    await this.context.close()
    rmSync(this.profile, { recursive: true, force: true })
  }
}
