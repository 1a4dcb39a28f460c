import type { OrderReferenceAnswer } from "../store/contract.ts"
import type { StoreClient } from "../store/store-client.ts"
import { StoreRefusal } from "../store/store-fetch.ts"
import { codeOf, statusOf } from "./problem.ts"

/** `@medusajs/js-sdk` drops the store's code: a refused request may be the login's fault or not. */
function isUnexplained(error: unknown): error is Error {
  return error instanceof Error && statusOf(error) === 400 && codeOf(error) === null
}

/**
 * Has the store read the order reference. A refusal that does not say why is looked into by asking once more without
 * the token: what is answered then was refused because of the login.
 * @throws StoreRefusal `amazon_login_expired` when only the login stands in the way
 */
export async function readOrder(
  client: StoreClient,
  id: string,
  accessToken: string | null,
): Promise<OrderReferenceAnswer> {
  try {
    return await client.orderReference(id, accessToken)
  } catch (error) {
    if (accessToken === null || !isUnexplained(error)) throw error
    const isTokensFault = await client.orderReference(id, null).then(
      () => true,
      () => false,
    )
    throw isTokensFault ? new StoreRefusal(400, error.message, "amazon_login_expired") : error
  }
}
