import { Modules } from "@medusajs/framework/utils"
import { AMAZON_PAY } from "../support/buyer"
import type { Scene } from "../support/store-suite"
import { withOptions } from "../support/with-options"

interface Provider {
  options_: object
}
interface Payments {
  paymentProviderService_: { retrieveProvider: (id: string) => Provider }
}

/** The same store with other options, also for checkouts: Medusa's payment provider has read its own when it was booted. */
export async function withAccount<T>(
  scene: Scene,
  over: object,
  work: () => Promise<T>,
): Promise<T> {
  const service: unknown = scene.container.resolve(Modules.PAYMENT)
  const { paymentProviderService_ } = service as Payments
  const provider = paymentProviderService_.retrieveProvider(AMAZON_PAY)
  const { options_ } = provider
  provider.options_ = { ...options_, ...over }
  try {
    return await withOptions(scene, over, work)
  } finally {
    provider.options_ = options_
  }
}
