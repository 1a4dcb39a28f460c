import type { Merchant } from "./client"

export const widgetScopes =
  "profile postal_code payments:widget payments:shipping_address payments:billing_address"

/** Where the login sends a shop's buyer back to. */
const returnAddress = "https://shop.test/checkout?cart=1"

export interface LoginAsk {
  readonly account?: string
  readonly scope?: string
  readonly query?: Readonly<Record<string, string>>
}

export function loginAddress(merchant: Merchant, ask: LoginAsk = {}): string {
  const query = new URLSearchParams({
    client_id: merchant.simulator.clientId,
    response_type: "token",
    scope: ask.scope ?? widgetScopes,
    redirect_uri: returnAddress,
    ...ask.query,
  })
  return `${merchant.simulator.url}/ap/oa?${query.toString()}`
}

/** What the login answers when its form is sent. */
export function submitLogin(
  merchant: Merchant,
  form: Record<string, string>,
  ask: LoginAsk = {},
): Promise<Response> {
  return fetch(loginAddress(merchant, ask), {
    method: "POST",
    body: new URLSearchParams(form),
    redirect: "manual",
  })
}

/** Signs a buyer in. @returns the access token */
export async function signIn(merchant: Merchant, ask: LoginAsk = {}): Promise<string> {
  const response = await submitLogin(merchant, { account: ask.account ?? "test-buyer" }, ask)
  const token = new URL(response.headers.get("location") ?? "").searchParams.get("access_token")
  if (!token) throw new Error(`nobody was signed in: ${response.status}`)
  return token
}

export interface Shown {
  readonly orderReferenceId: string
  readonly created: boolean
  readonly legend: string
  readonly choices: readonly {
    readonly position: number
    readonly lines: readonly string[]
    readonly chosen: boolean
    readonly disabled: boolean
  }[]
  readonly nothing: string
  readonly error?: { readonly code: string; readonly message: string }
}

/** What a widget's frame asks and is answered. */
export async function widget(
  merchant: Merchant,
  kind: "address-book" | "wallet",
  parts: Readonly<Record<string, unknown>>,
): Promise<Shown> {
  const response = await fetch(`${merchant.simulator.url}/widgets/${kind}`, {
    method: "POST",
    body: JSON.stringify({
      environment: "Sandbox",
      sellerId: merchant.simulator.sellerId,
      token: null,
      orderReferenceId: null,
      readOnly: false,
      presentmentCurrency: null,
      ...parts,
    }),
  })
  return (await response.json()) as Shown
}

/** The line that is marked as chosen, by its first line of text. */
export function chosen(shown: Shown): string | undefined {
  return shown.choices.find((choice) => choice.chosen)?.lines[0]
}
