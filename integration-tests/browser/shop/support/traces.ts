import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { BrowserContext, Page } from "playwright-core"
import { demo } from "./demo"

/** Everything a buyer's browser was told by the shop and by the store, and where it keeps things. */
export class Traces {
  private readonly answers: { url: string; text: string }[] = []
  private readonly pending: Promise<void>[] = []
  readonly troubles: string[] = []
  /** Tokens that the store was given. */
  readonly tokens = new Set<string>()

  constructor(private readonly context: BrowserContext) {
    context.on("response", (response) => {
      const url = response.url()
      if (!url.startsWith(demo.shop) && !url.startsWith(demo.medusa)) return
      const kept = response.text().then(
        (text) => this.answers.push({ url, text: JSON.stringify(response.headers()) + text }),
        () => undefined, // the page was left before the answer was read
      )
      this.pending.push(kept.then(() => undefined))
      const sent = /"access_token":"([^"]+)"/.exec(response.request().postData() ?? "")?.[1]
      if (sent) this.tokens.add(sent)
    })
    context.on("weberror", (error) => this.troubles.push(error.error().message))
  }

  /** What must not be anywhere: the secrets of the accounts, and the tokens of buyers' logins. */
  async leaks(page: Page): Promise<string[]> {
    await Promise.all(this.pending)
    const cookies = await this.context.cookies()
    const storage = await page.evaluate<string>(
      "JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])",
    )
    const places = [
      ...this.answers,
      { url: "the page", text: await page.content() },
      { url: "the address", text: page.url() },
      { url: "the storage", text: storage },
      { url: "the cookies", text: JSON.stringify(cookies) },
      ...readdirSync(demo.logs).map((name) => ({
        url: name,
        text: readFileSync(join(demo.logs, name), "utf8"),
      })),
    ]
    const secrets = [...demo.secrets, ...this.tokens]
    const forms = secrets.flatMap((secret) => [secret, encodeURIComponent(secret)])
    return places.flatMap(({ url, text }) =>
      // The simulator announces its own keys: it is the one who made them.
      url === "simulator.log" ? [] : forms.filter((form) => text.includes(form)).map(() => url),
    )
  }
}
