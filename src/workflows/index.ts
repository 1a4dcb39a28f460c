export { cancelAmazonPayOrderWorkflow } from "./cancel-order"
export { captureAmazonPayParcelWorkflow, type CaptureParcelInput } from "./capture-parcel"
export {
  parcelAmount as parcelWorth,
  type Contents,
  type OrderLine,
  type ParcelQuestion,
} from "./parcel/parcel-worth"
export {
  diagnose,
  registerIpn,
  type DiagnoseOptions,
  type Finding,
  type RegisterIpnOptions,
} from "./doctor"
export { checkAmazonPayOrderReferenceWorkflow } from "./check-order-reference"
export { dismissAmazonPayAttentionWorkflow, type DismissInput } from "./dismiss-attention"
export { reconcile, type Reconciled, type ReconcileLimits } from "./reconciler/reconcile"
export {
  workOnAmazonPayNotificationsWorkflow,
  type WorkOnNotificationsInput,
} from "./work-on-notifications"
