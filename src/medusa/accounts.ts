import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import {
  accountKey,
  amazonPayOptionsSchema,
  type AmazonPayOptions,
} from "../modules/amazon-pay/options"

/** One provider entry of the store's configuration. */
export interface Account {
  /** As Medusa calls it: `pp_amazon-pay_<id>`. */
  providerId: string
  /** As the ledger calls it: `sellerId/region/environment`. */
  key: string
  options: AmazonPayOptions
}

const paymentModuleSchema = z.object({
  options: z.object({
    providers: z.array(z.object({ id: z.string().optional(), options: z.unknown() })),
  }),
})
type PaymentModule = z.output<typeof paymentModuleSchema>

/**
 * The store's Amazon Pay accounts, read from the one place where a merchant writes them: the provider entries
 * of the payment module. An entry is recognised by its options, which the boot has checked already, because
 * it may name the provider by package, path or object.
 */
export function accountsOf(container: MedusaContainer): Account[] {
  const { modules } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
  const payment = modules?.[Modules.PAYMENT]
  if (!isPaymentModule(payment)) return []
  return payment.options.providers.flatMap(({ id, options }) => {
    const read = readOnce(options)
    if (!read) return []
    return [
      {
        providerId: `pp_amazon-pay${id ? `_${id}` : ""}`,
        key: accountKey(read),
        options: read,
      },
    ]
  })
}

const alreadyJudged = new WeakMap<object, boolean>()

/** Judged once, as the options are read once: the entries are looked up in what was judged. */
function isPaymentModule(value: unknown): value is PaymentModule {
  if (typeof value !== "object" || value === null) return false
  const before = alreadyJudged.get(value)
  if (before !== undefined) return before
  const is = paymentModuleSchema.safeParse(value).success
  alreadyJudged.set(value, is)
  return is
}

const alreadyRead = new WeakMap<object, AmazonPayOptions | null>()

/** Every notification asks for the accounts, and the configuration stays as it was at the boot. */
function readOnce(options: unknown): AmazonPayOptions | null {
  if (typeof options !== "object" || options === null) return null
  const before = alreadyRead.get(options)
  if (before !== undefined) return before
  const read = amazonPayOptionsSchema.safeParse(options).data ?? null
  alreadyRead.set(options, read)
  return read
}

/** The account behind a payment, or undefined when it was not paid with Amazon Pay. */
export function accountOfProvider(
  container: MedusaContainer,
  providerId: string,
): Account | undefined {
  return accountsOf(container).find((account) => account.providerId === providerId)
}
