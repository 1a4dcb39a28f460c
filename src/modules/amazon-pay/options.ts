import { defaultCountries } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"
import { optionSentence } from "./option-sentence"
import { mailsSchema } from "./words/mails"
import { textsSchema } from "./words/texts"

/** Ids of Medusa's: another kind's would never match, and nobody would see it. */
function idsOf(prefix: string, what: string) {
  const id = z.string().regex(new RegExp(`^${prefix}\\w+$`), `must be ${what}'s id, ${prefix}…`)
  return z.array(id).min(1, `must name at least one`)
}

/** Those that a store's addresses can name: "uk" would never match. */
const countries = new Set(defaultCountries.map(({ alpha2 }) => alpha2.toLowerCase()))

/**
 * What a merchant writes for one Amazon Pay account, that is for one provider entry in `medusa-config.ts`.
 * Strict on purpose: a misspelt option that is silently ignored could charge at the wrong moment.
 */
export const amazonPayOptionsSchema = z
  .strictObject({
    /** The merchant id, as Seller Central shows it. */
    sellerId: z
      .string()
      .regex(/^[A-Z0-9]{10,24}$/, "must be the merchant id: 10 to 24 capital letters and digits"),
    accessKey: z.string().trim().min(1, "must be the MWS access key id"),
    secretKey: z.string().trim().min(1, "must be the MWS secret key"),
    /** The Login with Amazon client id; the storefront's button needs it. */
    clientId: z.string().trim().min(1, "must be the Login with Amazon client id"),
    region: z.enum(["na", "eu", "uk", "jp"]),
    /** No default: whether real money moves is a choice somebody has to write down. */
    sandbox: z.boolean(),
    /** Only where a solution provider signs on the merchant's behalf. */
    mwsAuthToken: z.string().trim().min(1).optional(),
    /** What makes the plugin charge: a fulfillment created, a shipment created, nothing but a person, or the checkout. */
    capture: z.enum(["fulfillment", "shipment", "manual", "immediate"]).default("fulfillment"),
    /** Whether the buyer waits for Amazon's decision, or the order is placed and decided on later. */
    authorization: z.enum(["sync", "async", "sync-then-async"]).default("sync-then-async"),
    /** After a capture of a part: authorize the rest when it is needed, or at once so that it stays held. */
    remainder: z.enum(["on-demand", "reserve"]).default("on-demand"),
    /**
     * What becomes of a fulfillment made in the dashboard that cannot be charged: the dashboard warns before it, or the
     * store refuses it.
     */
    guard: z.enum(["warn", "block"]).default("warn"),
    /**
     * An order that does not go where its buyer chose at Amazon: somebody is told; or it is sent there instead, within the same
     * place; or its cart becomes no order.
     */
    address: z.enum(["warn", "overwrite", "block"]).default("warn"),
    /** What Amazon Pay is not offered for; see `restrictionOf`. Goods that nobody sends go to no country, box or station. */
    notOfferedFor: z
      .strictObject({
        /** ISO 3166 alpha-2, in any case. */
        countries: z
          .array(
            z
              .string()
              .toLowerCase()
              .refine((code) => countries.has(code), {
                error: "must be a country's two letters by ISO 3166, such as GB or DE",
              }),
          )
          .min(1, "must name at least one country")
          .optional(),
        poBoxes: z.boolean().default(false),
        packingStations: z.boolean().default(false),
        products: idsOf("prod_", "a product").optional(),
        /** With those below them. */
        categories: idsOf("pcat_", "a category").optional(),
        customerGroups: idsOf("cusgroup_", "a customer group").optional(),
      })
      .optional(),
    /** Customer groups whose customers alone are offered Amazon Pay, once they have logged in. */
    testers: idsOf("cusgroup_", "a customer group").optional(),
    /** Shown to the buyer by Amazon in place of the name from Seller Central. */
    storeName: z.string().trim().min(1).max(50).optional(),
    /** What buyers read in Amazon's mails, and the merchant in Seller Central, in place of the plugin's own texts. */
    texts: textsSchema.optional(),
    /** Which mails about the payment are sent to buyers, where the store has a provider for the channel `email`. */
    mails: mailsSchema.optional(),
    /** The seller id of a solution provider that has built the store; merchants leave it out. */
    platformId: z
      .string()
      .regex(/^[A-Z0-9]{10,24}$/, "must be a seller id: 10 to 24 capital letters and digits")
      .optional(),
    /** Text on the buyer's statement, behind `AMZ*`. */
    softDescriptor: z.string().trim().min(1).max(16).optional(),
    /** Whether buyers are asked for their billing address, too: for accounts that Amazon has enabled for it. */
    billingAddress: z.boolean().default(false),
    /** Where a simulator answers instead of Amazon. An origin such as `http://localhost:9001`. */
    endpoint: z.url({ protocol: /^https?$/, error: "must be a URL" }).optional(),
    ipn: z
      .strictObject({
        /** The one certificate address to be trusted instead of Amazon's own: a simulator's. */
        certificateUrl: z.url({ protocol: /^https?$/, error: "must be a URL" }).optional(),
        /** The store's own address for notifications, which the command `amazon-pay` checks and registers. */
        url: z.url({ protocol: /^https?$/, error: "must be a URL" }).optional(),
        /** The SNS topics whose messages are taken. Left out, the first one seen is, until a person confirms it. */
        topicArns: z
          .array(z.string().regex(/^arn:aws[a-z-]*:sns:/, "must be the ARN of an SNS topic"))
          .min(1, "must name at least one topic")
          .optional(),
        /** How long the text of messages is kept, buyer data masked; 0 keeps none. */
        keepDays: z.number().int().min(0, "must be 0 or more").max(3650).default(90),
        /** Whether a topic that asks to be subscribed is confirmed without a person. */
        confirmSubscriptions: z.boolean().default(false),
      })
      .optional(),
  })
  .superRefine((options, context) => {
    if (options.sandbox) return
    const sandboxOnly = "is for a simulator and is refused with `sandbox: false`"
    if (options.endpoint)
      context.addIssue({ code: "custom", path: ["endpoint"], message: sandboxOnly })
    if (options.ipn?.certificateUrl) {
      context.addIssue({ code: "custom", path: ["ipn", "certificateUrl"], message: sandboxOnly })
    }
    const { url } = options.ipn ?? {}
    if (url !== undefined && URL.canParse(url) && new URL(url).protocol !== "https:") {
      const message = "must begin with https:// with `sandbox: false`"
      context.addIssue({ code: "custom", path: ["ipn", "url"], message })
    }
  })

export type AmazonPayOptions = z.output<typeof amazonPayOptionsSchema>

/** Names each wrong option and what it must be. Never repeats a value: it may be a secret. */
export class AmazonPayOptionsError extends Error {
  override readonly name = "AmazonPayOptionsError"
  constructor(
    readonly problems: string[],
    /** The seller id of the provider entry, where it is one. */
    readonly sellerId?: string,
  ) {
    const entry = sellerId ? ` for seller ${sellerId}` : ""
    super(
      `Amazon Pay cannot start${entry}: ${problems.join("; ")}. See "Options" in the README of medusa-payment-amazon-pay.`,
    )
  }
}

/**
 * Checks a provider entry's options.
 * @throws AmazonPayOptionsError one sentence that names the entry and every wrong option
 */
export function parseOptions(options: unknown): AmazonPayOptions {
  const parsed = amazonPayOptionsSchema.safeParse(options ?? {}, { reportInput: true })
  if (parsed.success) return parsed.data
  const { sellerId } = amazonPayOptionsSchema.shape
  const entry = z.object({ sellerId }).safeParse(options)
  // An access key that was pasted in its place looks like one.
  const isSeller = !/^A[KS]IA/.test(entry.data?.sellerId ?? "")
  const problems = parsed.error.issues.map((issue) => optionSentence(issue, amazonPayOptionsSchema))
  throw new AmazonPayOptionsError(problems, isSeller ? entry.data?.sellerId : undefined)
}

/** Tells merchant accounts apart: one seller may have a sandbox and a live entry, or two regions. */
export function accountKey(
  options: Pick<AmazonPayOptions, "sellerId" | "region" | "sandbox">,
): string {
  return `${options.sellerId}/${options.region}/${options.sandbox ? "sandbox" : "live"}`
}

/** The region of an account, by its key. */
export function regionOf(key: string): AmazonPayOptions["region"] {
  return amazonPayOptionsSchema.shape.region.parse(key.split("/")[1])
}

/** Whether an account, by its key, is one of Amazon's sandbox. */
export function isSandboxAccount(key: string): boolean {
  return key.endsWith("/sandbox")
}
