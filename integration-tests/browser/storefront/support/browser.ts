import type { Browser, BrowserContext, Page } from "playwright-core"
import { patienceMs } from "../../../support/patience"
import { launchChromium } from "../../support/launch-chromium"

// Longer than any wait in a test, which says what it waits for.
jest.setTimeout(600_000)

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
  page.setDefaultTimeout(patienceMs)
  return { page, troubles }
}
