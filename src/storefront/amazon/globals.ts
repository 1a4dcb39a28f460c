/** What Amazon's script puts into a page, as far as the kit uses it. */

export interface LoginResponse {
  readonly access_token?: string
  readonly state?: string
  readonly error?: string
  readonly error_description?: string
}

export interface AmazonLogin {
  setClientId(id: string): void
  authorize(
    options: { scope: string; popup: boolean; state: string },
    next: string | ((response: LoginResponse) => void),
  ): unknown
  logout(): void
}

export interface OrderHandle {
  getAmazonOrderReferenceId(): string
}

export interface AmazonError {
  getErrorCode(): string
  getErrorMessage(): string
}

interface WidgetOptions {
  sellerId: string
  amazonOrderReferenceId?: string
  displayMode?: "Read"
  design: { designMode: "responsive" }
  onOrderReferenceCreate?: (order: OrderHandle) => void
  onError: (error: AmazonError) => void
}

export interface AddressBookOptions extends WidgetOptions {
  onAddressSelect: () => void
}

export interface WalletOptions extends WidgetOptions {
  presentmentCurrency?: string
  onPaymentSelect: () => void
}

interface Widget {
  bind(elementId: string): unknown
}

export interface ButtonOptions {
  type: string
  color: string
  size: string
  language: string
  authorization: () => void
  onError: (error: AmazonError) => void
}

export interface ConfirmationFlow {
  success(): void
  error(): void
}

export interface AmazonPayments {
  Button(elementId: string, sellerId: string, options: ButtonOptions): unknown
  Widgets: {
    AddressBook: new (options: AddressBookOptions) => Widget
    Wallet: new (options: WalletOptions) => Widget
  }
  initConfirmationFlow(
    sellerId: string,
    orderReferenceId: string,
    callback: (flow: ConfirmationFlow) => void,
  ): void
}

/** A window that Amazon's script may have been loaded into. */
export type AmazonWindow = Window & {
  amazon?: { Login?: AmazonLogin }
  OffAmazonPayments?: AmazonPayments
  onAmazonLoginReady?: () => unknown
  onAmazonPaymentsReady?: () => unknown
}

/** Amazon's script, ready to be used. */
export interface Amazon {
  readonly login: AmazonLogin
  readonly payments: AmazonPayments
}
