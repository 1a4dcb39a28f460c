export { cancelAmazonPayOrderWorkflow } from "./cancel-order"
export { captureAmazonPayParcelWorkflow, type CaptureParcelInput } from "./capture-parcel"
export {
  parcelAmount,
  type Contents,
  type OrderLine,
  type ParcelQuestion,
} from "../charging/parcel-amount"
export {
  diagnose,
  registerIpn,
  type DiagnoseOptions,
  type Finding,
  type RegisterIpnOptions,
} from "../diagnostics"
export { checkAmazonPayOrderReferenceWorkflow } from "./check-order-reference"
export { dismissAmazonPayAttentionWorkflow, type DismissInput } from "./dismiss-attention"
export { reconcile, type Reconciled, type ReconcileLimits } from "./reconcile"
export {
  workOnAmazonPayNotificationsWorkflow,
  type WorkOnNotificationsInput,
} from "./work-on-notifications"
