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

/** Rejects when the script does not come; what was added to the page is removed again. */
function addScript(view: Window, url: string, within: number): Promise<never> {
  return new Promise((_, reject) => {
    const script = view.document.createElement("script")
    const giveUp = (): void => {
      script.remove()
      reject(new ScriptFailure("amazon-unreachable"))
    }
    script.async = true
    script.src = url
    script.addEventListener("error", giveUp)
    view.setTimeout(() => {
      if (!ready(view)) giveUp()
    }, within)
    view.document.head.append(script)
  })
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
  const waits = whenReady(view)
  const missing = urls.filter((each) => !scriptOnPage(view, each))
  const failures = missing.map((each) => addScript(view, each, within))
  const amazon = Promise.race([waits, ...failures])
  loads.set(view, { url, amazon })
  try {
    return await amazon
  } catch (error) {
    // The next try begins from nothing.
    loads.delete(view)
    throw error
  }
}
