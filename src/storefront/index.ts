export { AmazonPayCheckout } from "./checkout/checkout.ts"
export type { Tools } from "./checkout/load-tools.ts"
export type { Money } from "./checkout/money.ts"
export { moneyText, sameMoney } from "./checkout/money.ts"
export type { OrderNoticeOptions } from "./checkout/order-notice.ts"
export { orderNotice } from "./checkout/order-notice.ts"
export type { CheckoutNotice, CheckoutOptions } from "./checkout/options.ts"
export type { Problem, ProblemCode } from "./checkout/problem.ts"
export { problemCodes } from "./checkout/problem.ts"
export type { CheckoutState, Return, Step } from "./checkout/state.ts"
export { canPlace, consented, steps } from "./checkout/state.ts"
export { showAddressBook } from "./page/address-book.ts"
export type { ButtonLook } from "./page/button.ts"
export { showButton } from "./page/button.ts"
export type { CheckoutButtonOptions } from "./page/checkout-button.ts"
export { mountAmazonPayButton } from "./page/checkout-button.ts"
export type { MountedCheckout, MountOptions } from "./page/mount.ts"
export { mountAmazonPay } from "./page/mount.ts"
export type { CheckoutView } from "./page/view.ts"
export { viewOf } from "./page/view.ts"
export { showWallet } from "./page/wallet.ts"
export type {
  AmazonPayConfig,
  CheckoutStatus,
  ConstraintView,
  NextStep,
  OrderReferenceAnswer,
  OrderReferenceView,
  Region,
  StatusAnswer,
} from "./store/contract.ts"
export type { StoreAddress, StoreFetch, StoreRequest } from "./store/store-fetch.ts"
export { StoreRefusal } from "./store/store-fetch.ts"
export type { StringChanges } from "./strings/choose.ts"
export { chooseStrings, languages, problemText } from "./strings/choose.ts"
export type { ConstraintCode, Strings } from "./strings/strings.ts"
