/** What is asked of the store. A `body` is sent as JSON. */
export interface StoreRequest {
  readonly method?: string
  readonly body?: Record<string, unknown>
  readonly query?: Record<string, string>
  readonly signal?: AbortSignal
}

/**
 * How the kit reaches the store. `sdk.client` of `@medusajs/js-sdk` is one.
 * `fetch` answers the parsed JSON and throws for a refusal, with its HTTP status as `status`.
 */
export interface StoreFetch {
  fetch(path: string, request?: StoreRequest): Promise<unknown>
}

/** A store to be reached with the browser's own `fetch`. */
export interface StoreAddress {
  /** Such as `https://api.shop.example`. */
  readonly baseUrl: string
  readonly publishableKey?: string
  /** Sent with every request, such as a customer's bearer token. */
  readonly headers?: Readonly<Record<string, string>>
  /** `include` by default, for stores whose customers are logged in by cookie. */
  readonly credentials?: RequestCredentials
}

/** The store refused a request. */
export class StoreRefusal extends Error {
  constructor(
    /** HTTP status. */
    readonly status: number,
    message: string,
    /** The store's own word for it, such as `amazon_login_expired`. */
    readonly code: string | null = null,
  ) {
    super(message)
    this.name = "StoreRefusal"
  }
}

/** @throws TypeError when the answer breaks off */
async function json(response: Response): Promise<unknown> {
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function textIn(body: unknown, name: string): string | null {
  const said = typeof body === "object" && body ? (body as Record<string, unknown>)[name] : null
  return typeof said === "string" ? said : null
}

function refusal(response: Response, body: unknown): StoreRefusal {
  const message = textIn(body, "message") ?? response.statusText
  return new StoreRefusal(response.status, message, textIn(body, "code") ?? textIn(body, "type"))
}

/** Reaches a store with the browser's `fetch`. */
export function plainFetch(store: StoreAddress): StoreFetch {
  const headers: Record<string, string> = { accept: "application/json", ...store.headers }
  if (store.publishableKey) headers["x-publishable-api-key"] = store.publishableKey
  return {
    async fetch(path, { method = "GET", body, query, signal } = {}) {
      const url = `${store.baseUrl.replace(/\/$/, "")}${path}`
      const search = new URLSearchParams(query).toString()
      const response = await fetch(search ? `${url}?${search}` : url, {
        method,
        headers: body ? { ...headers, "content-type": "application/json" } : headers,
        credentials: store.credentials ?? "include",
        ...(body ? { body: JSON.stringify(body) } : {}),
        ...(signal ? { signal } : {}),
      })
      const answer = await json(response)
      if (!response.ok) throw refusal(response, answer)
      return answer
    },
  }
}
