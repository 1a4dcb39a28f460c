import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

const cloud = z.object({ api_key: z.string().min(1), endpoint: z.string().min(1) })
const notificationModule = z.object({
  options: z.object({
    providers: z
      // Medusa takes a provider without channels, which then sends nothing.
      .array(z.object({ options: z.object({ channels: z.array(z.string()).nullish() }).nullish() }))
      .nullish(),
    cloud: cloud.nullish().catch(null),
  }),
})

/**
 * Whether the store has a provider that sends mails: one of its own for the channel `email`, or Medusa Cloud's. Asked of the
 * configuration: where there is none, Medusa would write each mail down as failed.
 */
export function hasMailProvider(container: MedusaContainer): boolean {
  const { modules } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
  const { data } = notificationModule.safeParse(modules?.[Modules.NOTIFICATION])
  if (!data) return false
  const { providers, cloud } = data.options
  return Boolean(cloud) || (providers ?? []).some((one) => one.options?.channels?.includes("email"))
}
