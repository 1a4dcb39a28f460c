import { z } from "@medusajs/framework/zod"

/**
 * Everything this store takes from its environment; `.env.template` explains each. A missing one stops the boot with
 * its name, which is easier to read than what would otherwise fail later.
 */
const environment = z.object({
  DATABASE_URL: z.string().min(1),
  STORE_CORS: z.string().default("http://localhost:8000"),
  ADMIN_CORS: z.string().default("http://localhost:9000"),
  AUTH_CORS: z.string().default("http://localhost:8000,http://localhost:9000"),
  JWT_SECRET: z.string().min(1),
  COOKIE_SECRET: z.string().min(1),
  DISABLE_MEDUSA_ADMIN: z.stringbool().default(false),

  AMAZON_PAY_SELLER_ID: z.string().min(1),
  AMAZON_PAY_ACCESS_KEY: z.string().min(1),
  AMAZON_PAY_SECRET_KEY: z.string().min(1),
  AMAZON_PAY_CLIENT_ID: z.string().min(1),
  AMAZON_PAY_REGION: z.enum(["na", "eu", "uk", "jp"]).default("na"),
  AMAZON_PAY_SANDBOX: z.stringbool().default(true),
  AMAZON_PAY_CAPTURE: z
    .enum(["fulfillment", "shipment", "manual", "immediate"])
    .default("fulfillment"),
  AMAZON_PAY_ENDPOINT: z.string().optional(),
  AMAZON_PAY_CERTIFICATE_URL: z.string().optional(),
})

/** An account with another region's Amazon Pay; all of it or nothing. */
const account = z.object({
  SELLER_ID: z.string().min(1),
  ACCESS_KEY: z.string().min(1),
  SECRET_KEY: z.string().min(1),
  CLIENT_ID: z.string().min(1),
  ENDPOINT: z.string().optional(),
  CERTIFICATE_URL: z.string().optional(),
})

/** The regions in which the store may have an account beside its main one. */
const OTHER_REGIONS = ["eu", "jp"] as const

/** Accounts beside the main one, from `AMAZON_PAY_EU_SELLER_ID` and so on. Each becomes the provider `pp_amazon-pay_eu`. */
export function otherAccounts(
  variables: NodeJS.ProcessEnv,
): { region: (typeof OTHER_REGIONS)[number]; account: z.infer<typeof account> }[] {
  return OTHER_REGIONS.flatMap((region) => {
    const prefix = `AMAZON_PAY_${region.toUpperCase()}_`
    if (!variables[`${prefix}SELLER_ID`]) return []
    const names = Object.keys(account.shape)
    const given = Object.fromEntries(names.map((name) => [name, variables[prefix + name]]))
    const result = account.safeParse(given)
    if (result.success) return [{ region, account: result.data }]
    throw new Error(`The account ${prefix}… is not complete.\n${z.prettifyError(result.error)}`)
  })
}

export function readEnvironment(variables: NodeJS.ProcessEnv): z.infer<typeof environment> {
  const result = environment.safeParse(variables)
  if (result.success) return result.data
  throw new Error(`The store's environment is not complete.\n${z.prettifyError(result.error)}`)
}
