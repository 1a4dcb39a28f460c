import type { Browser, BrowserContext, Page } from "playwright-core"
import { launchChromium } from "../../support/launch-chromium"

// Browsers are slow on busy machines; no test waits for its own sake.
jest.setTimeout(120_000)

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
  browser ??= await launchChromium()
  const context = await browser.newContext({ viewport: { width: 1000, height: 1200 } })
  contexts.push(context)
  const page = await context.newPage()
  const troubles: string[] = []
  page.on("pageerror", (error) => troubles.push(error.message))
  page.setDefaultTimeout(30_000)
  return { page, troubles }
}
