export { applyAmazonPayClaimWorkflow, type ApplyAmazonPayClaimInput } from "./apply-claim"
export { cancelAmazonPayOrderWorkflow } from "./cancel-order"
export { captureAmazonPayParcelWorkflow, type CaptureParcelInput } from "./capture-parcel"
export {
  parcelWorth,
  type Contents,
  type OrderLine,
  type ParcelQuestion,
} from "./parcel/parcel-worth"
