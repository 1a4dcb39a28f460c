import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import type { Scene } from "./store-suite"

/** The provider entry as the store's configuration holds it. */
const configured = z.object({
  options: z.object({
    providers: z.array(z.object({ options: z.record(z.string(), z.unknown()) })),
  }),
})

/** The same store with other options in its provider entry, for a while. */
export async function withOptions<Result>(
  { container }: Scene,
  over: object,
  work: () => Promise<Result>,
): Promise<Result> {
  const { modules } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
  const [entry] = configured.parse(modules?.[Modules.PAYMENT]).options.providers
  const live = (modules?.[Modules.PAYMENT] as z.input<typeof configured>).options.providers[0]
  if (!entry || !live) throw new Error("The store has no Amazon Pay provider.")
  live.options = { ...entry.options, ...over }
  try {
    return await work()
  } finally {
    live.options = entry.options
  }
}
