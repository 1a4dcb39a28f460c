/** What Amazon's widgets report through `onError`. */
export const widgetErrorCodes = [
  "AddressNotModifiable",
  "BuyerNotAssociated",
  "BuyerSessionExpired",
  "InvalidAccountStatus",
  "InvalidOrderReferenceId",
  "InvalidParameterValue",
  "InvalidSellerId",
  "MissingParameter",
  "PaymentMethodNotModifiable",
  "ReleaseEnvironmentMismatch",
  "StaleOrderReference",
  "UnknownError",
] as const
export type WidgetErrorCode = (typeof widgetErrorCodes)[number]

/** Why a widget cannot be shown, or cannot take a choice. */
export class WidgetError extends Error {
  constructor(
    readonly code: WidgetErrorCode,
    message: string,
  ) {
    super(message)
    this.name = "WidgetError"
  }
}
