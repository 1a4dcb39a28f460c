import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { z } from "@medusajs/framework/zod"
import { parseOptions, type AmazonPayOptions } from "../../src/modules/amazon-pay/options"
import { AMAZON_PAY } from "./provider-id"
import type { Scene } from "./store-suite"

/** The provider entry as the store's configuration holds it. */
const configured = z.object({
  options: z.object({
    providers: z.array(z.object({ options: z.record(z.string(), z.unknown()) })),
  }),
})

/** The provider as Medusa's payment module has made it, of the options that the store was booted with. */
interface MadeProvider {
  options_: AmazonPayOptions
}

function providerOf(container: MedusaContainer): MadeProvider {
  const payments = container.resolve(Modules.PAYMENT) as unknown as {
    __container__: Record<string, MadeProvider | undefined>
  }
  const provider = payments.__container__[AMAZON_PAY]
  if (!provider) throw new Error("The store's payment module has no Amazon Pay provider.")
  return provider
}

/** The same store with other options in its provider entry, for a while, as if it had been booted with them. */
export async function withOptions<Result>(
  { container }: Scene,
  over: object,
  work: () => Promise<Result>,
): Promise<Result> {
  const { modules } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
  const [entry] = configured.parse(modules?.[Modules.PAYMENT]).options.providers
  const live = (modules?.[Modules.PAYMENT] as z.input<typeof configured>).options.providers[0]
  if (!entry || !live) throw new Error("The store has no Amazon Pay provider.")
  const provider = providerOf(container)
  const before = provider.options_
  live.options = { ...entry.options, ...over }
  provider.options_ = parseOptions(live.options)
  try {
    return await work()
  } finally {
    live.options = entry.options
    provider.options_ = before
  }
}
