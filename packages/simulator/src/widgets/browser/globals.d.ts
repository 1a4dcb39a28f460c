/** What Amazon's script puts into a page, and what a page puts there for it. Only for checking types. */

interface AmazonLogin {
  setClientId(id: string): void
  getClientId(): string | null
  authorize(options: LoginOptions, next?: LoginNext): AuthorizeRequest
  logout(): void
}

interface LoginOptions {
  scope: string | readonly string[]
  popup?: boolean | string
  state?: string
  interactive?: "auto" | "always" | "never"
  response_type?: string
}

interface LoginResponse {
  access_token?: string
  token_type?: string
  expires_in?: number
  scope?: string
  state?: string
  error?: string
  error_description?: string
}

type LoginNext = string | ((response: LoginResponse) => unknown)

interface AuthorizeRequest extends LoginResponse {
  status: "queued" | "in progress" | "complete"
  onComplete(next: LoginNext): void
}

interface Window {
  amazon?: { Login: AmazonLogin }
  OffAmazonPayments?: object
  onAmazonLoginReady?: () => unknown
  onAmazonPaymentsReady?: () => unknown
}
