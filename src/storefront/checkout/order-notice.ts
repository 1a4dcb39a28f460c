import { StoreClient } from "../store/store-client.ts"
import { plainFetch } from "../store/store-fetch.ts"
import { chooseStrings, type StringChanges } from "../strings/choose.ts"
import { isStoreFetch, type CheckoutOptions } from "./options.ts"

export interface OrderNoticeOptions extends Pick<CheckoutOptions, "store"> {
  /** The cart that the order was made of. */
  readonly cartId: string
  /** Such as `de-DE`. */
  readonly language: string
  readonly strings?: StringChanges
}

/**
 * What a confirmation page says of an order's payment, for its buyer to read.
 * @returns null when there is nothing to say: the payment is made, or the order was paid another way
 * @throws StoreRefusal, TypeError when the store cannot be asked
 */
export async function orderNotice({
  store,
  cartId,
  language,
  strings,
}: OrderNoticeOptions): Promise<string | null> {
  const client = new StoreClient(isStoreFetch(store) ? store : plainFetch(store), cartId)
  const { status } = await client.status()
  const { waiting, orderDeclined } = chooseStrings(language, strings)
  if (status === "pending") return waiting
  return status === "soft-declined" || status === "hard-declined" ? orderDeclined : null
}
