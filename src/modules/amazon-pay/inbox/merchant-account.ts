import type { AmazonPayOptions } from "../options"

/** One merchant account of the store, as the inbox needs it. */
export interface MerchantAccount {
  /** `sellerId/region/environment`. */
  key: string
  options: AmazonPayOptions
}
