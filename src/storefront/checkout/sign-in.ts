import type { LoginResponse } from "../amazon/globals.ts"
import type { Tools } from "./load-tools.ts"
import type { CheckoutOptions } from "./options.ts"

/** Whether a login opens a window, or leaves the page. */
export function opensWindow(login: CheckoutOptions["login"] = "auto"): boolean {
  if (login !== "auto") return login === "popup"
  return window.isSecureContext && !window.matchMedia("(pointer: coarse)").matches
}

/** A value that nobody else knows, to recognize the answer of a login by. */
export function freshLoginState(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join("-")
}

/**
 * Begins a login at Amazon. For a window, it must be called while a click is being handled, or the browser blocks it.
 * @param next what hears of the login in a window, or the address that one by redirect comes back to
 */
export function authorize(
  { amazon, config }: Tools,
  state: string,
  next: string | ((response: LoginResponse) => void),
): void {
  amazon.login.setClientId(config.client_id)
  const popup = typeof next !== "string"
  amazon.login.authorize({ scope: config.scopes.join(" "), popup, state }, next)
}
