import type { Amazon, AmazonWindow } from "./globals.ts"

/** Why Amazon's script is not there. */
export class ScriptFailure extends Error {
  constructor(readonly code: "amazon-unreachable" | "script-conflict") {
    super(
      code === "script-conflict"
        ? "Another of Amazon's scripts is on this page."
        : "Amazon's script could not be loaded.",
    )
    this.name = "ScriptFailure"
  }
}

interface Load {
  readonly url: string
  readonly amazon: Promise<Amazon>
}

/** One script a page: it cannot be unloaded again. */
const loads = new WeakMap<Window, Load>()

function ready(view: AmazonWindow): Amazon | null {
  const login = view.amazon?.Login
  const payments = view.OffAmazonPayments
  return login && payments ? { login, payments } : null
}

/** Resolves when Amazon's script has called both of its callbacks; those of the page are called as before. */
function whenReady(view: AmazonWindow): Promise<Amazon> {
  return new Promise((resolve) => {
    const look = (): void => {
      const amazon = ready(view)
      if (amazon) resolve(amazon)
    }
    const { onAmazonLoginReady, onAmazonPaymentsReady } = view
    view.onAmazonLoginReady = () => {
      onAmazonLoginReady?.call(view)
      look()
    }
    view.onAmazonPaymentsReady = () => {
      onAmazonPaymentsReady?.call(view)
      look()
    }
    look()
  })
}

function scriptOnPage(view: Window, url: string): boolean {
  return [...view.document.scripts].some((script) => script.src === url)
}

interface Added {
  readonly script: HTMLScriptElement
  readonly failed: Promise<never>
}

function addScript(view: Window, url: string): Added {
  const script = view.document.createElement("script")
  const failed = new Promise<never>((_, reject) => {
    script.addEventListener("error", () => reject(new ScriptFailure("amazon-unreachable")))
  })
  script.async = true
  script.src = url
  view.document.head.append(script)
  return { script, failed }
}

/**
 * Adds what is missing, and waits. One limit holds for all of it: a tag of the page itself may have failed before anybody
 * listened. What was added is removed again when it fails; the page's own tags stay.
 */
async function bring(view: Window, urls: readonly string[], within: number): Promise<Amazon> {
  const waits = whenReady(view)
  const added = urls
    .filter((each) => !scriptOnPage(view, each))
    .map((each) => addScript(view, each))
  let timer: number | undefined
  const limit = new Promise<Amazon>((resolve, reject) => {
    timer = view.setTimeout(() => {
      // It is there all the same where the page has put callbacks of its own in the place of these.
      const amazon = ready(view)
      if (amazon) resolve(amazon)
      else reject(new ScriptFailure("amazon-unreachable"))
    }, within)
  })
  try {
    return await Promise.race([waits, limit, ...added.map(({ failed }) => failed)])
  } catch (error) {
    for (const { script } of added) script.remove()
    throw error
  } finally {
    view.clearTimeout(timer)
  }
}

/**
 * Loads Amazon's script into a page, once however often it is asked for.
 * @param urls Amazon's script; where Login with Amazon has one of its own, that one before it
 * @param within milliseconds to wait
 * @throws ScriptFailure when it does not come, or when another region's or environment's is there already
 */
export async function loadAmazon(
  view: Window,
  urls: readonly [string, ...string[]],
  within: number,
): Promise<Amazon> {
  const url = urls.at(-1) ?? urls[0]
  const known = loads.get(view)
  if (known) {
    if (known.url === url) return await known.amazon
    throw new ScriptFailure("script-conflict")
  }
  const there = ready(view)
  if (there && !scriptOnPage(view, url)) throw new ScriptFailure("script-conflict")
  const amazon = bring(view, urls, within)
  loads.set(view, { url, amazon })
  try {
    return await amazon
  } catch (error) {
    // The next try begins from nothing.
    loads.delete(view)
    throw error
  }
}
