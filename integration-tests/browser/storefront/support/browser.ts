import type { Browser, BrowserContext, Page } from "playwright-core"
import { chromium } from "playwright-core"

// Browsers are slow on busy machines; no test waits for its own sake.
jest.setTimeout(120_000)

const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]

let browser: Browser | undefined
const contexts: BrowserContext[] = []

afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close()
})
afterAll(async () => {
  await browser?.close()
})

/** A buyer's browser with nothing in it; what goes wrong in its pages fails the test that asks. */
export async function newVisitor(): Promise<{ page: Page; troubles: string[] }> {
  browser ??= await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: quiet,
  })
  const context = await browser.newContext({ viewport: { width: 1000, height: 1200 } })
  contexts.push(context)
  const page = await context.newPage()
  const troubles: string[] = []
  page.on("pageerror", (error) => troubles.push(error.message))
  page.setDefaultTimeout(30_000)
  return { page, troubles }
}
