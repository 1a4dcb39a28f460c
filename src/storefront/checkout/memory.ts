import type { Money } from "./money.ts"
import { freshLoginState } from "./sign-in.ts"
import type { CheckoutState } from "./state.ts"

/** What has to outlive the page, per cart. Nothing of the buyer, and no token. */
export interface Remembered {
  readonly orderReferenceId: string
  readonly consent: Money | null
  /** How far the order was when the page went away. */
  readonly progress: "choosing" | "placing" | "left"
}

/** What is worth remembering of a checkout: null when nothing is, undefined when what was stays. */
export function toRemember(state: CheckoutState): Remembered | null | undefined {
  const { orderReferenceId, consent } = state
  if (state.step === "loading" || state.step === "unavailable") return undefined
  if (orderReferenceId === null) return null
  switch (state.step) {
    case "choosing":
    case "declined":
      return { orderReferenceId, consent: null, progress: "choosing" }
    case "placing":
    case "checking":
    case "uncertain":
      return { orderReferenceId, consent, progress: "placing" }
    case "at-amazon":
      return { orderReferenceId, consent, progress: "left" }
    default:
      return null
  }
}

function readMoney(value: unknown): Money | null {
  if (typeof value !== "object" || value === null) return null
  const { amount, currencyCode } = value as Partial<Record<keyof Money, unknown>>
  if (typeof amount !== "string" || typeof currencyCode !== "string") return null
  return { amount, currencyCode }
}

function readRemembered(text: string | null): Remembered | null {
  try {
    const value = JSON.parse(text ?? "null") as Partial<Record<keyof Remembered, unknown>> | null
    if (typeof value?.orderReferenceId !== "string") return null
    const { orderReferenceId, progress } = value
    if (progress !== "choosing" && progress !== "placing" && progress !== "left") return null
    return { orderReferenceId, progress, consent: readMoney(value.consent) }
  } catch {
    return null
  }
}

/** The tab's own storage; a browser that has none forgets. */
export class Memory {
  private readonly key: string

  constructor(
    private readonly storage: () => Storage,
    cartId: string,
  ) {
    this.key = `amazon-pay:${cartId}`
  }

  read(): Remembered | null {
    return readRemembered(this.get(this.key))
  }

  write(remembered: Remembered | null): void {
    this.set(this.key, remembered && JSON.stringify(remembered))
  }

  /** A value that only this tab knows, to recognize the answer of the login it began. */
  beginLogin(): string {
    const state = freshLoginState()
    this.set(`${this.key}:login`, state)
    return state
  }

  /** The value of the login that was begun, once. */
  endLogin(): string | null {
    const state = this.get(`${this.key}:login`)
    this.set(`${this.key}:login`, null)
    return state
  }

  private get(key: string): string | null {
    try {
      return this.storage().getItem(key)
    } catch {
      return null
    }
  }

  private set(key: string, value: string | null): void {
    try {
      if (value === null) this.storage().removeItem(key)
      else this.storage().setItem(key, value)
    } catch {
      // Without storage the checkout works, but a reload begins it anew.
    }
  }
}
