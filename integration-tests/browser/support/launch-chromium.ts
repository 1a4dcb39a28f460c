import { existsSync } from "node:fs"
import { chromium, type Browser } from "playwright-core"

/** The one without windows does the same for a page, and starts, draws and ends it in two thirds of the time. */
const places = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"]

const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]

/** Debian's Chromium, or the one that `CHROMIUM` names. @throws Error when there is none */
export async function launchChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? places.find((place) => existsSync(place))
  if (!executablePath) {
    throw new Error(
      "There is no Chromium. Install Debian's chromium-headless-shell or chromium, or say in CHROMIUM where one is.",
    )
  }
  return await chromium.launch({ executablePath, headless: true, args: quiet })
}
