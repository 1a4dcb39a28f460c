import { tokenIn } from "../amazon/return.ts"
import { forgetToken, keepToken } from "../amazon/token.ts"
import type { Tools } from "../checkout/load-tools.ts"
import { buttonLanguage, loadTools } from "../checkout/load-tools.ts"
import { Memory } from "../checkout/memory.ts"
import type { CheckoutOptions } from "../checkout/options.ts"
import { isStoreFetch } from "../checkout/options.ts"
import type { Problem } from "../checkout/problem.ts"
import { notOffered, problem, problemOf } from "../checkout/problem.ts"
import { authorize, freshLoginState, opensWindow } from "../checkout/sign-in.ts"
import { readStoreConfig } from "../store/store-client.ts"
import { plainFetch } from "../store/store-fetch.ts"
import type { StringChanges } from "../strings/choose.ts"
import { chooseStrings, problemText } from "../strings/choose.ts"
import type { ButtonLook } from "./button.ts"
import { drawButton } from "./button.ts"
import { element, setText } from "./elements.ts"

export interface CheckoutButtonOptions extends Pick<
  CheckoutOptions,
  "store" | "language" | "login" | "loadWithin"
> {
  /**
   * Called once for each login: takes or makes the cart, puts in it what the buyer wants, and keeps its id for the checkout page.
   * @returns the cart's id
   */
  readonly cart: () => Promise<string>
  /** The page that shows the kit for that cart. Amazon has to know it where a login leaves the page. */
  readonly checkoutUrl: string
  /** Of the cart that there is, or of the account: needed where the store has several accounts. */
  readonly cartId?: string
  readonly providerId?: string
  readonly strings?: StringChanges
  readonly button?: ButtonLook
  readonly onProblem?: (problem: Problem) => void
}

/** Amazon's button outside of the checkout, and the way from it to the checkout. */
class CheckoutButton {
  private readonly place = element("div", { className: "amazon-pay-button" })
  private readonly alert = element("p", { className: "amazon-pay-alert", hidden: true })
  readonly section = element("section", { className: "amazon-pay" }, this.place, this.alert)
  private language: string
  /** What is to be bought is on its way into the cart. */
  private busy = false
  /** Of the login that was begun last: a window that was closed answers nothing. */
  private login = ""
  private ended = false

  constructor(private readonly options: CheckoutButtonOptions) {
    this.language = options.language ?? "en-US"
    this.alert.setAttribute("role", "alert")
    window.addEventListener("pageshow", this.pageShown)
    void this.show()
  }

  readonly end = (): void => {
    this.ended = true
    window.removeEventListener("pageshow", this.pageShown)
    this.section.remove()
  }

  private async show(): Promise<void> {
    const { store, cartId, providerId, loadWithin, button = {}, language } = this.options
    const query = {
      ...(cartId !== undefined && { cart_id: cartId }),
      ...(providerId !== undefined && { provider_id: providerId }),
    }
    try {
      const asked = isStoreFetch(store) ? store : plainFetch(store)
      const config = await readStoreConfig(asked, query)
      const refusal = notOffered(config)
      if (refusal) {
        this.options.onProblem?.(refusal)
        return
      }
      const tools = await loadTools(config, loadWithin)
      if (this.ended) return
      this.language = language ?? tools.config.language
      const strings = chooseStrings(this.language, this.options.strings)
      this.section.lang = this.language
      this.section.setAttribute("aria-label", strings.region)
      drawButton(tools, this.place, button, {
        language: buttonLanguage(tools.config, this.language),
        authorization: () => this.press(tools),
        onError: (error) => {
          const [reason, detail] = [error.getErrorCode(), error.getErrorMessage()]
          this.fail(problem("amazon-trouble", { reason, detail }))
        },
      })
    } catch (error) {
      // Nobody came here for the button: without it the page is as it was.
      this.options.onProblem?.(problemOf(error))
    }
  }

  private press(tools: Tools): void {
    if (this.busy) return
    setText(this.alert, null)
    if (!opensWindow(this.options.login)) {
      void this.leave(tools)
      return
    }
    // At once: a browser opens windows only while it handles a click. What is to be bought waits for the login.
    const state = (this.login = freshLoginState())
    authorize(tools, state, (response) => {
      if (state !== this.login || this.busy) return
      const token = tokenIn(response, state)
      if (token) void this.goOn(token)
      else this.fail(problem("sign-in-failed"))
    })
  }

  /** For a login that leaves the page and ends on the checkout's: the cart has to be there before. */
  private async leave(tools: Tools): Promise<void> {
    this.busy = true
    try {
      const memory = new Memory(() => window.sessionStorage, await this.options.cart())
      authorize(tools, memory.beginLogin(), this.checkout())
    } catch (error) {
      this.fail(problemOf(error))
    }
  }

  private async goOn(token: string): Promise<void> {
    this.busy = true
    try {
      await this.options.cart()
      keepToken(document, token)
      window.location.assign(this.checkout())
    } catch (error) {
      forgetToken(document)
      this.fail(problemOf(error))
    }
  }

  private checkout(): string {
    return new URL(this.options.checkoutUrl, window.location.href).href
  }

  private fail(failed: Problem): void {
    this.busy = false
    setText(this.alert, problemText(chooseStrings(this.language, this.options.strings), failed))
    this.options.onProblem?.(failed)
  }

  private readonly pageShown = ({ persisted }: PageTransitionEvent): void => {
    // Back from the checkout, or from Amazon.
    if (persisted) this.busy = false
  }
}

/**
 * Puts Amazon's button into an element of a product page, a cart, or any page that is not the checkout. Who presses it signs in, has
 * the cart made, and goes on at the checkout page, where the kit shows address book and wallet at once. Without Amazon Pay the
 * element stays empty.
 * @param host is on the page already: Amazon's script finds it there
 * @returns takes the button off the page
 */
export function mountAmazonPayButton(
  host: HTMLElement,
  options: CheckoutButtonOptions,
): { readonly unmount: () => void } {
  const button = new CheckoutButton(options)
  host.replaceChildren(button.section)
  return { unmount: button.end }
}
